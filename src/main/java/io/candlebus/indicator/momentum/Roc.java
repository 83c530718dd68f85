package io.candlebus.indicator.momentum;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.Delay;
import io.candlebus.market.Candle;

/**
 * Rate of change.
 *
 * <pre>
 *   roc[t] = 100 * (x[t] - x[t-period]) / x[t-period]
 * </pre>
 *
 * Warm-up: {@code period + 1} candles. Unit: percent. Cost: O(1) time, O(period) memory. As TA-Lib's ROC; a change from 0
 * gives 0, as there.
 */
public final class Roc implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(10);

    public static final IndicatorType TYPE = IndicatorType.named("roc")
            .title("Rate of Change")
            .family(Family.MOMENTUM)
            .aliases("rate_of_change")
            .params(Param.source(), PERIOD)
            .outputs(Output.percent("roc"))
            .warmup(args -> args.get(PERIOD) + 1)
            .create(args -> new Roc(args.get(PERIOD)));

    private final Delay delay;

    Roc(int period) {
        delay = new Delay(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = add(x);
    }

    /** The rate after one more value, NaN until known. */
    double add(double x) {
        double before = delay.add(x);
        return 100 * Share.of(x - before, before);
    }
}
