package io.candlebus.indicator.trend;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.ExponentialAverage;
import io.candlebus.market.Candle;

/**
 * Wilder's moving average, the smoothing inside RSI, ATR and ADX.
 *
 * <pre>
 *   wilder[p-1] = mean(x[0..p-1])                  seed: simple average
 *   wilder[t]   = wilder[t-1] + (x[t] - wilder[t-1]) / period
 * </pre>
 *
 * Warm-up: {@code period} candles. Unit: that of the source. Cost: O(1) time and memory per candle.
 *
 * <p>Seeded as the averages inside TA-Lib's RSI and ATR, and as SMMA elsewhere. It is an exponential average over
 * 2 * period - 1 candles.
 */
public final class Wilder implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(14);

    public static final IndicatorType TYPE = IndicatorType.named("wilder")
            .title("Wilder's Moving Average")
            .family(Family.TREND)
            .aliases("rma", "wema", "smma", "mma", "smoothed_moving_average", "wilders", "wilders_moving_average")
            .params(Param.source(), PERIOD)
            .outputs(Output.price("wilder"))
            .warmup(args -> args.get(PERIOD))
            .create(args -> new Wilder(args.get(PERIOD)));

    private final ExponentialAverage average;

    private Wilder(int period) {
        average = ExponentialAverage.wilder(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = average.add(x);
    }
}
