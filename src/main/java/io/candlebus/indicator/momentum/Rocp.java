package io.candlebus.indicator.momentum;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.Unit;
import io.candlebus.indicator.rolling.Delay;
import io.candlebus.market.Candle;

/**
 * Rate of change as a share.
 *
 * <pre>
 *   rocp[t] = (x[t] - x[t-period]) / x[t-period]
 * </pre>
 *
 * Warm-up: {@code period + 1} candles. Unit: a plain number. Cost: O(1) time, O(period) memory. As TA-Lib's ROCP; a change
 * from 0 gives 0, as there. It is {@code roc} / 100.
 */
public final class Rocp implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(10);

    public static final IndicatorType TYPE = IndicatorType.named("rocp")
            .title("Rate of Change, Share")
            .family(Family.MOMENTUM)
            .params(Param.source(), PERIOD)
            .outputs(Output.in(Unit.RATIO, "rocp"))
            .warmup(args -> args.get(PERIOD) + 1)
            .create(args -> new Rocp(args.get(PERIOD)));

    private final Delay delay;

    private Rocp(int period) {
        delay = new Delay(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        double before = delay.add(x);
        out[at] = Share.of(x - before, before);
    }
}
