package io.candlebus.indicator.statistic;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.Unit;
import io.candlebus.indicator.rolling.WindowDeviation;
import io.candlebus.indicator.rolling.WindowTrend;
import io.candlebus.market.Candle;

/**
 * Least-squares line through the last values: where it ends, how it runs, and how well it fits.
 *
 * <pre>
 *   i = 0 .. period-1, oldest to newest;   x[i] ~ intercept + slope * i
 *   slope     = sum((i - mean(i)) * (x - mean(x))) / sum((i - mean(i))^2)
 *   intercept = mean(x) - slope * (period - 1) / 2      the line at the oldest value
 *   value     = intercept + slope * (period - 1)        the line at the newest
 *   forecast  = intercept + slope * period              the line one candle ahead
 *   angle     = arctan(slope) in degrees
 *   r2        = share of the values' variance that the line explains, 0 to 1; unknown when they do not vary
 * </pre>
 *
 * Warm-up: {@code period} candles. Unit: value, intercept and forecast that of the source, slope a difference of it per candle, angle
 * degrees, r2 a plain number. Cost: O(1) amortised time, O(period) memory.
 *
 * <p>As TA-Lib's LINEARREG, LINEARREG_SLOPE, LINEARREG_INTERCEPT, TSF and LINEARREG_ANGLE, each of which is an entry of its own
 * too; r2 is the square of its CORREL with the time. An angle depends on the price's magnitude: it compares candles of one market,
 * not markets. Skender Stock.Indicators counts the candles from the series' beginning, which gives another intercept.
 */
public final class LinearRegression implements Indicator {
    private static final Param.OfInt PERIOD = Param.count("period", 14, 2);

    public static final IndicatorType TYPE = IndicatorType.named("linear_regression")
            .title("Linear Regression")
            .family(Family.STATISTIC)
            .aliases("linearreg", "linreg", "linear_reg", "lsma", "least_squares_moving_average")
            .params(Param.source(), PERIOD)
            .outputs(
                    Output.price("value"),
                    Output.change("slope"),
                    Output.price("intercept"),
                    Output.in(Unit.ANGLE, "angle").between(-90, 90),
                    Output.in(Unit.RATIO, "r2").between(0, 1),
                    Output.price("forecast"))
            .warmup(args -> args.get(PERIOD))
            .create(args -> new LinearRegression(args.get(PERIOD)));

    private final int period;
    private final WindowTrend line;
    private final WindowDeviation spread;

    private LinearRegression(int period) {
        this.period = period;
        line = new WindowTrend(period);
        spread = new WindowDeviation(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        line.add(x);
        spread.add(x);
        out[at] = line.at(period - 1);
        out[at + 1] = line.slope();
        out[at + 2] = line.at(0);
        out[at + 3] = Math.toDegrees(Math.atan(line.slope()));
        out[at + 4] = explained();
        out[at + 5] = line.at(period);
    }

    private double explained() {
        double slope = line.slope();
        double variance = spread.variance();
        double varianceOfPlaces = ((double) period * period - 1) / 12;
        return variance == 0 ? Double.NaN : Math.min(1, slope * slope * varianceOfPlaces / variance);
    }
}
