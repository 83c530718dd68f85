package io.candlebus.indicator.statistic;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.WindowMean;
import io.candlebus.market.Candle;

/**
 * Average distance of the last values from their average.
 *
 * <pre>
 *   m              = mean(x[t-period+1 .. t])
 *   mean_deviation = mean(|x[i] - m|)
 * </pre>
 *
 * Warm-up: {@code period} candles. Unit: a difference of the source. Cost: O(period) time and memory: each candle moves the mean
 * that all distances are taken from. As TA-Lib's AVGDEV (since 0.6); it is what {@code cci} divides by.
 */
public final class MeanDeviation implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(14);

    public static final IndicatorType TYPE = IndicatorType.named("mean_deviation")
            .title("Mean Deviation")
            .family(Family.STATISTIC)
            .aliases("avgdev", "average_deviation", "mean_absolute_deviation")
            .params(Param.source(), PERIOD)
            .outputs(Output.change("mean_deviation").atLeast(0))
            .warmup(args -> args.get(PERIOD))
            .create(args -> new MeanDeviation(args.get(PERIOD)));

    private final WindowMean window;

    private MeanDeviation(int period) {
        window = new WindowMean(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        window.add(x);
        out[at] = window.meanDeviation();
    }
}
