package io.candlebus.backtest.metric;

import io.candlebus.backtest.Days;
import io.candlebus.backtest.Results;

/** Mean of daily returns over the root mean square of the losing ones, for a year. */
final class Sortino implements Metric {
    @Override
    public String name() {
        return "sortino";
    }

    @Override
    public String title() {
        return "Sortino";
    }

    @Override
    public Unit unit() {
        return Unit.RATIO;
    }

    @Override
    public String formula() {
        return "mean(r) * 365 / (sqrt(mean(min(r, 0)^2)) * sqrt(365)), r daily returns";
    }

    @Override
    public Measured of(Results results) {
        if (results.candles() == 0) {
            return Measured.undefined(0, Numbers.NO_CANDLE);
        }
        double[] returns = Numbers.returns(results);
        double squares = 0;
        for (double r : returns) {
            squares += Math.min(r, 0) * Math.min(r, 0);
        }
        if (squares == 0) {
            return Measured.undefined(returns.length, "no day lost");
        }
        double downside = Math.sqrt(squares / returns.length);
        return Measured.of(Numbers.mean(returns) * Days.A_YEAR / Numbers.yearly(downside), returns.length);
    }
}
