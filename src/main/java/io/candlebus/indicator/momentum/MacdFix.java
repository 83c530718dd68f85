package io.candlebus.indicator.momentum;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.ExponentialAverage;
import io.candlebus.market.Candle;

/**
 * Moving average convergence divergence with Appel's rounded weights.
 *
 * <pre>
 *   macd      = e(x, 12 candles, weight 0.15) - e(x, 26 candles, weight 0.075)      instead of 2/13 and 2/27
 *   signal    = ema(macd, signal)
 *   histogram = macd - signal
 * </pre>
 *
 * Warm-up: macd 26 candles; signal and histogram {@code signal - 1} more. Unit: a difference of the source. Cost: O(1) time and
 * memory per candle.
 *
 * <p>As TA-Lib's MACDFIX: seeded as {@code macd}, the quicker average with the last 12 values before both start. (TA-Lib starts all
 * three outputs together.)
 */
public final class MacdFix implements Indicator {
    private static final int FAST = 12;
    private static final int SLOW = 26;
    private static final Param.OfInt SIGNAL = Param.count("signal", 9);

    public static final IndicatorType TYPE = IndicatorType.named("macdfix")
            .title("MACD with fixed Weights")
            .family(Family.MOMENTUM)
            .aliases("macd_fixed")
            .params(Param.source(), SIGNAL)
            .outputs(Output.change("macd").warmup(args -> SLOW), Output.change("signal"), Output.change("histogram"))
            .warmup(args -> SLOW + args.get(SIGNAL) - 1)
            .create(args -> new MacdFix(args.get(SIGNAL)));

    private final ExponentialAverage fast = ExponentialAverage.weighted(FAST, 0.15);
    private final ExponentialAverage slow = ExponentialAverage.weighted(SLOW, 0.075);
    private final ExponentialAverage signal;
    private int fastWaits = SLOW - FAST;

    private MacdFix(int signalPeriod) {
        signal = ExponentialAverage.overPeriod(signalPeriod);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        slow.add(x);
        if (fastWaits > 0) {
            fastWaits--;
        } else {
            fast.add(x);
        }
        double macd = fast.above(slow);
        double smooth = Double.isNaN(macd) ? Double.NaN : signal.add(macd);
        out[at] = macd;
        out[at + 1] = smooth;
        out[at + 2] = macd - smooth;
    }
}
