package io.candlebus.indicator.statistic;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.WindowTrend;
import io.candlebus.market.Candle;

/**
 * Where the least-squares line through the last values begins: at the oldest of them.
 *
 * <pre>
 *   linear_regression_intercept = mean(x) - slope * (period - 1) / 2      slope: see linear_regression
 * </pre>
 *
 * Warm-up: {@code period} candles. Unit: that of the source. Cost: O(1) amortised time, O(period) memory. As TA-Lib's
 * LINEARREG_INTERCEPT.
 */
public final class LinearRegressionIntercept implements Indicator {
    private static final Param.OfInt PERIOD = Param.count("period", 14, 2);

    public static final IndicatorType TYPE = IndicatorType.named("linear_regression_intercept")
            .title("Linear Regression Intercept")
            .family(Family.STATISTIC)
            .aliases("linearreg_intercept", "linreg_intercept", "linear_reg_intercept")
            .params(Param.source(), PERIOD)
            .outputs(Output.price("intercept"))
            .warmup(args -> args.get(PERIOD))
            .create(args -> new LinearRegressionIntercept(args.get(PERIOD)));

    private final WindowTrend line;

    private LinearRegressionIntercept(int period) {
        line = new WindowTrend(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        line.add(x);
        out[at] = line.at(0);
    }
}
