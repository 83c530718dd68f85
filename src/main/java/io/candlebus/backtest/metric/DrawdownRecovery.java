package io.candlebus.backtest.metric;

import io.candlebus.backtest.Results;

/** How long the deepest fall took to be made good, from its bottom on. */
final class DrawdownRecovery implements Metric {
    @Override
    public String name() {
        return "recovery_days";
    }

    @Override
    public String title() {
        return "Recovery of the deepest drawdown";
    }

    @Override
    public Unit unit() {
        return Unit.DAYS;
    }

    @Override
    public String formula() {
        return "time from the bottom of the deepest drawdown to the next close at its peak";
    }

    @Override
    public Measured of(Results results) {
        if (results.candles() == 0) {
            return Measured.undefined(0, Numbers.NO_CANDLE);
        }
        long recoveredMs = results.drawdown().recoveredMs();
        if (results.drawdown().percent() == 0) {
            return Measured.undefined(results.candles(), "equity never fell");
        }
        return recoveredMs == Long.MIN_VALUE
                ? Measured.undefined(results.candles(), "it has not recovered")
                : Measured.of((recoveredMs - results.drawdown().troughMs()) / 86_400_000.0, results.candles());
    }
}
