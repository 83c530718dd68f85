package io.candlebus.backtest.metric;

import io.candlebus.backtest.Results;
import io.candlebus.portfolio.Trade;

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
        int longest = 0;
        int now = 0;
        for (Trade trade : results.trades()) {
            now = trade.profit() > 0 ? now + 1 : 0;
            longest = Math.max(longest, now);
        }
        return Measured.of(longest, results.trades().size());
    }
}
