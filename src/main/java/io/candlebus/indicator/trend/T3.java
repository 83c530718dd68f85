package io.candlebus.indicator.trend;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.ExponentialAverage;
import io.candlebus.market.Candle;

/**
 * Tillson's T3: an exponential average applied six times, with most of its lag taken off.
 *
 * <pre>
 *   e1 = ema(x, period), e2 = ema(e1, period), ... e6 = ema(e5, period);   v: factor
 *   c1 = -v^3;   c2 = 3 * v^2 + 3 * v^3;   c3 = -6 * v^2 - 3 * v - 3 * v^3
 *   t3 = c1 * e6 + c2 * e5 + c3 * e4 + (1 - c1 - c2 - c3) * e3
 * </pre>
 *
 * Warm-up: {@code 6 * period - 5} candles. Unit: that of the source. Cost: O(1) time and memory per candle.
 *
 * <p>As TA-Lib's T3 with unstable period 0: each average is seeded with the simple average of its first values. A factor of 0
 * gives the third average; with 1 it is a dema of a dema of a dema, but for the seeds.
 */
public final class T3 implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(5);
    private static final Param.OfDouble FACTOR = Param.number("factor", 0.7, 0, 1);

    public static final IndicatorType TYPE = IndicatorType.named("t3")
            .title("T3 Moving Average")
            .family(Family.TREND)
            .aliases("tillson_t3", "t3_moving_average")
            .params(Param.source(), PERIOD, FACTOR)
            .outputs(Output.price("t3"))
            .warmup(args -> 6 * args.get(PERIOD) - 5)
            .create(args -> new T3(args.get(PERIOD), args.get(FACTOR)));

    private final ExponentialAverage first;
    private final ExponentialAverage second;
    private final ExponentialAverage third;
    private final ExponentialAverage fourth;
    private final ExponentialAverage fifth;
    private final ExponentialAverage sixth;
    private final double c1;
    private final double c2;
    private final double c3;

    private T3(int period, double v) {
        first = ExponentialAverage.overPeriod(period);
        second = ExponentialAverage.overPeriod(period);
        third = ExponentialAverage.overPeriod(period);
        fourth = ExponentialAverage.overPeriod(period);
        fifth = ExponentialAverage.overPeriod(period);
        sixth = ExponentialAverage.overPeriod(period);
        c1 = -v * v * v;
        c2 = 3 * (v * v - c1);
        c3 = -6 * v * v - 3 * (v - c1);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        double e3 = then(third, then(second, first.add(x)));
        double e4 = then(fourth, e3);
        double e5 = then(fifth, e4);
        double e6 = then(sixth, e5);
        // Weights of distances need not sum to exactly 1, and leave equal values as they are.
        out[at] = e3 + c1 * (e6 - e3) + c2 * (e5 - e3) + c3 * (e4 - e3);
    }

    private static double then(ExponentialAverage average, double x) {
        return Double.isNaN(x) ? Double.NaN : average.add(x);
    }
}
