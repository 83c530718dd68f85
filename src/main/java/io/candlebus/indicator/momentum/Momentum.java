package io.candlebus.indicator.momentum;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.Delay;
import io.candlebus.market.Candle;

/**
 * Momentum: the change over a number of candles.
 *
 * <pre>
 *   momentum[t] = x[t] - x[t-period]
 * </pre>
 *
 * Warm-up: {@code period + 1} candles. Unit: a difference of the source. Cost: O(1) time, O(period) memory. As TA-Lib's MOM.
 */
public final class Momentum implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(10);

    public static final IndicatorType TYPE = IndicatorType.named("momentum")
            .title("Momentum")
            .family(Family.MOMENTUM)
            .aliases("mom")
            .params(Param.source(), PERIOD)
            .outputs(Output.change("momentum"))
            .warmup(args -> args.get(PERIOD) + 1)
            .create(args -> new Momentum(args.get(PERIOD)));

    private final Delay delay;

    private Momentum(int period) {
        delay = new Delay(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = x - delay.add(x);
    }
}
