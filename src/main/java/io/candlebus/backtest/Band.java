package io.candlebus.backtest;

import io.candlebus.market.Candle;
import io.candlebus.portfolio.Intrabar;
import io.candlebus.portfolio.Trade;
import java.util.List;

/**
 * What the same candles come to when every candle that reaches both stop and target is read one way, and the other way.
 *
 * @param pessimistic the stop first
 * @param optimistic the target first
 * @param ambiguous trades of the result itself for which that makes a difference
 */
public record Band(Results pessimistic, Results optimistic, long ambiguous) {
    static Band of(BacktestPlan plan, List<Candle> candles, Results own) {
        long ambiguous = own.trades().stream().filter(Trade::ambiguous).count();
        return ambiguous == 0
                ? new Band(own, own, 0)
                : new Band(
                        read(Intrabar.PESSIMISTIC, plan, candles, own),
                        read(Intrabar.OPTIMISTIC, plan, candles, own),
                        ambiguous);
    }

    private static Results read(Intrabar intrabar, BacktestPlan plan, List<Candle> candles, Results own) {
        return plan.terms().intrabar() == intrabar
                ? own
                : Backtest.results(plan.with(plan.terms().with(intrabar)), candles);
    }
}
