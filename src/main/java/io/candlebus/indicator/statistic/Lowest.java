package io.candlebus.indicator.statistic;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.WindowExtreme;
import io.candlebus.market.Candle;

/**
 * Lowest of the last values, the present one included.
 *
 * <pre>
 *   lowest[t] = min(x[t-period+1 .. t])
 * </pre>
 *
 * Warm-up: {@code period} candles. Unit: that of the source. Cost: O(1) amortised time, O(period) memory. As TA-Lib's MIN, whose
 * default period is 30. A breakdown is a value below the lowest of the candle before.
 */
public final class Lowest implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(20);

    public static final IndicatorType TYPE = IndicatorType.named("lowest")
            .title("Lowest Value")
            .family(Family.STATISTIC)
            .aliases("min", "minimum", "lowest_value", "rolling_min")
            .params(Param.source(), PERIOD)
            .outputs(Output.price("lowest"))
            .warmup(args -> args.get(PERIOD))
            .create(args -> new Lowest(args.get(PERIOD)));

    private final WindowExtreme window;

    private Lowest(int period) {
        window = WindowExtreme.lowest(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = window.add(x);
    }
}
