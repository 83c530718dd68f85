package io.candlebus.backtest.metric;

import io.candlebus.backtest.Results;

/** What a loser lost on average. */
final class AverageLoss implements Metric {
    @Override
    public String name() {
        return "average_loss";
    }

    @Override
    public String title() {
        return "Average loss";
    }

    @Override
    public Unit unit() {
        return Unit.CURRENCY;
    }

    @Override
    public String formula() {
        return "mean profit of the trades that lost; below zero";
    }

    @Override
    public Measured of(Results results) {
        double[] losses = Numbers.losses(results);
        if (losses.length == 0) {
            return Measured.undefined(0, Numbers.NO_LOSS);
        }
        return Measured.of(Numbers.mean(losses), losses.length);
    }
}
