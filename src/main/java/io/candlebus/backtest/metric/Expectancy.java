package io.candlebus.backtest.metric;

import io.candlebus.backtest.Results;

/** What a trade brings on average. */
final class Expectancy implements Metric {
    @Override
    public String name() {
        return "expectancy";
    }

    @Override
    public String title() {
        return "Expectancy";
    }

    @Override
    public Unit unit() {
        return Unit.CURRENCY;
    }

    @Override
    public String formula() {
        return "mean profit of all trades";
    }

    @Override
    public Measured of(Results results) {
        double[] profits = Numbers.profits(results);
        if (profits.length == 0) {
            return Measured.undefined(0, Numbers.NO_TRADE);
        }
        return Measured.of(Numbers.mean(profits), profits.length);
    }
}
