package io.candlebus.api;

import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.session.Explanation;
import java.util.List;

/**
 * Why each rule of a strategy did or did not fire at one closed candle.
 *
 * @param strategyId whose
 * @param revision whose rules
 * @param series of the candle
 * @param candle null before the first
 * @param live whether the running session tells it; else it was computed anew from the stored candles
 * @param candles taken in by then, this one included
 * @param warmupCandles until everything is known
 * @param rules one each, in the order of the document
 */
public record CandleExplained(
        String strategyId,
        int revision,
        Series series,
        Candle candle,
        boolean live,
        long candles,
        int warmupCandles,
        List<Explanation> rules) {
    public CandleExplained {
        rules = List.copyOf(rules);
    }
}
