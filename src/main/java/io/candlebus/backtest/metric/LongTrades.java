package io.candlebus.backtest.metric;

import io.candlebus.backtest.Results;
import io.candlebus.strategy.Side;

/** Closed trades of long positions. */
final class LongTrades implements Metric {
    @Override
    public String name() {
        return "long_trades";
    }

    @Override
    public String title() {
        return "Long trades";
    }

    @Override
    public Unit unit() {
        return Unit.COUNT;
    }

    @Override
    public String formula() {
        return "closed trades of long positions";
    }

    @Override
    public Measured of(Results results) {
        int n = results.trades().size();
        return Measured.of(
                results.trades().stream().filter(t -> t.side() == Side.LONG).count(), n);
    }
}
