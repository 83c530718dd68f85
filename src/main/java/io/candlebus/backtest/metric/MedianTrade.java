package io.candlebus.backtest.metric;

import io.candlebus.backtest.Results;
import java.util.Arrays;

/** The profit that half of the trades do not reach. */
final class MedianTrade implements Metric {
    @Override
    public String name() {
        return "median_trade";
    }

    @Override
    public String title() {
        return "Median trade";
    }

    @Override
    public Unit unit() {
        return Unit.CURRENCY;
    }

    @Override
    public String formula() {
        return "the middle profit; of an even number the mean of the two middle ones";
    }

    @Override
    public Measured of(Results results) {
        double[] profits = Numbers.profits(results);
        if (profits.length == 0) {
            return Measured.undefined(0, Numbers.NO_TRADE);
        }
        Arrays.sort(profits);
        int half = profits.length / 2;
        double median = profits.length % 2 == 1 ? profits[half] : (profits[half - 1] + profits[half]) / 2;
        return Measured.of(median, profits.length);
    }
}
