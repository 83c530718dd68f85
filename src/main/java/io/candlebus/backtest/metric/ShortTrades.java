package io.candlebus.backtest.metric;

import io.candlebus.backtest.Results;
import io.candlebus.strategy.Side;

/** Closed trades of short positions. */
final class ShortTrades implements Metric {
    @Override
    public String name() {
        return "short_trades";
    }

    @Override
    public String title() {
        return "Short trades";
    }

    @Override
    public Unit unit() {
        return Unit.COUNT;
    }

    @Override
    public String formula() {
        return "closed trades of short positions";
    }

    @Override
    public Measured of(Results results) {
        int n = results.trades().size();
        return Measured.of(
                results.trades().stream().filter(t -> t.side() == Side.SHORT).count(), n);
    }
}
