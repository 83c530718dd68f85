package io.candlebus.backtest.metric;

import io.candlebus.backtest.Results;

/** What was earned, the open position at its last price. */
final class NetProfit implements Metric {
    @Override
    public String name() {
        return "net_profit";
    }

    @Override
    public String title() {
        return "Net profit";
    }

    @Override
    public Unit unit() {
        return Unit.CURRENCY;
    }

    @Override
    public String formula() {
        return "equity at the end - cash at the start";
    }

    @Override
    public Measured of(Results results) {
        if (results.candles() == 0) {
            return Measured.undefined(0, Numbers.NO_CANDLE);
        }
        return Measured.of(results.equity() - results.cash(), results.candles());
    }
}
