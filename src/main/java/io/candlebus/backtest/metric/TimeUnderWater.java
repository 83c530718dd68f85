package io.candlebus.backtest.metric;

import io.candlebus.backtest.Results;

/** Share of candles at whose close equity was below its peak. */
final class TimeUnderWater implements Metric {
    @Override
    public String name() {
        return "time_under_water";
    }

    @Override
    public String title() {
        return "Time under water";
    }

    @Override
    public Unit unit() {
        return Unit.PERCENT;
    }

    @Override
    public String formula() {
        return "100 * candles whose close has equity below its peak / candles";
    }

    @Override
    public Measured of(Results results) {
        if (results.candles() == 0) {
            return Measured.undefined(0, Numbers.NO_CANDLE);
        }
        return Measured.of(100.0 * results.drawdown().underWater() / results.candles(), results.candles());
    }
}
