package io.candlebus.backtest.metric;

import io.candlebus.backtest.Results;
import io.candlebus.portfolio.Trade;

/** Closed trades whose last candle reached both stop and target. */
final class AmbiguousTrades implements Metric {
    @Override
    public String name() {
        return "ambiguous_trades";
    }

    @Override
    public String title() {
        return "Ambiguous trades";
    }

    @Override
    public Unit unit() {
        return Unit.COUNT;
    }

    @Override
    public String formula() {
        return "closed trades whose last candle reached both stop and target";
    }

    @Override
    public Measured of(Results results) {
        int n = results.trades().size();
        return Measured.of(results.trades().stream().filter(Trade::ambiguous).count(), n);
    }
}
