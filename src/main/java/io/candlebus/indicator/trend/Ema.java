package io.candlebus.indicator.trend;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.ExponentialAverage;
import io.candlebus.market.Candle;

/**
 * Exponential moving average.
 *
 * <pre>
 *   alpha    = 2 / (period + 1)
 *   ema[p-1] = mean(x[0..p-1])                     seed: simple average, as TA-Lib's default
 *   ema[t]   = ema[t-1] + alpha * (x[t] - ema[t-1])
 * </pre>
 *
 * Warm-up: {@code period} candles. Unit: that of the source. Cost: O(1) time and memory per candle.
 *
 * <p>As TA-Lib's EMA. The seed is a choice, not a law: a library that seeds with the first price differs for about 4 * period candles.
 */
public final class Ema implements Measured {
    private static final Param.OfInt PERIOD = Param.period(20);

    public static final IndicatorType TYPE = IndicatorType.named("ema")
            .title("Exponential Moving Average")
            .family(Family.TREND)
            .aliases("exponential_moving_average")
            .params(Param.source(), PERIOD)
            .outputs(Output.price("ema"))
            .warmup(args -> args.get(PERIOD))
            .create(args -> new Ema(args.get(PERIOD)));

    private final ExponentialAverage average;

    private Ema(int period) {
        average = ExponentialAverage.overPeriod(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = average.add(x);
    }

    @Override
    public double below(double x) {
        return average.distance(x);
    }
}
