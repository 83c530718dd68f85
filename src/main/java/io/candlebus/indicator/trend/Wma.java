package io.candlebus.indicator.trend;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.WindowTrend;
import io.candlebus.market.Candle;

/**
 * Weighted moving average: weights fall linearly from the newest value to the oldest.
 *
 * <pre>
 *   wma[t] = (period * x[t] + (period-1) * x[t-1] + ... + 1 * x[t-period+1]) / (period * (period+1) / 2)
 * </pre>
 *
 * Warm-up: {@code period} candles. Unit: that of the source. Cost: O(1) amortised time, O(period) memory. As TA-Lib's WMA.
 */
public final class Wma implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(20);

    public static final IndicatorType TYPE = IndicatorType.named("wma")
            .title("Weighted Moving Average")
            .family(Family.TREND)
            .aliases("weighted_moving_average", "linear_weighted_moving_average", "lwma")
            .params(Param.source(), PERIOD)
            .outputs(Output.price("wma"))
            .warmup(args -> args.get(PERIOD))
            .create(args -> new Wma(args.get(PERIOD)));

    private final WindowTrend window;

    private Wma(int period) {
        window = new WindowTrend(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        window.add(x);
        out[at] = window.weightedMean();
    }
}
