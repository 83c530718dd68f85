package io.candlebus.indicator.trend;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.ExponentialAverage;
import io.candlebus.market.Candle;

/**
 * Triple exponential moving average.
 *
 * <pre>
 *   e1   = ema(x, period)
 *   e2   = ema(e1, period)
 *   e3   = ema(e2, period)
 *   tema = 3 * e1 - 3 * e2 + e3
 * </pre>
 *
 * Warm-up: {@code 3 * period - 2} candles. Unit: that of the source. Cost: O(1) time and memory per candle. As TA-Lib's
 * TEMA: each average is seeded with the simple average of its first values.
 */
public final class Tema implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(20);

    public static final IndicatorType TYPE = IndicatorType.named("tema")
            .title("Triple Exponential Moving Average")
            .family(Family.TREND)
            .aliases("triple_exponential_moving_average", "triple_ema")
            .params(Param.source(), PERIOD)
            .outputs(Output.price("tema"))
            .warmup(args -> 3 * args.get(PERIOD) - 2)
            .create(args -> new Tema(args.get(PERIOD)));

    private final ExponentialAverage first;
    private final ExponentialAverage second;
    private final ExponentialAverage third;

    private Tema(int period) {
        first = ExponentialAverage.overPeriod(period);
        second = ExponentialAverage.overPeriod(period);
        third = ExponentialAverage.overPeriod(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        double e1 = first.add(x);
        double e2 = Double.isNaN(e1) ? Double.NaN : second.add(e1);
        out[at] = Double.isNaN(e2) ? Double.NaN : 3 * e1 - 3 * e2 + third.add(e2);
    }
}
