package io.candlebus.indicator.statistic;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.Unit;
import io.candlebus.indicator.rolling.WindowTrend;
import io.candlebus.market.Candle;

/**
 * Angle of the least-squares line through the last values.
 *
 * <pre>
 *   linear_regression_angle = arctan(slope) in degrees      slope: see linear_regression
 * </pre>
 *
 * Warm-up: {@code period} candles. Unit: degrees, −90 to 90. Cost: O(1) amortised time, O(period) memory. As TA-Lib's
 * LINEARREG_ANGLE. It depends on the price's magnitude: it compares candles of one market, not markets.
 */
public final class LinearRegressionAngle implements Indicator {
    private static final Param.OfInt PERIOD = Param.count("period", 14, 2);

    public static final IndicatorType TYPE = IndicatorType.named("linear_regression_angle")
            .title("Linear Regression Angle")
            .family(Family.STATISTIC)
            .aliases("linearreg_angle", "linreg_angle", "linear_reg_angle")
            .params(Param.source(), PERIOD)
            .outputs(Output.in(Unit.ANGLE, "angle").between(-90, 90))
            .warmup(args -> args.get(PERIOD))
            .create(args -> new LinearRegressionAngle(args.get(PERIOD)));

    private final WindowTrend line;

    private LinearRegressionAngle(int period) {
        line = new WindowTrend(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        line.add(x);
        out[at] = Math.toDegrees(Math.atan(line.slope()));
    }
}
