package io.candlebus.backtest.metric;

import io.candlebus.backtest.Results;

/** Share of candles with a position. */
final class Exposure implements Metric {
    @Override
    public String name() {
        return "exposure";
    }

    @Override
    public String title() {
        return "Exposure";
    }

    @Override
    public Unit unit() {
        return Unit.PERCENT;
    }

    @Override
    public String formula() {
        return "100 * candles with a position at their close / candles";
    }

    @Override
    public Measured of(Results results) {
        if (results.candles() == 0) {
            return Measured.undefined(0, Numbers.NO_CANDLE);
        }
        return Measured.of(100.0 * results.exposed() / results.candles(), results.candles());
    }
}
