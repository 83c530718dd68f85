package io.candlebus.backtest.metric;

import io.candlebus.backtest.Results;

/** Fees of all fills, those of an open position included. */
final class Fees implements Metric {
    @Override
    public String name() {
        return "fees";
    }

    @Override
    public String title() {
        return "Fees";
    }

    @Override
    public Unit unit() {
        return Unit.CURRENCY;
    }

    @Override
    public String formula() {
        return "sum of the fees of all fills";
    }

    @Override
    public Measured of(Results results) {
        return Measured.of(results.fees(), results.trades().size());
    }
}
