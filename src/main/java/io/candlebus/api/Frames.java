package io.candlebus.api;

import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.strategy.PlotSpec;
import java.util.List;

/**
 * A stretch of a session's candles with every plot's value at each: what a chart shows.
 *
 * @param strategyId whose
 * @param revision which revision computed them
 * @param series of the candles
 * @param plots in the order of the columns
 * @param candles ascending
 * @param columns one per plot, as long as {@code candles}; NaN while unknown
 * @param seq number of the last message on the strategy's bus address before these were computed; 0 when there was none
 * @param forming the candle that is not closed yet, or null
 */
public record Frames(
        String strategyId,
        int revision,
        Series series,
        List<PlotSpec> plots,
        List<Candle> candles,
        double[][] columns,
        long seq,
        Candle forming) {}
