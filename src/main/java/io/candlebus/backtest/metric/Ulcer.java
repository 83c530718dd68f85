package io.candlebus.backtest.metric;

import io.candlebus.backtest.Results;

/** Root mean square of daily drawdowns. */
final class Ulcer implements Metric {
    @Override
    public String name() {
        return "ulcer";
    }

    @Override
    public String title() {
        return "Ulcer index";
    }

    @Override
    public Unit unit() {
        return Unit.PERCENT;
    }

    @Override
    public String formula() {
        return "sqrt(mean(d^2)), d percent below the running peak at the end of each day";
    }

    @Override
    public Measured of(Results results) {
        if (results.candles() == 0) {
            return Measured.undefined(0, Numbers.NO_CANDLE);
        }
        double[] equity = results.days().equity();
        double peak = results.cash();
        double squares = 0;
        for (double e : equity) {
            peak = Math.max(peak, e);
            double percent = 100 * (1 - e / peak);
            squares += percent * percent;
        }
        return Measured.of(Math.sqrt(squares / equity.length), equity.length);
    }
}
