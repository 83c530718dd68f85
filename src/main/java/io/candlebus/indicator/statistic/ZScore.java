package io.candlebus.indicator.statistic;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.Unit;
import io.candlebus.indicator.rolling.WindowDeviation;
import io.candlebus.market.Candle;

/**
 * Z-score: how many standard deviations the source is away from its average.
 *
 * <pre>
 *   z_score = (x - mean) / deviation              of the last period values; population: divided by period
 * </pre>
 *
 * Warm-up: {@code period} candles; unknown where all values are equal. Unit: ratio. Cost: O(1) amortised time, O(period)
 * memory. As Skender Stock.Indicators'; pandas-ta divides by {@code period - 1}.
 */
public final class ZScore implements Indicator {
    private static final Param.OfInt PERIOD = Param.count("period", 20, 2);

    public static final IndicatorType TYPE = IndicatorType.named("z_score")
            .title("Z-Score")
            .family(Family.STATISTIC)
            .aliases("standard_score")
            .params(Param.source(), PERIOD)
            .outputs(Output.in(Unit.RATIO, "z_score"))
            .warmup(args -> args.get(PERIOD))
            .create(args -> new ZScore(args.get(PERIOD)));

    private final WindowDeviation window;

    private ZScore(int period) {
        window = new WindowDeviation(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        window.add(x);
        double deviation = window.deviation();
        out[at] = deviation == 0 ? Double.NaN : window.distance(x) / deviation;
    }
}
