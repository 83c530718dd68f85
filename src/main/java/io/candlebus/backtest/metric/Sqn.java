package io.candlebus.backtest.metric;

import io.candlebus.backtest.Results;

/** How far the mean profit is above nothing, in its own standard errors. */
final class Sqn implements Metric {
    @Override
    public String name() {
        return "sqn";
    }

    @Override
    public String title() {
        return "System quality number";
    }

    @Override
    public Unit unit() {
        return Unit.RATIO;
    }

    @Override
    public String formula() {
        return "sqrt(trades) * mean(profit) / std(profit, ddof 1)";
    }

    @Override
    public Measured of(Results results) {
        double[] profits = Numbers.profits(results);
        if (profits.length < 2) {
            return Measured.undefined(profits.length, "it needs two trades");
        }
        double deviation = Numbers.deviation(profits);
        return deviation == 0
                ? Measured.undefined(profits.length, "every trade brought the same")
                : Measured.of(Math.sqrt(profits.length) * Numbers.mean(profits) / deviation, profits.length);
    }
}
