package io.candlebus.engine.job;

import io.candlebus.api.Refused;
import io.candlebus.market.Candle;
import io.candlebus.market.CandleAggregator;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.Series;
import io.candlebus.market.Timeframe;
import io.candlebus.store.Ledger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** The ledger's candles of a series: those that are stored, or put together of a lower timeframe. Any thread; blocks. */
final class LedgerCandles {
    private final Ledger ledger;
    private final int limit;

    /** @param limit candles of the ledger that are read at most */
    LedgerCandles(Ledger ledger, int limit) {
        this.ledger = ledger;
        this.limit = limit;
    }

    /**
     * Of which candles others are made.
     *
     * @param series stored
     * @param fromMs open of the first candle that can be made whole
     * @param toMs close of the last one
     */
    record Source(Series series, long fromMs, long toMs) {
        /** How much of a stretch it covers. */
        private long within(long from, long to) {
            return Math.min(toMs, to) - Math.max(fromMs, from);
        }
    }

    /**
     * Where a series' candles come from: what covers most of a stretch, of equals the highest timeframe.
     *
     * @throws Refused CONFLICT when no candle of the stretch can be had, with what can
     */
    Source source(Series wanted, long fromMs, long toMs) {
        List<Source> sources = ledger.series().stream()
                .filter(series -> series.symbol().equals(wanted.symbol())
                        && wanted.timeframe().consistsOf(series.timeframe()))
                .map(series -> source(series, wanted.timeframe()))
                .filter(source -> source.fromMs() < source.toMs())
                .toList();
        if (sources.isEmpty()) {
            throw new Refused(Refused.Reason.CONFLICT, none(wanted));
        }
        Source best = sources.stream()
                .max(Comparator.comparingLong((Source source) -> source.within(fromMs, toMs))
                        .thenComparing(source -> source.series().timeframe()))
                .orElseThrow();
        if (best.within(fromMs, toMs) <= 0) {
            throw new Refused(
                    Refused.Reason.CONFLICT,
                    "no candle of " + wanted.symbol() + " " + wanted.timeframe() + " opens in that time; those that are"
                            + " kept cover " + span(best));
        }
        return best;
    }

    private Source source(Series stored, Timeframe whole) {
        long firstMs = first(stored);
        FinalCandle newest = ledger.newest(stored);
        if (firstMs == Ledger.NONE || newest == null) {
            return new Source(stored, 0, 0);
        }
        long opensMs = whole.openOf(firstMs);
        long endMs = stored.timeframe().closeOf(newest.candle().openTimeMs());
        return new Source(stored, opensMs == firstMs ? firstMs : whole.closeOf(opensMs), whole.openOf(endMs));
    }

    private long first(Series stored) {
        long[] first = {Ledger.NONE};
        ledger.replayWhile(stored, Long.MIN_VALUE, candle -> {
            first[0] = candle.candle().openTimeMs();
            return false;
        });
        return first[0];
    }

    private String none(Series wanted) {
        String kept = ledger.series().stream()
                .map(series -> series.symbol() + " " + series.timeframe())
                .sorted()
                .collect(Collectors.joining(", "));
        return "the ledger has no candles of which " + wanted.symbol() + " " + wanted.timeframe()
                + " can be had; it has " + (kept.isEmpty() ? "none at all" : kept)
                + ": choose one of them, or play others with the feed";
    }

    private static String span(Source source) {
        return Instant.ofEpochMilli(source.fromMs()) + " to " + Instant.ofEpochMilli(source.toMs());
    }

    /**
     * The candles of a stretch, and some before it.
     *
     * @param before candles that open earlier, at most; fewer when there are no more, or when the limit is reached
     * @return ascending; some when cancelled
     * @throws JobFailure when the stretch has more candles than are read
     */
    List<Candle> read(Source source, Timeframe whole, Stretch stretch, int before, BooleanSupplier cancelled) {
        List<Candle> parts = new ArrayList<>();
        long fromMs = Math.max(source.fromMs(), stretch.fromMs());
        long beginMs = whole.openOf(fromMs) == fromMs ? fromMs : whole.closeOf(whole.openOf(fromMs));
        ledger.replayWhile(source.series(), beginMs, closed -> {
            long openMs = closed.candle().openTimeMs();
            if (whole.openOf(openMs) >= stretch.toMs() || cancelled.getAsBoolean()) {
                return false;
            }
            if (parts.size() == limit) {
                throw new JobFailure("there are more than " + limit + " candles of "
                        + source.series().symbol() + " " + source.series().timeframe()
                        + " in that time; choose a shorter one");
            }
            return parts.add(closed.candle());
        });
        List<Candle> history = history(source, whole, beginMs, Math.min(before, limit - parts.size()));
        history.addAll(parts);
        return put(history, source.series().timeframe(), whole);
    }

    private List<Candle> history(Source source, Timeframe whole, long beginMs, int before) {
        long parts = Math.max(1, whole.longestMs() / source.series().timeframe().longestMs());
        int count = (int) Math.min(limit, before * parts);
        List<Candle> history = new ArrayList<>();
        if (count > 0) {
            for (FinalCandle closed : ledger.range(source.series(), source.fromMs(), beginMs, count)) {
                history.add(closed.candle());
            }
        }
        // The first may be one in the middle of a candle, whose beginning is then not known.
        int at = 0;
        while (at < history.size() && !opens(whole, history.get(0), history.get(at))) {
            at++;
        }
        return new ArrayList<>(history.subList(at, history.size()));
    }

    private static boolean opens(Timeframe whole, Candle first, Candle part) {
        long opensMs = whole.openOf(first.openTimeMs());
        return opensMs == first.openTimeMs() || part.openTimeMs() >= whole.closeOf(opensMs);
    }

    private static List<Candle> put(List<Candle> parts, Timeframe part, Timeframe whole) {
        if (part == whole) {
            return parts;
        }
        List<Candle> candles = new ArrayList<>();
        CandleAggregator aggregator = new CandleAggregator(part, whole);
        parts.forEach(candle -> aggregator.add(candle, candles::add));
        return candles;
    }

    /** From an open, inclusive, to another, exclusive; epoch milliseconds, {@code Long.MIN_VALUE} and {@code MAX_VALUE} for no end. */
    record Stretch(long fromMs, long toMs) {}
}
