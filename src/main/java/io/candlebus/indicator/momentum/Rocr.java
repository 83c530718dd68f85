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
 * Rate of change as a ratio.
 *
 * <pre>
 *   rocr[t] = x[t] / x[t-period]
 * </pre>
 *
 * Warm-up: {@code period + 1} candles. Unit: a plain number, 1 where nothing has changed. Cost: O(1) time, O(period) memory. As
 * TA-Lib's ROCR; a change from 0 gives 0, as there.
 */
public final class Rocr implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(10);

    public static final IndicatorType TYPE = IndicatorType.named("rocr")
            .title("Rate of Change, Ratio")
            .family(Family.MOMENTUM)
            .params(Param.source(), PERIOD)
            .outputs(Output.in(Unit.RATIO, "rocr"))
            .warmup(args -> args.get(PERIOD) + 1)
            .create(args -> new Rocr(args.get(PERIOD)));

    private final Delay delay;

    Rocr(int period) {
        delay = new Delay(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = add(x);
    }

    /** The ratio after one more value, NaN until known. */
    double add(double x) {
        double before = delay.add(x);
        return Share.of(x, before);
    }
}
