package io.candlebus.indicator.trend;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.WindowMean;
import io.candlebus.indicator.rolling.WindowSum;
import io.candlebus.market.Candle;

/**
 * Chande's variable index dynamic average: exponential, as fast as the momentum oscillator is far from zero.
 *
 * <pre>
 *   cmo      = (sum of gains - sum of losses) / (sum of gains + sum of losses)     over cmo_period changes; 0 / 0 is 0
 *   vidya[s] = mean(x[s-period+1 .. s])                                            s = max(period, cmo_period) - 1
 *   vidya[t] = vidya[t-1] + 2 / (period + 1) * |cmo[t]| * (x[t] - vidya[t-1])
 * </pre>
 *
 * Warm-up: the longer of the two periods. Unit: that of the source. Cost: O(1) amortised time, O(period) memory.
 *
 * <p>As pandas-ta, seed included, where both periods are the same.
 */
public final class Vidya implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(14);
    private static final Param.OfInt CMO_PERIOD = Param.count("cmo_period", 14);

    public static final IndicatorType TYPE = IndicatorType.named("vidya")
            .title("Variable Index Dynamic Average")
            .family(Family.TREND)
            .aliases("variable_index_dynamic_average")
            .params(Param.source(), PERIOD, CMO_PERIOD)
            .outputs(Output.price("vidya"))
            .warmup(args -> Math.max(args.get(PERIOD), args.get(CMO_PERIOD)))
            .create(args -> new Vidya(args.get(PERIOD), args.get(CMO_PERIOD)));

    private final double alpha;
    private final WindowMean seed;
    private final WindowSum gains;
    private final WindowSum losses;
    private int waits;
    private double previous = Double.NaN;
    private double average = Double.NaN;

    private Vidya(int period, int cmoPeriod) {
        alpha = 2.0 / (period + 1);
        seed = new WindowMean(period);
        gains = new WindowSum(cmoPeriod);
        losses = new WindowSum(cmoPeriod);
        waits = Math.max(period, cmoPeriod);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        double speed = Double.isNaN(previous) ? Double.NaN : Math.abs(momentum(x - previous));
        previous = x;
        if (waits > 0) {
            double mean = seed.add(x);
            average = --waits == 0 ? mean : Double.NaN;
        } else {
            average += alpha * speed * (x - average);
        }
        out[at] = average;
    }

    private double momentum(double change) {
        double gain = gains.add(Math.max(change, 0));
        double loss = losses.add(Math.max(-change, 0));
        double both = gain + loss;
        return both == 0 ? 0 : (gain - loss) / both;
    }
}
