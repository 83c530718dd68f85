package io.candlebus.backtest.metric;

import io.candlebus.backtest.Results;

/** Closed trades that earned, fees included. */
final class Wins implements Metric {
    @Override
    public String name() {
        return "wins";
    }

    @Override
    public String title() {
        return "Wins";
    }

    @Override
    public Unit unit() {
        return Unit.COUNT;
    }

    @Override
    public String formula() {
        return "closed trades that earned, fees included";
    }

    @Override
    public Measured of(Results results) {
        int n = results.trades().size();
        return Measured.of(results.trades().stream().filter(t -> t.profit() > 0).count(), n);
    }
}
