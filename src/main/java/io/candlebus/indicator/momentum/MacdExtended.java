package io.candlebus.indicator.momentum;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.trend.Average;
import io.candlebus.market.Candle;

/**
 * Moving average convergence divergence with averages to choose.
 *
 * <pre>
 *   macd      = fast_average(x, fast) - slow_average(x, slow)
 *   signal    = signal_average(macd, signal)
 *   histogram = macd - signal
 * </pre>
 *
 * Warm-up: macd until both averages are known, {@code max(fast, slow)} candles with the defaults; signal and histogram the signal
 * average's own, less 1, more. Unit: a difference of the source. Cost: that of the averages, O(1) amortised.
 *
 * <p>As TA-Lib's MACDEXT, simple averages by default as there: both averages start on the same candle, the one with the shorter
 * warm-up with the last values before it. (TA-Lib starts all three outputs together.)
 */
public final class MacdExtended implements Indicator {
    private static final Param.OfInt FAST = Param.count("fast", 12, 2);
    private static final Param.OfInt SLOW = Param.count("slow", 26, 2);
    private static final Param.OfInt SIGNAL = Param.count("signal", 9, 2);
    private static final Param.OfWord FAST_AVERAGE = Average.param("fast_average", "sma");
    private static final Param.OfWord SLOW_AVERAGE = Average.param("slow_average", "sma");
    private static final Param.OfWord SIGNAL_AVERAGE = Average.param("signal_average", "sma");

    public static final IndicatorType TYPE = IndicatorType.named("macd_extended")
            .title("MACD with Averages to choose")
            .family(Family.MOMENTUM)
            .aliases("macdext")
            .params(Param.source(), FAST, SLOW, SIGNAL, FAST_AVERAGE, SLOW_AVERAGE, SIGNAL_AVERAGE)
            .outputs(
                    Output.change("macd").warmup(MacdExtended::start),
                    Output.change("signal"),
                    Output.change("histogram"))
            .warmup(args -> start(args) + Average.warmup(args.get(SIGNAL_AVERAGE), args.get(SIGNAL)) - 1)
            .create(MacdExtended::new);

    private final Average fast;
    private final Average slow;
    private final Average signal;
    private int fastWaits;
    private int slowWaits;

    private MacdExtended(Args args) {
        fast = Average.of(args.get(FAST_AVERAGE), args.get(FAST));
        slow = Average.of(args.get(SLOW_AVERAGE), args.get(SLOW));
        signal = Average.of(args.get(SIGNAL_AVERAGE), args.get(SIGNAL));
        fastWaits = start(args) - Average.warmup(args.get(FAST_AVERAGE), args.get(FAST));
        slowWaits = start(args) - Average.warmup(args.get(SLOW_AVERAGE), args.get(SLOW));
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        double macd = add(candle, x);
        double smooth = Double.isNaN(macd) ? Double.NaN : signal.add(candle, macd);
        out[at] = macd;
        out[at + 1] = smooth;
        out[at + 2] = macd - smooth;
    }

    private double add(Candle candle, double x) {
        if (fastWaits > 0) {
            fastWaits--;
            slow.add(candle, x);
            return Double.NaN;
        }
        if (slowWaits > 0) {
            slowWaits--;
            fast.add(candle, x);
            return Double.NaN;
        }
        fast.add(candle, x);
        slow.add(candle, x);
        return slow.below(x) - fast.below(x);
    }

    private static int start(Args args) {
        return Math.max(
                Average.warmup(args.get(FAST_AVERAGE), args.get(FAST)),
                Average.warmup(args.get(SLOW_AVERAGE), args.get(SLOW)));
    }
}
