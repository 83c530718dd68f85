package io.candlebus.indicator.trend;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.WindowMean;
import io.candlebus.market.Candle;

/**
 * Triangular moving average: the middle of the window weighs most.
 *
 * <pre>
 *   trima = sma(sma(x, floor(period / 2) + 1), ceil(period / 2))
 * </pre>
 *
 * Warm-up: {@code period} candles. Unit: that of the source. Cost: O(1) amortised time, O(period) memory. As TA-Lib's TRIMA,
 * whose default period is 30.
 */
public final class Trima implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(20);

    public static final IndicatorType TYPE = IndicatorType.named("trima")
            .title("Triangular Moving Average")
            .family(Family.TREND)
            .aliases("triangular_moving_average", "tma")
            .params(Param.source(), PERIOD)
            .outputs(Output.price("trima"))
            .warmup(args -> args.get(PERIOD))
            .create(args -> new Trima(args.get(PERIOD)));

    private final WindowMean first;
    private final WindowMean second;

    private Trima(int period) {
        first = new WindowMean(period / 2 + 1);
        second = new WindowMean((period + 1) / 2);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        double once = first.add(x);
        out[at] = Double.isNaN(once) ? Double.NaN : second.add(once);
    }
}
