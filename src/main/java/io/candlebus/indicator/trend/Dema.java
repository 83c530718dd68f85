package io.candlebus.indicator.trend;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.ExponentialAverage;
import io.candlebus.market.Candle;

/**
 * Double exponential moving average.
 *
 * <pre>
 *   e1   = ema(x, period)
 *   e2   = ema(e1, period)
 *   dema = 2 * e1 - e2
 * </pre>
 *
 * Warm-up: {@code 2 * period - 1} candles. Unit: that of the source. Cost: O(1) time and memory per candle. As TA-Lib's
 * DEMA: each average is seeded with the simple average of its first values.
 */
public final class Dema implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(20);

    public static final IndicatorType TYPE = IndicatorType.named("dema")
            .title("Double Exponential Moving Average")
            .family(Family.TREND)
            .aliases("double_exponential_moving_average", "double_ema")
            .params(Param.source(), PERIOD)
            .outputs(Output.price("dema"))
            .warmup(args -> 2 * args.get(PERIOD) - 1)
            .create(args -> new Dema(args.get(PERIOD)));

    private final ExponentialAverage first;
    private final ExponentialAverage second;

    private Dema(int period) {
        first = ExponentialAverage.overPeriod(period);
        second = ExponentialAverage.overPeriod(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        double e1 = first.add(x);
        out[at] = Double.isNaN(e1) ? Double.NaN : 2 * e1 - second.add(e1);
    }
}
