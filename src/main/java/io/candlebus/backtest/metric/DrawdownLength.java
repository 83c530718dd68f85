package io.candlebus.backtest.metric;

import io.candlebus.backtest.Results;

/** How long it took at most until equity was at its peak again. */
final class DrawdownLength implements Metric {
    @Override
    public String name() {
        return "drawdown_days";
    }

    @Override
    public String title() {
        return "Longest drawdown";
    }

    @Override
    public Unit unit() {
        return Unit.DAYS;
    }

    @Override
    public String formula() {
        return "longest time from a peak to the next close at it, or until now";
    }

    @Override
    public Measured of(Results results) {
        if (results.candles() == 0) {
            return Measured.undefined(0, Numbers.NO_CANDLE);
        }
        return Measured.of(results.drawdown().longestMs() / 86_400_000.0, results.candles());
    }
}
