package io.candlebus.backtest.metric;

import io.candlebus.backtest.Results;

/** Most trades in a row that earned. */
final class WinStreak implements Metric {
    @Override
    public String name() {
        return "win_streak";
    }

    @Override
    public String title() {
        return "Longest winning streak";
    }

    @Override
    public Unit unit() {
        return Unit.COUNT;
    }

    @Override
    public String formula() {
        return "most trades in a row that earned";
    }

    @Override
    public Measured of(Results results) {
        int longest = Numbers.streak(results, t -> t.profit() > 0);
        return Measured.of(longest, results.trades().size());
    }
}
