package io.candlebus.indicator.trend;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.market.Candle;

/**
 * Pivot points, the classic ones of the trading floor, from the last day, week or month that is over.
 *
 * <pre>
 *   pivot = (high + low + close) / 3                        of the period that is over; in UTC, weeks from Monday
 *   r1 = 2 * pivot - low;             s1 = 2 * pivot - high
 *   r2 = pivot + (high - low);        s2 = pivot - (high - low)
 *   r3 = high + 2 * (pivot - low);    s3 = low - 2 * (high - pivot)
 * </pre>
 *
 * Warm-up: 2 candles, or until the first period is over. Unit: price. Cost: O(1) time and memory per candle.
 *
 * <p>As Skender Stock.Indicators' standard ones, and TradingView's traditional ones. The levels stay the same from a period's
 * first candle to its last. If candles begin within a period, the first levels come from what was seen of it.
 */
public final class PivotPoints implements Indicator {
    public static final IndicatorType TYPE = IndicatorType.named("pivot_points")
            .title("Pivot Points")
            .family(Family.TREND)
            .aliases("pivot", "pivots", "classic_pivots", "floor_pivots")
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
            .create(PivotPoints::new);

    private final ClosedPeriod last;

    private PivotPoints(Args args) {
        last = new ClosedPeriod(args);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        last.add(candle);
        double pivot = last.typical();
        double above = last.high() - pivot;
        double below = pivot - last.low();
        out[at] = pivot;
        out[at + 1] = pivot + below;
        out[at + 2] = pivot + last.range();
        out[at + 3] = last.high() + 2 * below;
        out[at + 4] = pivot - above;
        out[at + 5] = pivot - last.range();
        out[at + 6] = last.low() - 2 * above;
    }
}
