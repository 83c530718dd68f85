package io.candlebus.indicator.volume;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.Unit;
import io.candlebus.indicator.rolling.WindowMean;
import io.candlebus.market.Candle;

/**
 * Traded volume beside its average.
 *
 * <pre>
 *   volume  = volume[t]
 *   average = mean(volume[t-period+1 .. t])
 * </pre>
 *
 * Warm-up: volume 1 candle, average {@code period}. Unit: volume. Cost: O(1) amortised time, O(period) memory. The average
 * is TA-Lib's SMA of the volume.
 */
public final class Volume implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(20);

    public static final IndicatorType TYPE = IndicatorType.named("volume")
            .title("Volume")
            .family(Family.VOLUME)
            .aliases("vol")
            .params(PERIOD)
            .outputs(
                    Output.in(Unit.VOLUME, "volume").atLeast(0).warmup(args -> 1),
                    Output.in(Unit.VOLUME, "average").atLeast(0))
            .warmup(args -> args.get(PERIOD))
            .create(args -> new Volume(args.get(PERIOD)));

    private final WindowMean window;

    private Volume(int period) {
        window = new WindowMean(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candle.volume();
        out[at + 1] = window.add(candle.volume());
    }
}
