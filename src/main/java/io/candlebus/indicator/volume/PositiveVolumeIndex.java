package io.candlebus.indicator.volume;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Positive Volume Index: the price's way on days on which more was traded than before, when the crowd is at work.
 *
 * <pre>
 *   pvi[0] = 1000
 *   pvi[t] = pvi[t-1] * close[t] / close[t-1] if the volume rose, else pvi[t-1]
 * </pre>
 *
 * Warm-up: 1 candle. Unit: an index; only its course means something. Cost: O(1) time and memory per candle. As ta4j's and
 * TradingView's (which begins at 1); pandas-ta adds the percentages up instead of compounding them.
 */
public final class PositiveVolumeIndex implements Indicator {
    public static final IndicatorType TYPE = IndicatorType.named("pvi")
            .title("Positive Volume Index")
            .family(Family.VOLUME)
            .aliases("positive_volume_index")
            .outputs(Output.in(Unit.COUNT, "pvi"))
            .create(args -> new PositiveVolumeIndex());

    private double index = 1000;
    private double previousClose = Double.NaN;
    private double previousVolume = Double.NaN;

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        if (candle.volume() > previousVolume) {
            index *= candle.close() / previousClose;
        }
        previousClose = candle.close();
        previousVolume = candle.volume();
        out[at] = index;
    }
}
