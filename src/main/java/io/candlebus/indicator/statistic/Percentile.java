package io.candlebus.indicator.statistic;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.SortedWindow;
import io.candlebus.market.Candle;

/**
 * Percentile of the last values: the level that a share of them stays under.
 *
 * <pre>
 *   place      = percent / 100 * (period - 1)         among the values in order of size, counted from 0
 *   percentile = on the straight line between the two values nearest to that place
 * </pre>
 *
 * Warm-up: {@code period} candles. Unit: that of the source. Cost: O(period) time of the cheapest kind (a sorted window), and
 * O(period) memory.
 *
 * <p>As numpy's default and TradingView's linear interpolation.
 */
public final class Percentile implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(20);
    private static final Param.OfDouble PERCENT = Param.number("percent", 75, 0, 100);

    public static final IndicatorType TYPE = IndicatorType.named("percentile")
            .title("Percentile")
            .family(Family.STATISTIC)
            .aliases("quantile", "percentile_linear_interpolation")
            .params(Param.source(), PERIOD, PERCENT)
            .outputs(Output.price("percentile"))
            .warmup(args -> args.get(PERIOD))
            .create(args -> new Percentile(args.get(PERIOD), args.get(PERCENT) / 100));

    private final SortedWindow window;
    private final double share;

    private Percentile(int period, double share) {
        window = new SortedWindow(period);
        this.share = share;
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        window.add(x);
        out[at] = window.quantile(share);
    }
}
