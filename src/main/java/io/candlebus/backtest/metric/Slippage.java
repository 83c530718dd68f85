package io.candlebus.backtest.metric;

import io.candlebus.backtest.Results;

/** What worse prices of fills have cost. */
final class Slippage implements Metric {
    @Override
    public String name() {
        return "slippage";
    }

    @Override
    public String title() {
        return "Slippage";
    }

    @Override
    public Unit unit() {
        return Unit.CURRENCY;
    }

    @Override
    public String formula() {
        return "sum of |price - price it was meant for| * quantity of all fills";
    }

    @Override
    public Measured of(Results results) {
        return Measured.of(results.slippage(), results.trades().size());
    }
}
