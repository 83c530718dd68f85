package io.candlebus.backtest.metric;

import io.candlebus.backtest.Results;

/** How long a trade lasted on average. */
final class AverageDuration implements Metric {
    @Override
    public String name() {
        return "average_duration";
    }

    @Override
    public String title() {
        return "Average duration";
    }

    @Override
    public Unit unit() {
        return Unit.HOURS;
    }

    @Override
    public String formula() {
        return "mean time from entry to exit";
    }

    @Override
    public Measured of(Results results) {
        double[] hours = Numbers.of(results, t -> true, t -> (t.exitMs() - t.entryMs()) / 3_600_000.0);
        if (hours.length == 0) {
            return Measured.undefined(0, Numbers.NO_TRADE);
        }
        return Measured.of(Numbers.mean(hours), hours.length);
    }
}
