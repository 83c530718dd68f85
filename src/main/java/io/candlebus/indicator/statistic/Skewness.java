package io.candlebus.indicator.statistic;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.Unit;
import io.candlebus.indicator.rolling.WindowMoments;
import io.candlebus.market.Candle;

/**
 * Skewness of the last values: positive where few lie far above the rest.
 *
 * <pre>
 *   m2, m3   = mean((x - mean)^2), mean((x - mean)^3)                        n: period
 *   skewness = sqrt(n * (n - 1)) / (n - 2) * m3 / m2^1.5
 * </pre>
 *
 * Warm-up: {@code period} candles; unknown where all values are equal. Unit: ratio. Cost: O(1) amortised time, O(period)
 * memory. Adjusted for the sample's size, as pandas and spreadsheets.
 */
public final class Skewness implements Indicator {
    private static final Param.OfInt PERIOD = Param.count("period", 30, 3);

    public static final IndicatorType TYPE = IndicatorType.named("skewness")
            .title("Skewness")
            .family(Family.STATISTIC)
            .aliases("skew")
            .params(Param.source(), PERIOD)
            .outputs(Output.in(Unit.RATIO, "skewness"))
            .warmup(args -> args.get(PERIOD))
            .create(args -> new Skewness(args.get(PERIOD)));

    private final WindowMoments window;
    private final double factor;

    private Skewness(int period) {
        window = new WindowMoments(period);
        double n = period;
        factor = Math.sqrt(n * (n - 1)) / (n - 2);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        window.add(x);
        double variance = window.second();
        double deviation = Math.sqrt(variance);
        out[at] = variance == 0 ? Double.NaN : factor * (window.third() / variance / deviation);
    }
}
