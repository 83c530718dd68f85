package io.candlebus.indicator.momentum;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.ExponentialAverage;
import io.candlebus.market.Candle;

/**
 * Percentage price oscillator: MACD in percent of the slow average.
 *
 * <pre>
 *   ppo       = 100 * (ema(x, fast) - ema(x, slow)) / ema(x, slow)
 *   signal    = ema(ppo, signal)
 *   histogram = ppo - signal
 * </pre>
 *
 * Warm-up: ppo {@code max(fast, slow)} candles; signal and histogram {@code signal - 1} more. Unit: percent. Cost: O(1)
 * time and memory per candle.
 *
 * <p>As TA-Lib's PPO with exponential averages (its default is simple ones): unlike in MACD, each average is seeded with
 * its own first values. As there, a slow average of 0 gives 0.
 */
public final class Ppo implements Indicator {
    private static final Param.OfInt FAST = Param.count("fast", 12);
    private static final Param.OfInt SLOW = Param.count("slow", 26);
    private static final Param.OfInt SIGNAL = Param.count("signal", 9);

    public static final IndicatorType TYPE = IndicatorType.named("ppo")
            .title("Percentage Price Oscillator")
            .family(Family.MOMENTUM)
            .aliases("percentage_price_oscillator")
            .params(Param.source(), FAST, SLOW, SIGNAL)
            .outputs(
                    Output.percent("ppo").warmup(args -> Math.max(args.get(FAST), args.get(SLOW))),
                    Output.percent("signal"),
                    Output.percent("histogram"))
            .warmup(args -> Math.max(args.get(FAST), args.get(SLOW)) + args.get(SIGNAL) - 1)
            .create(Ppo::new);

    private final ExponentialAverage fast;
    private final ExponentialAverage slow;
    private final ExponentialAverage signal;

    private Ppo(Args args) {
        fast = ExponentialAverage.overPeriod(args.get(FAST));
        slow = ExponentialAverage.overPeriod(args.get(SLOW));
        signal = ExponentialAverage.overPeriod(args.get(SIGNAL));
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        fast.add(x);
        double calm = slow.add(x);
        double apart = fast.above(slow);
        double ppo = calm == 0 && !Double.isNaN(apart) ? 0 : 100 * (apart / calm);
        double smooth = Double.isNaN(ppo) ? Double.NaN : signal.add(ppo);
        out[at] = ppo;
        out[at + 1] = smooth;
        out[at + 2] = ppo - smooth;
    }
}
