package io.candlebus.indicator.momentum;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.WindowMean;
import io.candlebus.indicator.rolling.WindowRange;
import io.candlebus.market.Candle;

/**
 * Fast stochastic oscillator: not smoothed but for its signal line.
 *
 * <pre>
 *   k = 100 * (close - lowest low) / (highest high - lowest low)      of the last period candles
 *   d = sma(k, signal)
 * </pre>
 *
 * Warm-up: k {@code period} candles, d {@code signal - 1} more. Unit: percent, 0 to 100. Cost: O(1) amortised time, O(period)
 * memory.
 *
 * <p>As TA-Lib's STOCHF with a simple average, whose default period is 5; a window without any range has k 0, as there.
 * {@code stochastic} is the slow one.
 */
public final class FastStochastic implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(14);
    private static final Param.OfInt SIGNAL = Param.count("signal", 3);

    public static final IndicatorType TYPE = IndicatorType.named("fast_stochastic")
            .title("Fast Stochastic Oscillator")
            .family(Family.MOMENTUM)
            .aliases("stochf", "stoch_fast", "stochastic_fast")
            .params(PERIOD, SIGNAL)
            .outputs(
                    Output.percent("k").between(0, 100).warmup(args -> args.get(PERIOD)),
                    Output.percent("d").between(0, 100))
            .warmup(args -> args.get(PERIOD) + args.get(SIGNAL) - 1)
            .create(args -> new FastStochastic(args.get(PERIOD), args.get(SIGNAL)));

    private final WindowRange range;
    private final WindowMean signal;

    private FastStochastic(int period, int signalPeriod) {
        range = new WindowRange(period);
        signal = new WindowMean(signalPeriod);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        range.add(candle.high(), candle.low());
        double k = Stochastic.place(candle.close(), range);
        out[at] = k;
        out[at + 1] = Double.isNaN(k) ? Double.NaN : signal.add(k);
    }
}
