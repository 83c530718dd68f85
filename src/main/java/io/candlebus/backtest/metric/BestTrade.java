package io.candlebus.backtest.metric;

import io.candlebus.backtest.Results;
import java.util.Arrays;

/** Largest profit of a trade. */
final class BestTrade implements Metric {
    @Override
    public String name() {
        return "best_trade";
    }

    @Override
    public String title() {
        return "Best trade";
    }

    @Override
    public Unit unit() {
        return Unit.CURRENCY;
    }

    @Override
    public String formula() {
        return "largest profit of a trade";
    }

    @Override
    public Measured of(Results results) {
        double[] profits = Numbers.profits(results);
        if (profits.length == 0) {
            return Measured.undefined(0, Numbers.NO_TRADE);
        }
        return Measured.of(Arrays.stream(profits).max().orElseThrow(), profits.length);
    }
}
