package io.candlebus.backtest.metric;

import io.candlebus.backtest.Results;

/** Closed trades that neither earned nor lost. */
final class BreakEven implements Metric {
    @Override
    public String name() {
        return "break_even";
    }

    @Override
    public String title() {
        return "Break-even";
    }

    @Override
    public Unit unit() {
        return Unit.COUNT;
    }

    @Override
    public String formula() {
        return "closed trades that neither earned nor lost";
    }

    @Override
    public Measured of(Results results) {
        int n = results.trades().size();
        return Measured.of(
                results.trades().stream().filter(t -> t.profit() == 0).count(), n);
    }
}
