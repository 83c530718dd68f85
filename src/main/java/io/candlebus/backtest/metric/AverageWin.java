package io.candlebus.backtest.metric;

import io.candlebus.backtest.Results;

/** What a winner earned on average. */
final class AverageWin implements Metric {
    @Override
    public String name() {
        return "average_win";
    }

    @Override
    public String title() {
        return "Average win";
    }

    @Override
    public Unit unit() {
        return Unit.CURRENCY;
    }

    @Override
    public String formula() {
        return "mean profit of the trades that earned";
    }

    @Override
    public Measured of(Results results) {
        double[] gains = Numbers.gains(results);
        if (gains.length == 0) {
            return Measured.undefined(0, Numbers.NO_WIN);
        }
        return Measured.of(Numbers.mean(gains), gains.length);
    }
}
