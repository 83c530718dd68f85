package io.candlebus.indicator.volume;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.Unit;
import io.candlebus.indicator.rolling.Total;
import io.candlebus.market.Candle;

/**
 * On-balance volume.
 *
 * <pre>
 *   obv[0] = volume[0]
 *   obv[t] = obv[t-1] + volume[t] when x rose, - volume[t] when it fell
 * </pre>
 *
 * Warm-up: 1 candle. Unit: volume; only its course means something, for its level depends on where it began. Cost: O(1)
 * time and memory. As TA-Lib's OBV.
 */
public final class Obv implements Indicator {
    public static final IndicatorType TYPE = IndicatorType.named("obv")
            .title("On-Balance Volume")
            .family(Family.VOLUME)
            .aliases("on_balance_volume")
            .params(Param.source())
            .outputs(Output.in(Unit.VOLUME, "obv"))
            .create(args -> new Obv());

    private double previous = Double.NEGATIVE_INFINITY;
    private final Total balance = new Total();

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        double direction = x > previous ? 1 : x < previous ? -1 : 0;
        out[at] = balance.add(direction * candle.volume());
        previous = x;
    }
}
