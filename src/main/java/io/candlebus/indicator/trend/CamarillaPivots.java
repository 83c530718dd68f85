package io.candlebus.indicator.trend;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.market.Candle;

/**
 * Camarilla pivot points, from the last day, week or month that is over.
 *
 * <pre>
 *   pivot = (high + low + close) / 3                        of the period that is over; in UTC, weeks from Monday
 *   r1, r2, r3, r4 = close + 1.1 * (high - low) / 12, 6, 4, 2
 *   s1, s2, s3, s4 = close - 1.1 * (high - low) / 12, 6, 4, 2
 * </pre>
 *
 * Warm-up: 2 candles, or until the first period is over. Unit: price. Cost: O(1) time and memory per candle.
 *
 * <p>Levels as TradingView's and Skender Stock.Indicators'. The pivot is TradingView's; Skender gives the close in its
 * place. See {@code pivot_points} for when levels change.
 */
public final class CamarillaPivots implements Indicator {
    private static final double[] PARTS = {12, 6, 4, 2};

    public static final IndicatorType TYPE = IndicatorType.named("camarilla_pivots")
            .title("Camarilla Pivot Points")
            .family(Family.TREND)
            .aliases("camarilla", "camarilla_pivot_points")
            .params(ClosedPeriod.anchor())
            .outputs(
                    Output.price("pivot").whenSeen(),
                    Output.price("r1").whenSeen(),
                    Output.price("r2").whenSeen(),
                    Output.price("r3").whenSeen(),
                    Output.price("r4").whenSeen(),
                    Output.price("s1").whenSeen(),
                    Output.price("s2").whenSeen(),
                    Output.price("s3").whenSeen(),
                    Output.price("s4").whenSeen())
            .warmup(args -> 2)
            .create(CamarillaPivots::new);

    private final ClosedPeriod last;

    private CamarillaPivots(Args args) {
        last = new ClosedPeriod(args);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        last.add(candle);
        out[at] = last.typical();
        for (int i = 0; i < PARTS.length; i++) {
            double reach = 1.1 * last.range() / PARTS[i];
            out[at + 1 + i] = last.close() + reach;
            out[at + 5 + i] = last.close() - reach;
        }
    }
}
