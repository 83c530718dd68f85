package io.candlebus.backtest.metric;

import io.candlebus.backtest.Results;

/** Share of trades that earned. */
final class WinRate implements Metric {
    @Override
    public String name() {
        return "win_rate";
    }

    @Override
    public String title() {
        return "Win rate";
    }

    @Override
    public Unit unit() {
        return Unit.PERCENT;
    }

    @Override
    public String formula() {
        return "100 * wins / trades";
    }

    @Override
    public Measured of(Results results) {
        double[] profits = Numbers.profits(results);
        if (profits.length == 0) {
            return Measured.undefined(0, Numbers.NO_TRADE);
        }
        return Measured.of(100.0 * Numbers.gains(results).length / profits.length, profits.length);
    }
}
