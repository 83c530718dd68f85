package io.candlebus.indicator.statistic;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.WindowTrend;
import io.candlebus.market.Candle;

/**
 * Slope of the least-squares line through the last values.
 *
 * <pre>
 *   i     = 0 .. period-1, oldest to newest
 *   slope = (period * sum(i * x) - sum(i) * sum(x)) / (period * sum(i^2) - sum(i)^2)
 * </pre>
 *
 * Warm-up: {@code period} candles. Unit: a difference of the source, per candle. Cost: O(1) amortised time, O(period) memory.
 * As TA-Lib's LINEARREG_SLOPE.
 */
public final class LinearRegressionSlope implements Indicator {
    private static final Param.OfInt PERIOD = Param.count("period", 14, 2);

    public static final IndicatorType TYPE = IndicatorType.named("linear_regression_slope")
            .title("Linear Regression Slope")
            .family(Family.STATISTIC)
            .aliases("slope", "linearreg_slope", "linreg_slope", "linear_reg_slope")
            .params(Param.source(), PERIOD)
            .outputs(Output.change("slope"))
            .warmup(args -> args.get(PERIOD))
            .create(args -> new LinearRegressionSlope(args.get(PERIOD)));

    private final WindowTrend window;

    private LinearRegressionSlope(int period) {
        window = new WindowTrend(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        window.add(x);
        out[at] = window.slope();
    }
}
