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
 * Excess kurtosis of the last values: positive where outliers are more frequent than in a bell curve.
 *
 * <pre>
 *   m2, m4   = mean((x - mean)^2), mean((x - mean)^4)                        n: period
 *   kurtosis = (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * m4 / m2^2 - 3 * (n - 1))
 * </pre>
 *
 * Warm-up: {@code period} candles; unknown where all values are equal. Unit: ratio. Cost: O(1) amortised time, O(period)
 * memory. Adjusted for the sample's size, as pandas and spreadsheets.
 */
public final class Kurtosis implements Indicator {
    private static final Param.OfInt PERIOD = Param.count("period", 30, 4);

    public static final IndicatorType TYPE = IndicatorType.named("kurtosis")
            .title("Kurtosis")
            .family(Family.STATISTIC)
            .aliases("kurt", "excess_kurtosis")
            .params(Param.source(), PERIOD)
            .outputs(Output.in(Unit.RATIO, "kurtosis"))
            .warmup(args -> args.get(PERIOD))
            .create(args -> new Kurtosis(args.get(PERIOD)));

    private final WindowMoments window;
    private final double n;

    private Kurtosis(int period) {
        window = new WindowMoments(period);
        n = period;
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        window.add(x);
        double variance = window.second();
        double peak = window.fourth() / variance / variance;
        out[at] = variance == 0 ? Double.NaN : (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * peak - 3 * (n - 1));
    }
}
