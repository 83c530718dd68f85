package io.candlebus.indicator.momentum;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.market.Candle;

/**
 * Rate of change as a ratio in percent.
 *
 * <pre>
 *   rocr100[t] = 100 * x[t] / x[t-period]
 * </pre>
 *
 * Warm-up: {@code period + 1} candles. Unit: percent, 100 where nothing has changed. Cost: O(1) time, O(period) memory. As
 * TA-Lib's ROCR100; a change from 0 gives 0, as there. ({@code rocr_100} is {@code rocr} over 100 candles.)
 */
public final class Rocr100 implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(10);

    public static final IndicatorType TYPE = IndicatorType.named("rocr100")
            .title("Rate of Change, Ratio in Percent")
            .family(Family.MOMENTUM)
            .params(Param.source(), PERIOD)
            .outputs(Output.percent("rocr100"))
            .warmup(args -> args.get(PERIOD) + 1)
            .create(args -> new Rocr100(args.get(PERIOD)));

    private final Rocr ratio;

    private Rocr100(int period) {
        ratio = new Rocr(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = 100 * ratio.add(x);
    }
}
