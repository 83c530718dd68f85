package io.candlebus.indicator.cycle;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Dominant cycle period: how many candles the cycle takes that moves prices most, by Ehlers' homodyne discriminator.
 *
 * <pre>
 *   smooth  = (4 * x[t] + 3 * x[t-1] + 2 * x[t-2] + x[t-3]) / 10
 *   H(v)    = (0.0962 * (v[t] - v[t-6]) + 0.5769 * (v[t-2] - v[t-4])) * (0.075 * period[t-1] + 0.54)
 *   d       = H(smooth);   i1 = d[t-3];   q1 = H(d)
 *   i2      = 0.2 * (i1 - H(q1)) + 0.8 * i2[t-1];   q2 = 0.2 * (q1 + H(i1)) + 0.8 * q2[t-1]
 *   re      = 0.2 * (i2 * i2[t-1] + q2 * q2[t-1]) + 0.8 * re[t-1]
 *   im      = 0.2 * (i2 * q2[t-1] - q2 * i2[t-1]) + 0.8 * im[t-1]
 *   p       = 360 / atan(im / re), kept within 0.67 and 1.5 times period[t-1], and then within 6 and 50
 *   period  = 0.2 * p + 0.8 * period[t-1]
 *   dominant_cycle_period = 0.33 * period + 0.67 * dominant_cycle_period[t-1]
 * </pre>
 *
 * Warm-up: 33 candles. Unit: count, of candles. Cost: O(1) time and memory per candle. As TA-Lib's HT_DCPERIOD: all of it
 * starts from zeros at the 13th candle, and it is known 20 candles later.
 */
public final class DominantCyclePeriod implements Indicator {
    /** Candles before the measurement starts. */
    static final int START = 12;

    static final int WARMUP = 33;

    public static final IndicatorType TYPE = IndicatorType.named("dominant_cycle_period")
            .title("Dominant Cycle Period")
            .family(Family.CYCLE)
            .aliases("ht_dcperiod", "dominant_cycle")
            .params(Param.source())
            .outputs(Output.in(Unit.COUNT, "dominant_cycle_period"))
            .warmup(args -> WARMUP)
            .create(args -> new DominantCyclePeriod());

    private final Hilbert cycle = new Hilbert(START, WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        cycle.add(x);
        out[at] = cycle.known() ? cycle.smoothPeriod() : Double.NaN;
    }
}
