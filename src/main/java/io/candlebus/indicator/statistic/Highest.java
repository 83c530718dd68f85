package io.candlebus.indicator.statistic;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.WindowExtreme;
import io.candlebus.market.Candle;

/**
 * Highest of the last values, the present one included.
 *
 * <pre>
 *   highest[t] = max(x[t-period+1 .. t])
 * </pre>
 *
 * Warm-up: {@code period} candles. Unit: that of the source. Cost: O(1) amortised time, O(period) memory. As TA-Lib's MAX, whose
 * default period is 30. A breakout is a value above the highest of the candle before.
 */
public final class Highest implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(20);

    public static final IndicatorType TYPE = IndicatorType.named("highest")
            .title("Highest Value")
            .family(Family.STATISTIC)
            .aliases("max", "maximum", "highest_value", "rolling_max")
            .params(Param.source(), PERIOD)
            .outputs(Output.price("highest"))
            .warmup(args -> args.get(PERIOD))
            .create(args -> new Highest(args.get(PERIOD)));

    private final WindowExtreme window;

    private Highest(int period) {
        window = WindowExtreme.highest(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = window.add(x);
    }
}
