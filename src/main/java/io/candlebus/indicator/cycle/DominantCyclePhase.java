package io.candlebus.indicator.cycle;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Dominant cycle phase: where in its cycle the price stands, as the angle of the Fourier term of that period.
 *
 * <pre>
 *   period = dominant cycle period;   n = period, rounded;   v = the last n values of smooth
 *   real   = sum of sin(360 * i / n) * v[t-i];   imag = sum of cos(360 * i / n) * v[t-i]        i = 0 .. n-1
 *   phase  = atan(real / imag) + 90 + 360 / period, + 180 when imag is negative, - 360 when above 315
 * </pre>
 *
 * Warm-up: 64 candles. Unit: ratio, in degrees from -45 to 315. Cost: at most 50 multiplications per candle, as many as
 * the cycle has candles; fixed memory. As TA-Lib's HT_DCPHASE: the period is measured from the 38th candle on.
 *
 * <p>In a flat market, where there is no cycle, both sums are 0 and the phase is 90 + 360 / period; TA-Lib's is what its
 * rounding makes it.
 */
public final class DominantCyclePhase implements Indicator {
    /** Candles before the measurement starts. */
    static final int START = 37;

    static final int WARMUP = 64;

    public static final IndicatorType TYPE = IndicatorType.named("dominant_cycle_phase")
            .title("Dominant Cycle Phase")
            .family(Family.CYCLE)
            .aliases("ht_dcphase", "cycle_phase")
            .params(Param.source())
            .outputs(Output.in(Unit.RATIO, "dominant_cycle_phase"))
            .warmup(args -> WARMUP)
            .create(args -> new DominantCyclePhase());

    private final Hilbert cycle = new Hilbert(START, WARMUP);
    private final CyclePhase phase = new CyclePhase();

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        if (cycle.add(x)) {
            phase.add(cycle);
        }
        out[at] = cycle.known() ? phase.degrees() : Double.NaN;
    }
}
