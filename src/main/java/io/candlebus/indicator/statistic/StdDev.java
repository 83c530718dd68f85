package io.candlebus.indicator.statistic;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.WindowDeviation;
import io.candlebus.market.Candle;

/**
 * Standard deviation of the last values.
 *
 * <pre>
 *   m      = mean(x[t-period+1 .. t])
 *   stddev = sqrt(mean((x[i] - m)^2))               population: divided by period, not by period - 1
 * </pre>
 *
 * Warm-up: {@code period} candles. Unit: a difference of the source. Cost: O(1) amortised time, O(period) memory.
 *
 * <p>As TA-Lib's STDDEV, without its loss of digits: equal values give exactly 0, and nothing drifts.
 */
public final class StdDev implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(20);

    public static final IndicatorType TYPE = IndicatorType.named("stddev")
            .title("Standard Deviation")
            .family(Family.STATISTIC)
            .aliases("std", "stdev", "std_dev", "standard_deviation")
            .params(Param.source(), PERIOD)
            .outputs(Output.change("stddev").atLeast(0))
            .warmup(args -> args.get(PERIOD))
            .create(args -> new StdDev(args.get(PERIOD)));

    private final WindowDeviation window;

    private StdDev(int period) {
        window = new WindowDeviation(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        window.add(x);
        out[at] = window.deviation();
    }
}
