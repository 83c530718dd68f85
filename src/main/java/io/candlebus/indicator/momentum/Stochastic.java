package io.candlebus.indicator.momentum;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.WindowMean;
import io.candlebus.indicator.rolling.WindowRange;
import io.candlebus.market.Candle;

/**
 * Stochastic oscillator (the slow one; {@code smooth} 1 makes it the fast one).
 *
 * <pre>
 *   raw = 100 * (close - lowest low) / (highest high - lowest low)      of the last period candles
 *   k   = sma(raw, smooth)
 *   d   = sma(k, signal)
 * </pre>
 *
 * Warm-up: k {@code period + smooth - 1} candles, d {@code signal - 1} more. Unit: percent, 0 to 100. Cost: O(1) amortised
 * time, O(period) memory. As TA-Lib's STOCH with simple averages; a window without any range has raw 0, as there.
 */
public final class Stochastic implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(14);
    private static final Param.OfInt SMOOTH = Param.count("smooth", 3);
    private static final Param.OfInt SIGNAL = Param.count("signal", 3);

    public static final IndicatorType TYPE = IndicatorType.named("stochastic")
            .title("Stochastic Oscillator")
            .family(Family.MOMENTUM)
            .aliases("stoch", "stochastic_oscillator", "slow_stochastic")
            .params(PERIOD, SMOOTH, SIGNAL)
            .outputs(
                    Output.percent("k").between(0, 100).warmup(args -> args.get(PERIOD) + args.get(SMOOTH) - 1),
                    Output.percent("d").between(0, 100))
            .warmup(args -> args.get(PERIOD) + args.get(SMOOTH) + args.get(SIGNAL) - 2)
            .create(Stochastic::new);

    private final WindowRange range;
    private final WindowMean smooth;
    private final WindowMean signal;

    private Stochastic(Args args) {
        range = new WindowRange(args.get(PERIOD));
        smooth = new WindowMean(args.get(SMOOTH));
        signal = new WindowMean(args.get(SIGNAL));
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        range.add(candle.high(), candle.low());
        double raw = place(candle.close(), range);
        double k = Double.isNaN(raw) ? Double.NaN : smooth.add(raw);
        out[at] = k;
        out[at + 1] = Double.isNaN(k) ? Double.NaN : signal.add(k);
    }

    /** Where a value stands in a range, 0 to 100; 0 in a range without any width; NaN until known. */
    static double place(double x, WindowRange range) {
        double lowest = range.lowest();
        double width = range.highest() - lowest;
        return width == 0 ? 0 : 100 * ((x - lowest) / width);
    }
}
