package io.candlebus.store;

import io.candlebus.market.FinalCandle;
import io.candlebus.market.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Every final candle: the newest in memory, all that are kept in the store. One thread, the feed's, appends; any thread
 * reads. Reads that reach beyond memory block on the store, and say so.
 */
public final class Ledger {
    /** Candles of a series in memory. */
    public static final int IN_MEMORY = 16_384;

    /** What {@link #newestOpenMs} gives for a series without candles. */
    public static final long NONE = Long.MIN_VALUE;

    private static final int CHUNK = 4_096;

    private final Store store;
    private final StoreWriter writer;
    private final int inMemory;
    private final Map<Series, SeriesTail> tails = new ConcurrentHashMap<>();

    /** Loads the newest candles of every series; blocks. */
    public Ledger(Store store, StoreWriter writer) {
        this(store, writer, IN_MEMORY);
    }

    Ledger(Store store, StoreWriter writer, int inMemory) {
        this.store = store;
        this.writer = writer;
        this.inMemory = inMemory;
        for (Series series : store.series()) {
            SeriesTail tail = tail(series);
            store.candles(series, Long.MIN_VALUE, Long.MAX_VALUE, inMemory).forEach(tail::append);
        }
    }

    private SeriesTail tail(Series series) {
        SeriesTail known = tails.get(series);
        return known != null ? known : tails.computeIfAbsent(series, s -> new SeriesTail(inMemory));
    }

    /**
     * Takes in the next candle of its series, and hands it to the store. The feed's thread; never blocks.
     *
     * @throws IllegalArgumentException when it does not open after the newest one
     * @throws StoreFailure when the store has not worked for so long that it takes nothing more; the candle is not taken
     */
    public void append(FinalCandle candle) {
        SeriesTail tail = tail(candle.series());
        FinalCandle newest = tail.newest();
        if (newest != null && newest.candle().openTimeMs() >= candle.candle().openTimeMs()) {
            throw new IllegalArgumentException(candle + " does not open after " + newest);
        }
        writer.append(new Entry.CandleClosed(candle));
        tail.append(candle);
    }

    /** Open time of the newest candle, or {@link #NONE}. */
    public long newestOpenMs(Series series) {
        FinalCandle newest = newest(series);
        return newest == null ? NONE : newest.candle().openTimeMs();
    }

    /** The newest candle; null while there is none. */
    public FinalCandle newest(Series series) {
        SeriesTail tail = tails.get(series);
        return tail == null ? null : tail.newest();
    }

    /** How many candles open later than a time, counted up to a limit. */
    public int newerThan(Series series, long openMs, int limit) {
        SeriesTail tail = tails.get(series);
        return tail == null ? 0 : tail.newerThan(openMs, limit);
    }

    /** Every series that ever had a candle. */
    public List<Series> series() {
        return List.copyOf(tails.keySet());
    }

    /** The newest {@code limit} candles in memory that open in {@code [fromMs, toMs)}, ascending; never blocks. */
    public List<FinalCandle> recent(Series series, long fromMs, long toMs, int limit) {
        SeriesTail tail = tails.get(series);
        return tail == null ? List.of() : tail.range(fromMs, toMs, limit);
    }

    /** The newest {@code limit} candles that open in {@code [fromMs, toMs)}, ascending. May block. */
    public List<FinalCandle> range(Series series, long fromMs, long toMs, int limit) {
        SeriesTail tail = tails.get(series);
        if (tail == null) {
            return List.of();
        }
        long oldestMs = tail.oldestOpenMs();
        List<FinalCandle> recent = tail.range(fromMs, toMs, limit);
        if (recent.size() == limit || fromMs >= oldestMs) {
            return recent;
        }
        long firstMs = recent.isEmpty()
                ? Math.min(oldestMs, toMs)
                : recent.get(0).candle().openTimeMs();
        List<FinalCandle> all = new ArrayList<>(store.candles(series, fromMs, firstMs, limit - recent.size()));
        all.addAll(recent);
        return all;
    }

    /** Gives every candle that opens at a time or later, ascending, up to the newest there is. May block. */
    public void replay(Series series, long fromMs, Consumer<FinalCandle> each) {
        replayWhile(series, fromMs, candle -> {
            each.accept(candle);
            return true;
        });
    }

    /** As {@link #replay}, until a candle is refused. */
    public void replayWhile(Series series, long fromMs, Predicate<FinalCandle> goesOn) {
        SeriesTail tail = tails.get(series);
        if (tail == null) {
            return;
        }
        long nextMs = fromMs;
        while (nextMs < tail.oldestOpenMs()) {
            List<FinalCandle> chunk = store.candlesFrom(series, nextMs, CHUNK);
            if (!all(chunk, goesOn)) {
                return;
            }
            if (chunk.size() < CHUNK) {
                nextMs = chunk.isEmpty() ? nextMs : openMs(chunk) + 1;
                break;
            }
            nextMs = openMs(chunk) + 1;
        }
        all(tail.range(nextMs, Long.MAX_VALUE, Integer.MAX_VALUE), goesOn);
    }

    private static boolean all(List<FinalCandle> candles, Predicate<FinalCandle> goesOn) {
        for (FinalCandle candle : candles) {
            if (!goesOn.test(candle)) {
                return false;
            }
        }
        return true;
    }

    private static long openMs(List<FinalCandle> chunk) {
        return chunk.get(chunk.size() - 1).candle().openTimeMs();
    }
}
