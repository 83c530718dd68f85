package io.candlebus.indicator.trend;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.WindowMean;
import io.candlebus.indicator.rolling.WindowTrend;
import io.candlebus.market.Candle;

/**
 * Standard error bands: the end of the regression line, and the line's error above and below, smoothed.
 *
 * <pre>
 *   line   = a + b * i through x[t-period+1 .. t]; least squares      i: 0 (oldest) to period - 1 (newest)
 *   end    = a + b * (period - 1)
 *   error  = sqrt(sum((x - line)^2) / (period - 2))
 *   middle = sma(end, smooth)
 *   upper  = middle + errors * sma(error, smooth);   lower = middle - errors * sma(error, smooth)
 * </pre>
 *
 * Warm-up: {@code period + smooth - 1} candles. Unit: that of the source. Cost: O(period) time and memory, for the distances
 * from the line are summed afresh: the difference of large sums would lose what is left by a good fit.
 *
 * <p>As Jon Andersen described them, with his defaults.
 */
public final class StandardErrorBands implements Indicator {
    private static final Param.OfInt PERIOD = Param.count("period", 21, 3);
    private static final Param.OfDouble ERRORS = Param.number("errors", 2, 0, 100);
    private static final Param.OfInt SMOOTH = Param.count("smooth", 3);

    public static final IndicatorType TYPE = IndicatorType.named("standard_error_bands")
            .title("Standard Error Bands")
            .family(Family.TREND)
            .aliases("se_bands", "seb")
            .params(Param.source(), PERIOD, ERRORS, SMOOTH)
            .outputs(Output.price("middle"), Output.price("upper"), Output.price("lower"))
            .warmup(args -> args.get(PERIOD) + args.get(SMOOTH) - 1)
            .create(StandardErrorBands::new);

    private final double[] values;
    private final WindowTrend trend;
    private final WindowMean ends;
    private final WindowMean errors;
    private final double multiple;
    private int next;

    private StandardErrorBands(Args args) {
        values = new double[args.get(PERIOD)];
        trend = new WindowTrend(values.length);
        ends = new WindowMean(args.get(SMOOTH));
        errors = new WindowMean(args.get(SMOOTH));
        multiple = args.get(ERRORS);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        values[next] = x;
        next = next + 1 == values.length ? 0 : next + 1;
        trend.add(x);
        double slope = trend.slope();
        double end = trend.at(values.length - 1);
        boolean known = !Double.isNaN(end);
        double middle = known ? ends.add(end) : Double.NaN;
        double reach = known ? multiple * errors.add(error(end, slope)) : Double.NaN;
        out[at] = middle;
        out[at + 1] = middle + reach;
        out[at + 2] = middle - reach;
    }

    private double error(double end, double slope) {
        double squares = 0;
        int age = values.length;
        for (int i = 0; i < values.length; i++) {
            age--;
            int place = next + i < values.length ? next + i : next + i - values.length;
            double distance = values[place] - (end - age * slope);
            squares += distance * distance;
        }
        return Math.sqrt(squares / (values.length - 2));
    }
}
