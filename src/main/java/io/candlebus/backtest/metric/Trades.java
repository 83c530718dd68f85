package io.candlebus.backtest.metric;

import io.candlebus.backtest.Results;

/** Closed trades. */
final class Trades implements Metric {
    @Override
    public String name() {
        return "trades";
    }

    @Override
    public String title() {
        return "Trades";
    }

    @Override
    public Unit unit() {
        return Unit.COUNT;
    }

    @Override
    public String formula() {
        return "number of closed trades";
    }

    @Override
    public Measured of(Results results) {
        int n = results.trades().size();
        return Measured.of(results.trades().stream().filter(t -> true).count(), n);
    }
}
