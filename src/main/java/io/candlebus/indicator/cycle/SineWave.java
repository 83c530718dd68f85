package io.candlebus.indicator.cycle;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Sine wave: the sine of the dominant cycle's phase, and the same an eighth of the cycle ahead; where they cross, a cycle
 * turns.
 *
 * <pre>
 *   sine      = sin(dominant cycle phase)
 *   lead_sine = sin(dominant cycle phase + 45)
 * </pre>
 *
 * Warm-up: 64 candles. Unit: ratio, -1 to 1. Cost: at most 50 multiplications per candle, as many as the cycle has candles;
 * fixed memory. As TA-Lib's HT_SINE.
 */
public final class SineWave implements Indicator {
    public static final IndicatorType TYPE = IndicatorType.named("sine_wave")
            .title("Sine Wave")
            .family(Family.CYCLE)
            .aliases("ht_sine", "mesa_sine_wave")
            .params(Param.source())
            .outputs(
                    Output.in(Unit.RATIO, "sine").between(-1, 1),
                    Output.in(Unit.RATIO, "lead_sine").between(-1, 1))
            .warmup(args -> DominantCyclePhase.WARMUP)
            .create(args -> new SineWave());

    private final Hilbert cycle = new Hilbert(DominantCyclePhase.START, DominantCyclePhase.WARMUP);
    private final CyclePhase phase = new CyclePhase();

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        if (cycle.add(x)) {
            phase.add(cycle);
        }
        boolean known = cycle.known();
        out[at] = known ? phase.sine() : Double.NaN;
        out[at + 1] = known ? phase.leadSine() : Double.NaN;
    }
}
