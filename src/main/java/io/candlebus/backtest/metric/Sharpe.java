package io.candlebus.backtest.metric;

import io.candlebus.backtest.Results;

/** Mean of daily returns over their standard deviation, for a year; nothing is earned without risk. */
final class Sharpe implements Metric {
    @Override
    public String name() {
        return "sharpe";
    }

    @Override
    public String title() {
        return "Sharpe";
    }

    @Override
    public Unit unit() {
        return Unit.RATIO;
    }

    @Override
    public String formula() {
        return "mean(daily returns) / std(daily returns, ddof 1) * sqrt(365)";
    }

    @Override
    public Measured of(Results results) {
        double[] returns = Numbers.returns(results);
        if (returns.length < 2) {
            return Measured.undefined(returns.length, "it needs two days");
        }
        double deviation = Numbers.deviation(returns);
        return deviation == 0
                ? Measured.undefined(returns.length, "every day brought the same")
                : Measured.of(Numbers.yearly(Numbers.mean(returns) / deviation), returns.length);
    }
}
