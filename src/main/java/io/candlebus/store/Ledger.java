package io.candlebus.store;

import io.candlebus.market.FinalCandle;
import io.candlebus.market.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Every final candle: the newest in memory, all that are kept in the store. One thread, the feed's, appends; any thread
 * reads. Reads that reach beyond memory block on the store, and say so.
 *
 * <p>A candle that is corrected keeps what was said of it before. Who reads is given what is known now, or what was known
 * when a session began: so what a session made of its candles comes out equal for ever.
 */
public final class Ledger {
    /** Candles of a series in memory. */
    public static final int IN_MEMORY = 16_384;

    /** What {@link #newestOpenMs} gives for a series without candles. */
    public static final long NONE = Long.MIN_VALUE;

    /** Every correction there is counts. */
    public static final long ALL = Long.MAX_VALUE;

    private static final int CHUNK = 4_096;

    private final Store store;
    private final StoreWriter writer;
    private final int inMemory;
    private final Map<Series, Kept> kept = new ConcurrentHashMap<>();
    private volatile long corrections;

    /** What is in memory of a series. */
    private record Kept(SeriesTail tail, Corrections corrections) {}

    /** Loads the newest candles of every series; blocks. */
    public Ledger(Store store, StoreWriter writer) {
        this(store, writer, IN_MEMORY);
    }

    Ledger(Store store, StoreWriter writer, int inMemory) {
        this.store = store;
        this.writer = writer;
        this.inMemory = inMemory;
        for (Series series : store.series()) {
            Kept of = kept(series);
            store.candles(series, Long.MIN_VALUE, Long.MAX_VALUE, inMemory).forEach(of.tail::append);
            store.corrections(series).forEach(of.corrections::add);
        }
        corrections = store.lastCorrection();
    }

    private Kept kept(Series series) {
        Kept known = kept.get(series);
        return known != null
                ? known
                : kept.computeIfAbsent(series, s -> new Kept(new SeriesTail(inMemory), new Corrections()));
    }

    /**
     * Takes in the next candle of its series, and hands it to the store. The feed's thread; never blocks.
     *
     * @throws IllegalArgumentException when it does not open after the newest one
     * @throws StoreFailure when the store has not worked for so long that it takes nothing more; the candle is not taken
     */
    public void append(FinalCandle candle) {
        SeriesTail tail = kept(candle.series()).tail;
        FinalCandle newest = tail.newest();
        if (newest != null && newest.candle().openTimeMs() >= candle.candle().openTimeMs()) {
            throw new IllegalArgumentException(candle + " does not open after " + newest);
        }
        writer.append(new Entry.CandleClosed(candle));
        tail.append(candle);
    }

    /**
     * Takes in what is said of a candle after it, or a later one, was final: a revision beside those before, or the first one
     * where nothing was known. The feed's thread; never blocks.
     *
     * @return the revision; nothing when it says what is known, or lies before what is in memory, or there are too many
     * @throws StoreFailure as {@link #append}
     */
    public Optional<FinalCandle> correct(FinalCandle candle) {
        Kept of = kept(candle.series());
        long openMs = candle.candle().openTimeMs();
        FinalCandle newest = of.tail.newest();
        boolean beside = newest != null
                && openMs >= of.tail.oldestOpenMs()
                && openMs <= newest.candle().openTimeMs();
        if (!beside || !of.corrections.takes(openMs)) {
            return Optional.empty();
        }
        List<FinalCandle> known = revisions(of, openMs);
        FinalCandle last = known.isEmpty() ? null : known.get(known.size() - 1);
        if (last != null && last.candle().equals(candle.candle())) {
            return Optional.empty();
        }
        FinalCandle revised = candle.revised(last == null ? 1 : last.revision() + 1);
        Entry.CandleCorrected entry = new Entry.CandleCorrected(revised, corrections + 1);
        writer.append(entry);
        of.corrections.add(entry);
        corrections = entry.sequence();
        return Optional.of(revised);
    }

    private static List<FinalCandle> revisions(Kept of, long openMs) {
        List<FinalCandle> all = new ArrayList<>(of.tail.range(openMs, openMs + 1, 1));
        all.addAll(of.corrections.of(openMs));
        return all;
    }

    /** Every revision of a candle, ascending; empty when there is none that opens then. May block. */
    public List<FinalCandle> revisions(Series series, long openMs) {
        Kept of = kept.get(series);
        if (of == null) {
            return List.of();
        }
        List<FinalCandle> all = new ArrayList<>(first(of, series, openMs, openMs + 1, 1));
        List<FinalCandle> later = of.corrections.of(openMs);
        boolean late = !later.isEmpty() && later.get(0).revision() == 1;
        if (!all.isEmpty() || late) {
            all.addAll(later);
        }
        return all;
    }

    /** Sequence of the last correction: who begins now, and reads with it, sees none that come later. */
    public long corrections() {
        return corrections;
    }

    /** Open time of the newest candle, or {@link #NONE}. */
    public long newestOpenMs(Series series) {
        Kept of = kept.get(series);
        FinalCandle newest = of == null ? null : of.tail.newest();
        return newest == null ? NONE : newest.candle().openTimeMs();
    }

    /** The newest candle; null while there is none. */
    public FinalCandle newest(Series series) {
        List<FinalCandle> newest = recent(series, Long.MIN_VALUE, Long.MAX_VALUE, 1);
        return newest.isEmpty() ? null : newest.get(0);
    }

    /** How many candles open later than a time, counted up to a limit. */
    public int newerThan(Series series, long openMs, int limit) {
        Kept of = kept.get(series);
        return of == null ? 0 : of.tail.newerThan(openMs, limit);
    }

    /** Every series that ever had a candle. */
    public List<Series> series() {
        return List.copyOf(kept.keySet());
    }

    /** The newest {@code limit} candles in memory that open in {@code [fromMs, toMs)}, ascending; never blocks. */
    public List<FinalCandle> recent(Series series, long fromMs, long toMs, int limit) {
        return recent(series, fromMs, toMs, limit, ALL);
    }

    /** As {@link #recent(Series, long, long, int)}, as they were known by a correction. */
    public List<FinalCandle> recent(Series series, long fromMs, long toMs, int limit, long known) {
        Kept of = kept.get(series);
        if (of == null) {
            return List.of();
        }
        List<FinalCandle> first = of.tail.range(fromMs, toMs, limit);
        long beginMs = first.size() == limit ? openMs(first.get(0)) : Math.max(fromMs, of.tail.oldestOpenMs());
        return newest(of.corrections.over(first, beginMs, toMs, known), limit);
    }

    /** The newest {@code limit} candles that open in {@code [fromMs, toMs)}, ascending. May block. */
    public List<FinalCandle> range(Series series, long fromMs, long toMs, int limit) {
        return range(series, fromMs, toMs, limit, ALL);
    }

    /** As {@link #range(Series, long, long, int)}, as they were known by a correction. May block. */
    public List<FinalCandle> range(Series series, long fromMs, long toMs, int limit, long known) {
        Kept of = kept.get(series);
        if (of == null) {
            return List.of();
        }
        List<FinalCandle> first = first(of, series, fromMs, toMs, limit);
        forget(of, series, fromMs);
        long beginMs = first.size() == limit ? openMs(first.get(0)) : fromMs;
        return newest(of.corrections.over(first, beginMs, toMs, known), limit);
    }

    private List<FinalCandle> first(Kept of, Series series, long fromMs, long toMs, int limit) {
        long oldestMs = of.tail.oldestOpenMs();
        List<FinalCandle> recent = of.tail.range(fromMs, toMs, limit);
        if (recent.size() == limit || fromMs >= oldestMs) {
            return recent;
        }
        long firstMs = recent.isEmpty() ? Math.min(oldestMs, toMs) : openMs(recent.get(0));
        List<FinalCandle> all = new ArrayList<>(store.candles(series, fromMs, firstMs, limit - recent.size()));
        all.addAll(recent);
        return all;
    }

    private static List<FinalCandle> newest(List<FinalCandle> candles, int limit) {
        return candles.size() <= limit ? candles : candles.subList(candles.size() - limit, candles.size());
    }

    /** What was said of candles that have been removed since goes with them, before a read that reaches so far back. */
    private void forget(Kept of, Series series, long fromMs) {
        long oldestMs = of.tail.oldestOpenMs();
        if (fromMs < oldestMs && of.corrections.reachesBefore(oldestMs)) {
            List<FinalCandle> oldest = store.candlesFrom(series, Long.MIN_VALUE, 1);
            of.corrections.forgetBefore(oldest.isEmpty() ? oldestMs : openMs(oldest.get(0)));
        }
    }

    /** Gives every candle that opens at a time or later, ascending, up to the newest there is. May block. */
    public void replay(Series series, long fromMs, Consumer<FinalCandle> each) {
        replay(series, fromMs, ALL, each);
    }

    /** As {@link #replay(Series, long, Consumer)}, as they were known by a correction. */
    public void replay(Series series, long fromMs, long known, Consumer<FinalCandle> each) {
        replayWhile(series, fromMs, known, candle -> {
            each.accept(candle);
            return true;
        });
    }

    /** As {@link #replay(Series, long, Consumer)}, until a candle is refused. */
    public void replayWhile(Series series, long fromMs, Predicate<FinalCandle> goesOn) {
        replayWhile(series, fromMs, ALL, goesOn);
    }

    private void replayWhile(Series series, long fromMs, long known, Predicate<FinalCandle> goesOn) {
        Kept of = kept.get(series);
        if (of == null) {
            return;
        }
        forget(of, series, fromMs);
        long nextMs = fromMs;
        while (nextMs < of.tail.oldestOpenMs()) {
            List<FinalCandle> chunk = store.candlesFrom(series, nextMs, CHUNK);
            long endMs = chunk.isEmpty() ? nextMs : openMs(chunk.get(chunk.size() - 1)) + 1;
            if (!all(of.corrections.over(chunk, nextMs, endMs, known), goesOn)) {
                return;
            }
            nextMs = endMs;
            if (chunk.size() < CHUNK) {
                break;
            }
        }
        List<FinalCandle> recent = of.tail.range(nextMs, Long.MAX_VALUE, Integer.MAX_VALUE);
        all(of.corrections.over(recent, nextMs, Long.MAX_VALUE, known), goesOn);
    }

    private static boolean all(List<FinalCandle> candles, Predicate<FinalCandle> goesOn) {
        for (FinalCandle candle : candles) {
            if (!goesOn.test(candle)) {
                return false;
            }
        }
        return true;
    }

    private static long openMs(FinalCandle candle) {
        return candle.candle().openTimeMs();
    }
}
