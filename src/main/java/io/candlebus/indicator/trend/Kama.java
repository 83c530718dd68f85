package io.candlebus.indicator.trend;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.Delay;
import io.candlebus.indicator.rolling.WindowSum;
import io.candlebus.market.Candle;

/**
 * Kaufman's adaptive moving average: quick while the values go one way, slow while they go to and fro.
 *
 * <pre>
 *   efficiency = |x[t] - x[t-period]| / sum(|x[i] - x[i-1]|, period)      1 when nothing has moved
 *   c          = (efficiency * (2/3 - 2/31) + 2/31)^2                     between an ema(2) and an ema(30)
 *   kama[p]    = x[p-1] + c * (x[p] - x[p-1])                             seed: the value before
 *   kama[t]    = kama[t-1] + c * (x[t] - kama[t-1])
 * </pre>
 *
 * Warm-up: {@code period + 1} candles. Unit: that of the source. Cost: O(1) amortised time, O(period) memory.
 *
 * <p>As TA-Lib's KAMA with unstable period 0; its default period is 30, Kaufman's own is 10. How long the seed is felt depends on
 * the market: each candle takes 44 % off its weight in one that goes straight, 0.4 % in one that goes nowhere.
 */
public final class Kama implements Indicator {
    private static final double FAST = 2.0 / 3;
    private static final double SLOW = 2.0 / 31;
    private static final Param.OfInt PERIOD = Param.period(10);

    public static final IndicatorType TYPE = IndicatorType.named("kama")
            .title("Kaufman's Adaptive Moving Average")
            .family(Family.TREND)
            .aliases("kaufman_adaptive_moving_average", "kaufman")
            .params(Param.source(), PERIOD)
            .outputs(Output.price("kama"))
            .warmup(args -> args.get(PERIOD) + 1)
            .create(args -> new Kama(args.get(PERIOD)));

    private final Delay delay;
    private final WindowSum path;
    private double previous = Double.NaN;
    private double kama = Double.NaN;

    private Kama(int period) {
        delay = new Delay(period);
        path = new WindowSum(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        double distance = Math.abs(x - delay.add(x));
        double length = Double.isNaN(previous) ? Double.NaN : path.add(Math.abs(x - previous));
        if (!Double.isNaN(length)) {
            double efficiency = distance >= length ? 1 : distance / length;
            double root = efficiency * (FAST - SLOW) + SLOW;
            double from = Double.isNaN(kama) ? previous : kama;
            kama = from + root * root * (x - from);
        }
        previous = x;
        out[at] = kama;
    }
}
