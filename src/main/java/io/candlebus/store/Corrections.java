package io.candlebus.store;

import io.candlebus.market.FinalCandle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * What was said of one series' candles after they were final, laid over what was final first. A late candle, of which
 * nothing was known, is its own first revision. One thread adds; any reads.
 */
final class Corrections {
    /** Candles of a series that are corrected at most; what is said of others is not kept. */
    static final int CANDLES_LIMIT = 10_000;

    /** Revisions of a candle; what is said of it then is not kept. */
    static final int REVISIONS_LIMIT = 16;

    /** Lists, ascending, that are replaced and never changed. */
    private final ConcurrentSkipListMap<Long, List<Entry.CandleCorrected>> byOpen = new ConcurrentSkipListMap<>();

    /** Whether there is room for one more revision. */
    boolean takes(long openMs) {
        List<Entry.CandleCorrected> known = byOpen.get(openMs);
        return known == null
                ? byOpen.size() < CANDLES_LIMIT
                : known.get(known.size() - 1).candle().revision() < REVISIONS_LIMIT;
    }

    void add(Entry.CandleCorrected corrected) {
        byOpen.merge(corrected.candle().candle().openTimeMs(), List.of(corrected), (known, more) -> {
            List<Entry.CandleCorrected> all = new ArrayList<>(known);
            all.addAll(more);
            return List.copyOf(all);
        });
    }

    /** Whether something is said of a candle that opens before a time. */
    boolean reachesBefore(long openMs) {
        return !byOpen.isEmpty() && byOpen.firstKey() < openMs;
    }

    /** Their candles are no longer kept. */
    void forgetBefore(long openMs) {
        byOpen.headMap(openMs).clear();
    }

    /** All revisions of a candle after the first, or with it when it was late; ascending. */
    List<FinalCandle> of(long openMs) {
        return byOpen.getOrDefault(openMs, List.of()).stream()
                .map(Entry.CandleCorrected::candle)
                .toList();
    }

    /**
     * What was final first, with what was known to be wrong by then put right.
     *
     * @param first all there is of a stretch, ascending
     * @param fromMs of the stretch, inclusive
     * @param toMs exclusive
     * @param known sequence of the last correction that counts
     */
    List<FinalCandle> over(List<FinalCandle> first, long fromMs, long toMs, long known) {
        if (byOpen.isEmpty() || fromMs >= toMs) {
            return first;
        }
        Collection<List<Entry.CandleCorrected>> said =
                byOpen.subMap(fromMs, toMs).values();
        if (said.isEmpty()) {
            return first;
        }
        TreeMap<Long, FinalCandle> all = new TreeMap<>();
        first.forEach(candle -> all.put(candle.candle().openTimeMs(), candle));
        for (List<Entry.CandleCorrected> revisions : said) {
            FinalCandle newest = null;
            for (Entry.CandleCorrected revision : revisions) {
                newest = revision.sequence() <= known ? revision.candle() : newest;
            }
            if (newest != null
                    && (isLate(revisions) || all.containsKey(newest.candle().openTimeMs()))) {
                all.put(newest.candle().openTimeMs(), newest);
            }
        }
        return List.copyOf(all.values());
    }

    private static boolean isLate(List<Entry.CandleCorrected> revisions) {
        return revisions.get(0).candle().revision() == 1;
    }
}
