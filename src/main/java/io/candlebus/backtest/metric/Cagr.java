package io.candlebus.backtest.metric;

import io.candlebus.backtest.Days;
import io.candlebus.backtest.Results;

/** Compound annual growth rate, 365 days a year. Of a short time it says little. */
final class Cagr implements Metric {
    @Override
    public String name() {
        return "cagr";
    }

    @Override
    public String title() {
        return "Growth a year";
    }

    @Override
    public Unit unit() {
        return Unit.PERCENT;
    }

    @Override
    public String formula() {
        return "100 * ((equity at the end / cash at the start) ^ (365 / days) - 1)";
    }

    @Override
    public Measured of(Results results) {
        if (results.candles() == 0) {
            return Measured.undefined(0, Numbers.NO_CANDLE);
        }
        double years = results.elapsedDays() / Days.A_YEAR;
        return Measured.of(
                100 * (Math.pow(results.equity() / results.cash(), 1 / years) - 1),
                results.days().equity().length);
    }
}
