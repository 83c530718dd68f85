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
 * Moving average convergence divergence.
 *
 * <pre>
 *   macd      = ema(x, fast) - ema(x, slow)
 *   signal    = ema(macd, signal)
 *   histogram = macd - signal
 * </pre>
 *
 * Warm-up: macd {@code max(fast, slow)} candles; signal and histogram {@code signal - 1} more. Unit: a difference of the
 * source. Cost: O(1) time and memory per candle.
 *
 * <p>As TA-Lib's MACD, both averages start on the same candle: the faster one is seeded with the last {@code fast} values
 * before it, not with the first. (TA-Lib starts all three outputs together.)
 */
public final class Macd implements Indicator {
    private static final Param.OfInt FAST = Param.count("fast", 12);
    private static final Param.OfInt SLOW = Param.count("slow", 26);
    private static final Param.OfInt SIGNAL = Param.count("signal", 9);

    public static final IndicatorType TYPE = IndicatorType.named("macd")
            .title("Moving Average Convergence Divergence")
            .family(Family.MOMENTUM)
            .aliases("moving_average_convergence_divergence")
            .params(Param.source(), FAST, SLOW, SIGNAL)
            .outputs(Output.change("macd").warmup(Macd::start), Output.change("signal"), Output.change("histogram"))
            .warmup(args -> start(args) + args.get(SIGNAL) - 1)
            .create(Macd::new);

    private final ExponentialAverage fast;
    private final ExponentialAverage slow;
    private final ExponentialAverage signal;
    private int fastWaits;
    private int slowWaits;

    private Macd(Args args) {
        fast = ExponentialAverage.overPeriod(args.get(FAST));
        slow = ExponentialAverage.overPeriod(args.get(SLOW));
        signal = ExponentialAverage.overPeriod(args.get(SIGNAL));
        fastWaits = start(args) - args.get(FAST);
        slowWaits = start(args) - args.get(SLOW);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        double macd = add(x);
        double smooth = Double.isNaN(macd) ? Double.NaN : signal.add(macd);
        out[at] = macd;
        out[at + 1] = smooth;
        out[at + 2] = macd - smooth;
    }

    private double add(double x) {
        if (fastWaits > 0) {
            fastWaits--;
            slow.add(x);
            return Double.NaN;
        }
        if (slowWaits > 0) {
            slowWaits--;
            fast.add(x);
            return Double.NaN;
        }
        fast.add(x);
        slow.add(x);
        return fast.above(slow);
    }

    private static int start(Args args) {
        return Math.max(args.get(FAST), args.get(SLOW));
    }
}
