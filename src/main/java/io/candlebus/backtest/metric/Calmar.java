package io.candlebus.backtest.metric;

import io.candlebus.backtest.Results;

/** Growth a year over the deepest fall. */
final class Calmar implements Metric {
    @Override
    public String name() {
        return "calmar";
    }

    @Override
    public String title() {
        return "Calmar";
    }

    @Override
    public Unit unit() {
        return Unit.RATIO;
    }

    @Override
    public String formula() {
        return "growth a year / maximum drawdown";
    }

    @Override
    public Measured of(Results results) {
        Measured growth = new Cagr().of(results);
        if (!growth.isDefined()) {
            return growth;
        }
        return results.drawdown().percent() == 0
                ? Measured.undefined(growth.n(), "equity never fell")
                : Measured.of(growth.value() / results.drawdown().percent(), growth.n());
    }
}
