package io.candlebus.indicator.cycle;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.market.Candle;

/**
 * Phasor: the two parts of the dominant cycle, one of them a quarter of it behind the other.
 *
 * <pre>
 *   in_phase   = i1 of the dominant cycle period
 *   quadrature = q1 of it
 * </pre>
 *
 * Warm-up: 33 candles. Unit: a difference of the source. Cost: O(1) time and memory per candle. As TA-Lib's HT_PHASOR.
 */
public final class Phasor implements Indicator {
    public static final IndicatorType TYPE = IndicatorType.named("phasor")
            .title("Phasor")
            .family(Family.CYCLE)
            .aliases("ht_phasor", "hilbert_phasor")
            .params(Param.source())
            .outputs(Output.change("in_phase"), Output.change("quadrature"))
            .warmup(args -> DominantCyclePeriod.WARMUP)
            .create(args -> new Phasor());

    private final Hilbert cycle = new Hilbert(DominantCyclePeriod.START, DominantCyclePeriod.WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        cycle.add(x);
        boolean known = cycle.known();
        out[at] = known ? cycle.inPhase() : Double.NaN;
        out[at + 1] = known ? cycle.quadrature() : Double.NaN;
    }
}
