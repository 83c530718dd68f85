package io.candlebus.backtest.metric;

import io.candlebus.backtest.Results;
import java.util.Arrays;

/** How long the longest trade lasted. */
final class LongestDuration implements Metric {
    @Override
    public String name() {
        return "longest_duration";
    }

    @Override
    public String title() {
        return "Longest duration";
    }

    @Override
    public Unit unit() {
        return Unit.HOURS;
    }

    @Override
    public String formula() {
        return "longest time from entry to exit";
    }

    @Override
    public Measured of(Results results) {
        double[] hours = Numbers.of(results, t -> true, t -> (t.exitMs() - t.entryMs()) / 3_600_000.0);
        if (hours.length == 0) {
            return Measured.undefined(0, Numbers.NO_TRADE);
        }
        return Measured.of(Arrays.stream(hours).max().orElseThrow(), hours.length);
    }
}
