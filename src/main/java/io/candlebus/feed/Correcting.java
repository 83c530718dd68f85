package io.candlebus.feed;

import io.candlebus.market.Candle;
import io.candlebus.market.CandleAggregator;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.Provenance;
import io.candlebus.market.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Has corrections kept, and with each what the candles of higher timeframes come to that it is a part of. Nothing of it is
 * published as a candle: who has seen what was final first goes on with it. One thread.
 */
final class Correcting {
    /** Higher candles that wait for being final; the oldest are given up for more. */
    private static final int WAITING_LIMIT = 256;

    private final Downstream downstream;
    private final Consumer<FinalCandle> told;
    /** Open times of higher candles one of whose parts was corrected before they were final. */
    private final Map<Series, TreeSet<Long>> waiting = new LinkedHashMap<>();

    /**
     * @param told of every revision that was kept
     */
    Correcting(Downstream downstream, Consumer<FinalCandle> told) {
        this.downstream = downstream;
        this.told = told;
    }

    /**
     * A candle contradicts what was final, or fills a hole before it.
     *
     * @param highers the series that are put together of the candle's
     */
    void corrected(FinalCandle candle, List<Series> highers, long nowMs) {
        Optional<FinalCandle> kept = downstream.sink().correct(candle);
        if (kept.isEmpty()) {
            return;
        }
        told.accept(kept.get());
        for (Series higher : highers) {
            long openMs = higher.timeframe().openOf(candle.candle().openTimeMs());
            if (downstream.past().newestOpenMs(higher) >= openMs) {
                again(candle.series(), higher, openMs, nowMs);
            } else {
                TreeSet<Long> opens = waiting.computeIfAbsent(higher, s -> new TreeSet<>());
                opens.add(openMs);
                if (opens.size() > WAITING_LIMIT) {
                    opens.pollFirst();
                }
            }
        }
    }

    /** A candle is final and kept; when it was put together of parts one of which is another by now, it is, too. */
    void closed(FinalCandle candle, Series parts, long nowMs) {
        TreeSet<Long> opens = waiting.get(candle.series());
        if (opens != null && opens.remove(candle.candle().openTimeMs())) {
            again(parts, candle.series(), candle.candle().openTimeMs(), nowMs);
        }
    }

    /** Puts a higher candle together of its parts as they are known now, when all of them are at hand. */
    private void again(Series parts, Series higher, long openMs, long nowMs) {
        long closeMs = higher.timeframe().closeOf(openMs);
        List<Candle> known = downstream.past().since(parts, Past.NONE);
        if (known.isEmpty() || known.get(0).openTimeMs() > openMs) {
            return;
        }
        List<Candle> made = new ArrayList<>();
        CandleAggregator aggregator = new CandleAggregator(parts.timeframe(), higher.timeframe());
        known.stream()
                .filter(part -> part.openTimeMs() >= openMs && part.openTimeMs() < closeMs)
                .forEach(part -> aggregator.add(part, made::add));
        Candle whole = made.isEmpty() ? aggregator.forming() : made.get(0);
        if (whole != null) {
            downstream
                    .sink()
                    .correct(new FinalCandle(higher, whole, Provenance.AGGREGATED, nowMs))
                    .ifPresent(told);
        }
    }
}
