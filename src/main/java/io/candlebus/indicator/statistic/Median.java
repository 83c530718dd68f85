package io.candlebus.indicator.statistic;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.SortedWindow;
import io.candlebus.market.Candle;

/**
 * Median of the last values: half of them are at most it, half at least.
 *
 * <pre>
 *   s      = x[t-period+1 .. t], sorted
 *   median = s[(period-1)/2], or for an even period the mean of the two in the middle
 * </pre>
 *
 * Warm-up: {@code period} candles. Unit: that of the source. Cost: O(log period) comparisons and a move of at most
 * {@code period} values in one block, O(period) memory.
 *
 * <p>The mean of two middle values is the convention of statistics, and of TradingView's and pandas' rolling medians.
 * TA-Lib has no median; its MEDPRICE is the middle of a candle.
 */
public final class Median implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(20);

    public static final IndicatorType TYPE = IndicatorType.named("median")
            .title("Median")
            .family(Family.STATISTIC)
            .aliases("rolling_median", "moving_median")
            .params(Param.source(), PERIOD)
            .outputs(Output.price("median"))
            .warmup(args -> args.get(PERIOD))
            .create(args -> new Median(args.get(PERIOD)));

    private final SortedWindow window;

    private Median(int period) {
        window = new SortedWindow(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        window.add(x);
        out[at] = window.median();
    }
}
