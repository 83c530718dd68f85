package io.candlebus.strategy;

import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import java.util.List;

/**
 * A test that a document carries: candles, and what must fire at their closes. No strategy depends on its tests.
 *
 * @param name unique in the document
 * @param series what the candles are; where their timeframe is shorter than the strategy's, its candles are put together from them
 * @param file of the candles: a path inside the document's folder and relative to it; null when they are inline
 * @param candles the inline ones, ascending; empty when they are in a file
 * @param warmup as many of the first candles, in the strategy's timeframe, are history: nothing fires on them
 * @param expectations in the order in which they are written
 * @param only whether nothing may fire but what is expected
 * @param place where it stands
 */
public record TestSpec(
        String name,
        Series series,
        String file,
        List<Candle> candles,
        int warmup,
        List<Expectation> expectations,
        boolean only,
        Place place) {
    public TestSpec {
        candles = List.copyOf(candles);
        expectations = List.copyOf(expectations);
    }

    /**
     * What a signal must do at one close.
     *
     * @param signal id of a signal
     * @param atMs close of a candle of the strategy's timeframe; epoch milliseconds UTC
     * @param fires false when it must not fire then
     * @param price at which it must fire; NaN for any
     * @param confidence with which it must fire; NaN for any
     * @param place where it stands
     */
    public record Expectation(String signal, long atMs, boolean fires, double price, double confidence, Place place) {}
}
