package io.candlebus.indicator.trend;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.market.Candle;

/**
 * Fibonacci pivot points, from the last day, week or month that is over.
 *
 * <pre>
 *   pivot = (high + low + close) / 3                        of the period that is over; in UTC, weeks from Monday
 *   r1, r2, r3 = pivot + 0.382, 0.618, 1 * (high - low)
 *   s1, s2, s3 = pivot - 0.382, 0.618, 1 * (high - low)
 * </pre>
 *
 * Warm-up: 2 candles, or until the first period is over. Unit: price. Cost: O(1) time and memory per candle. As TradingView's
 * and Skender Stock.Indicators'; see {@code pivot_points} for when levels change.
 */
public final class FibonacciPivots implements Indicator {
    private static final double[] SHARES = {0.382, 0.618, 1};

    public static final IndicatorType TYPE = IndicatorType.named("fibonacci_pivots")
            .title("Fibonacci Pivot Points")
            .family(Family.TREND)
            .aliases("fibonacci_pivot_points", "fib_pivots")
            .params(ClosedPeriod.anchor())
            .outputs(
                    Output.price("pivot").whenSeen(),
                    Output.price("r1").whenSeen(),
                    Output.price("r2").whenSeen(),
                    Output.price("r3").whenSeen(),
                    Output.price("s1").whenSeen(),
                    Output.price("s2").whenSeen(),
                    Output.price("s3").whenSeen())
            .warmup(args -> 2)
            .create(FibonacciPivots::new);

    private final ClosedPeriod last;

    private FibonacciPivots(Args args) {
        last = new ClosedPeriod(args);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        last.add(candle);
        double pivot = last.typical();
        out[at] = pivot;
        for (int i = 0; i < SHARES.length; i++) {
            out[at + 1 + i] = pivot + SHARES[i] * last.range();
            out[at + 4 + i] = pivot - SHARES[i] * last.range();
        }
    }
}
