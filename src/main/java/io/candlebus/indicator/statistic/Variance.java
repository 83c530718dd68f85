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
 * Variance of the last values.
 *
 * <pre>
 *   m        = mean(x[t-period+1 .. t])
 *   variance = mean((x[i] - m)^2)                   population: divided by period, not by period - 1
 * </pre>
 *
 * Warm-up: {@code period} candles. Unit: the source's, squared. Cost: O(1) amortised time, O(period) memory.
 *
 * <p>As TA-Lib's VAR, without its loss of digits: equal values give exactly 0, and nothing drifts.
 */
public final class Variance implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(20);

    public static final IndicatorType TYPE = IndicatorType.named("variance")
            .title("Variance")
            .family(Family.STATISTIC)
            .aliases("var")
            .params(Param.source(), PERIOD)
            .outputs(Output.in(Unit.PRICE_SQUARED, "variance").atLeast(0))
            .warmup(args -> args.get(PERIOD))
            .create(args -> new Variance(args.get(PERIOD)));

    private final WindowDeviation window;

    private Variance(int period) {
        window = new WindowDeviation(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        window.add(x);
        out[at] = window.variance();
    }
}
