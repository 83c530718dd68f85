package io.candlebus.indicator.statistic;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.Unit;
import io.candlebus.indicator.rolling.WindowSum;
import io.candlebus.market.Candle;

/**
 * Sum of the last values.
 *
 * <pre>
 *   sum[t] = x[t-period+1] + ... + x[t]
 * </pre>
 *
 * Warm-up: {@code period} candles. Unit: the source's, as a sum. Cost: O(1) amortised time, O(period) memory. As TA-Lib's SUM, whose
 * default period is 30, without its drift: nothing is ever subtracted.
 */
public final class Sum implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(20);

    public static final IndicatorType TYPE = IndicatorType.named("sum")
            .title("Sum")
            .family(Family.STATISTIC)
            .aliases("rolling_sum", "moving_sum")
            .params(Param.source(), PERIOD)
            .outputs(Output.in(Unit.PRICE_SUM, "sum"))
            .warmup(args -> args.get(PERIOD))
            .create(args -> new Sum(args.get(PERIOD)));

    private final WindowSum window;

    private Sum(int period) {
        window = new WindowSum(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = window.add(x);
    }
}
