package io.candlebus.indicator.volume;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.indicator.rolling.Total;
import io.candlebus.market.Candle;

/**
 * Accumulation/distribution line.
 *
 * <pre>
 *   place  = ((close - low) - (high - close)) / (high - low)      0 when high = low
 *   adl[t] = adl[t-1] + place * volume
 * </pre>
 *
 * Warm-up: 1 candle. Unit: volume; only its course means something, for its level depends on where it began. Cost: O(1)
 * time and memory. As TA-Lib's AD.
 */
public final class Adl implements Indicator {
    public static final IndicatorType TYPE = IndicatorType.named("adl")
            .title("Accumulation/Distribution Line")
            .family(Family.VOLUME)
            .aliases("ad", "accumulation_distribution", "accumulation_distribution_line")
            .outputs(Output.in(Unit.VOLUME, "adl"))
            .create(args -> new Adl());

    private final Total line = new Total();

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = line.add(step(candle));
    }

    /** What a candle adds to the line. */
    static double step(Candle candle) {
        double range = candle.high() - candle.low();
        double place = (candle.close() - candle.low()) - (candle.high() - candle.close());
        return range > 0 ? place / range * candle.volume() : 0;
    }
}
