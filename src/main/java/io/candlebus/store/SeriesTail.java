package io.candlebus.store;

import io.candlebus.market.FinalCandle;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The newest candles of a series in memory. One thread appends; any thread reads, without a lock: open times ascend, so a
 * reader that meets one out of order knows that the writer has gone round, and stops there.
 */
final class SeriesTail {
    private final AtomicReferenceArray<FinalCandle> ring;
    private volatile long count;

    SeriesTail(int capacity) {
        ring = new AtomicReferenceArray<>(capacity);
    }

    /** Appends; the one writing thread. */
    void append(FinalCandle candle) {
        long next = count;
        ring.set((int) (next % ring.length()), candle);
        count = next + 1;
    }

    /** Null before the first. */
    FinalCandle newest() {
        long end = count;
        return end == 0 ? null : ring.get((int) ((end - 1) % ring.length()));
    }

    /** The newest {@code limit} that open in {@code [fromMs, toMs)}, ascending. */
    List<FinalCandle> range(long fromMs, long toMs, int limit) {
        List<FinalCandle> found = new ArrayList<>();
        long newerMs = Long.MAX_VALUE;
        long end = count;
        long start = Math.max(0, end - ring.length());
        for (long i = end - 1; i >= start && found.size() < limit; i--) {
            FinalCandle candle = ring.get((int) (i % ring.length()));
            long openMs = candle.candle().openTimeMs();
            if (openMs >= newerMs || openMs < fromMs) {
                break;
            }
            newerMs = openMs;
            if (openMs < toMs) {
                found.add(candle);
            }
        }
        Collections.reverse(found);
        return found;
    }

    /** Open time of the oldest candle still here; {@code Long.MAX_VALUE} while there is none. */
    long oldestOpenMs() {
        long end = count;
        if (end == 0) {
            return Long.MAX_VALUE;
        }
        return ring.get((int) (Math.max(0, end - ring.length()) % ring.length()))
                .candle()
                .openTimeMs();
    }

    /** Candles that open later than a time, counted up to a limit. */
    int newerThan(long openMs, int limit) {
        long end = count;
        long start = Math.max(0, end - Math.min(limit, ring.length()));
        int newer = 0;
        for (long i = end - 1; i >= start; i--) {
            if (ring.get((int) (i % ring.length())).candle().openTimeMs() <= openMs) {
                break;
            }
            newer++;
        }
        return newer;
    }
}
