package io.candlebus.backtest.metric;

import io.candlebus.backtest.Results;

/** Closed trades that lost, fees included. */
final class Losses implements Metric {
    @Override
    public String name() {
        return "losses";
    }

    @Override
    public String title() {
        return "Losses";
    }

    @Override
    public Unit unit() {
        return Unit.COUNT;
    }

    @Override
    public String formula() {
        return "closed trades that lost, fees included";
    }

    @Override
    public Measured of(Results results) {
        int n = results.trades().size();
        return Measured.of(results.trades().stream().filter(t -> t.profit() < 0).count(), n);
    }
}
