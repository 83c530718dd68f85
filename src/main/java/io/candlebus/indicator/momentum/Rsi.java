package io.candlebus.indicator.momentum;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.ExponentialAverage;
import io.candlebus.market.Candle;

/**
 * Wilder's relative strength index.
 *
 * <pre>
 *   gain[t] = max(x[t] - x[t-1], 0);   loss[t] = max(x[t-1] - x[t], 0)
 *   rsi     = 100 * wilder(gain, period) / (wilder(gain, period) + wilder(loss, period))
 * </pre>
 *
 * Warm-up: {@code period + 1} candles. Unit: percent, 0 to 100. Cost: O(1) time and memory per candle.
 *
 * <p>As TA-Lib's RSI: the averages are seeded with the simple average of the first {@code period} changes; as long as
 * nothing has ever moved, 0 / 0 is 0. (TA-Lib also gives 0 when both averages are below 1e-8; here only exact zeros count,
 * so that the value does not depend on the price's magnitude.) A value that repeats leaves the index exactly as it was,
 * without the noise of two averages that fade together.
 */
public final class Rsi implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(14);

    public static final IndicatorType TYPE = IndicatorType.named("rsi")
            .title("Relative Strength Index")
            .family(Family.MOMENTUM)
            .aliases("relative_strength_index")
            .params(Param.source(), PERIOD)
            .outputs(Output.percent("rsi").between(0, 100))
            .warmup(args -> args.get(PERIOD) + 1)
            .create(args -> new Rsi(args.get(PERIOD)));

    private final ExponentialAverage gains;
    private final ExponentialAverage losses;
    private double previous = Double.NaN;
    private double strength = Double.NaN;

    public Rsi(int period) {
        gains = ExponentialAverage.wilder(period);
        losses = ExponentialAverage.wilder(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = add(x);
    }

    /** The index after one more value, NaN until known. */
    public double add(double x) {
        double change = x - previous;
        previous = x;
        if (Double.isNaN(change)) {
            return Double.NaN;
        }
        // Half of it is exact, and needs no branch on a sign that nobody can predict.
        double distance = Math.abs(change);
        double gain = gains.add(0.5 * (distance + change));
        double both = gain + losses.add(0.5 * (distance - change));
        if (change != 0 || Double.isNaN(strength)) {
            strength = both == 0 ? 0 : 100 * (gain / both);
        }
        return strength;
    }
}
