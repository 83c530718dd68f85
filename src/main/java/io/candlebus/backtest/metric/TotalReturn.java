package io.candlebus.backtest.metric;

import io.candlebus.backtest.Results;

/** What was earned as a share of the cash at the start, the open position at its last price. */
final class TotalReturn implements Metric {
    @Override
    public String name() {
        return "total_return";
    }

    @Override
    public String title() {
        return "Total return";
    }

    @Override
    public Unit unit() {
        return Unit.PERCENT;
    }

    @Override
    public String formula() {
        return "100 * (equity at the end / cash at the start - 1)";
    }

    @Override
    public Measured of(Results results) {
        if (results.candles() == 0) {
            return Measured.undefined(0, Numbers.NO_CANDLE);
        }
        return Measured.of(100 * (results.equity() / results.cash() - 1), results.candles());
    }
}
