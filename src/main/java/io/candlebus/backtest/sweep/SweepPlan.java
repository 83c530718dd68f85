package io.candlebus.backtest.sweep;

import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.portfolio.PaperTerms;
import java.util.List;

/**
 * What every set of a sweep has in common.
 *
 * @param strategyId of the document
 * @param series of the candles
 * @param candles ascending
 * @param terms of paper trading
 * @param ranking what the best is found by
 * @param cuts ascending numbers of candles, at each of which the ranking figure of those before is kept
 */
public record SweepPlan(
        String strategyId, Series series, List<Candle> candles, PaperTerms terms, Ranking ranking, List<Integer> cuts) {
    public SweepPlan {
        cuts = List.copyOf(cuts);
    }
}
