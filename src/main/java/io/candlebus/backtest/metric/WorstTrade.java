package io.candlebus.backtest.metric;

import io.candlebus.backtest.Results;
import java.util.Arrays;

/** Smallest profit of a trade, most often below zero. */
final class WorstTrade implements Metric {
    @Override
    public String name() {
        return "worst_trade";
    }

    @Override
    public String title() {
        return "Worst trade";
    }

    @Override
    public Unit unit() {
        return Unit.CURRENCY;
    }

    @Override
    public String formula() {
        return "smallest profit of a trade";
    }

    @Override
    public Measured of(Results results) {
        double[] profits = Numbers.profits(results);
        if (profits.length == 0) {
            return Measured.undefined(0, Numbers.NO_TRADE);
        }
        return Measured.of(Arrays.stream(profits).min().orElseThrow(), profits.length);
    }
}
