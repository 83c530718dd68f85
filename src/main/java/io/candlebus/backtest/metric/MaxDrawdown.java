package io.candlebus.backtest.metric;

import io.candlebus.backtest.Results;

/** Deepest fall of equity below its running peak, in percent of that. */
final class MaxDrawdown implements Metric {
    @Override
    public String name() {
        return "max_drawdown";
    }

    @Override
    public String title() {
        return "Maximum drawdown";
    }

    @Override
    public Unit unit() {
        return Unit.PERCENT;
    }

    @Override
    public String formula() {
        return "100 * max(1 - equity / running peak) over closes, the cash at the start included";
    }

    @Override
    public Measured of(Results results) {
        if (results.candles() == 0) {
            return Measured.undefined(0, Numbers.NO_CANDLE);
        }
        return Measured.of(results.drawdown().percent(), results.candles());
    }
}
