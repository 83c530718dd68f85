package io.candlebus.json;

import io.candlebus.market.Candle;
import io.candlebus.market.CandleAggregator;
import io.candlebus.market.Timeframe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * When signals can fire in a test whose candles stand in the document.
 *
 * @param times closes of the strategy's candles, history left out; epoch milliseconds UTC, ascending
 */
record Closes(List<Long> times) {
    /**
     * @param part timeframe of the candles
     * @param whole the strategy's
     * @param warmup candles of the strategy's timeframe that are history
     */
    static Closes of(List<Candle> candles, Timeframe part, Timeframe whole, int warmup) {
        List<Long> times = new ArrayList<>();
        Consumer<Candle> closed = candle -> times.add(whole.closeOf(candle.openTimeMs()));
        if (part == whole) {
            candles.forEach(closed);
        } else {
            CandleAggregator aggregator = new CandleAggregator(part, whole);
            candles.forEach(candle -> aggregator.add(candle, closed));
        }
        return new Closes(List.copyOf(times.subList(Math.min(warmup, times.size()), times.size())));
    }

    boolean contains(long ms) {
        return Collections.binarySearch(times, ms) >= 0;
    }

    /** For messages: the first and the last; there must be one. */
    String range() {
        return "from " + Instant.ofEpochMilli(times.get(0)) + " to "
                + Instant.ofEpochMilli(times.get(times.size() - 1));
    }
}
