package io.candlebus.indicator.statistic;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.WindowRange;
import io.candlebus.market.Candle;

/**
 * Lowest and highest of the last values.
 *
 * <pre>
 *   lowest[t]  = min(x[t-period+1 .. t])
 *   highest[t] = max(x[t-period+1 .. t])
 * </pre>
 *
 * Warm-up: {@code period} candles. Unit: that of the source. Cost: O(1) amortised time, O(period) memory. As TA-Lib's MINMAX, whose
 * default period is 30. See {@code donchian} for that of lows and highs.
 */
public final class MinMax implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(20);

    public static final IndicatorType TYPE = IndicatorType.named("min_max")
            .title("Lowest and Highest")
            .family(Family.STATISTIC)
            .params(Param.source(), PERIOD)
            .outputs(Output.price("lowest"), Output.price("highest"))
            .warmup(args -> args.get(PERIOD))
            .create(args -> new MinMax(args.get(PERIOD)));

    private final WindowRange window;

    private MinMax(int period) {
        window = new WindowRange(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        window.add(x, x);
        out[at] = window.lowest();
        out[at + 1] = window.highest();
    }
}
