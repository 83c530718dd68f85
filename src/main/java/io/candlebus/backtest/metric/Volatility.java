package io.candlebus.backtest.metric;

import io.candlebus.backtest.Results;

/** Standard deviation of daily returns, for a year. */
final class Volatility implements Metric {
    @Override
    public String name() {
        return "volatility";
    }

    @Override
    public String title() {
        return "Volatility a year";
    }

    @Override
    public Unit unit() {
        return Unit.PERCENT;
    }

    @Override
    public String formula() {
        return "100 * std(daily returns, ddof 1) * sqrt(365)";
    }

    @Override
    public Measured of(Results results) {
        double[] returns = Numbers.returns(results);
        return returns.length < 2
                ? Measured.undefined(returns.length, "it needs two days")
                : Measured.of(100 * Numbers.yearly(Numbers.deviation(returns)), returns.length);
    }
}
