package io.candlebus.backtest.metric;

import io.candlebus.backtest.Results;

/** What all the cash, put in at the first open that could have been traded, would have earned. */
final class BuyAndHold implements Metric {
    @Override
    public String name() {
        return "buy_and_hold";
    }

    @Override
    public String title() {
        return "Buy and hold";
    }

    @Override
    public Unit unit() {
        return Unit.PERCENT;
    }

    @Override
    public String formula() {
        return "100 * (last close / (first tradable open with slippage and fee) - 1)";
    }

    @Override
    public Measured of(Results results) {
        if (Double.isNaN(results.hold().price())) {
            return Measured.undefined(
                    results.candles(), "no candle could be traded: nothing was known before the last one");
        }
        return Measured.of(results.hold().returnPercent(), results.candles());
    }
}
