package io.candlebus.backtest.metric;

import io.candlebus.backtest.Results;

/** How many times its loss a trade earns. */
final class Payoff implements Metric {
    @Override
    public String name() {
        return "payoff";
    }

    @Override
    public String title() {
        return "Payoff";
    }

    @Override
    public Unit unit() {
        return Unit.RATIO;
    }

    @Override
    public String formula() {
        return "average win / |average loss|";
    }

    @Override
    public Measured of(Results results) {
        Measured win = new AverageWin().of(results);
        Measured loss = new AverageLoss().of(results);
        if (!win.isDefined() || !loss.isDefined()) {
            return win.isDefined() ? loss : win;
        }
        return Measured.of(win.value() / -loss.value(), results.trades().size());
    }
}
