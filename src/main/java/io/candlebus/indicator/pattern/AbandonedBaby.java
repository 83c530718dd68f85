package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Abandoned baby: a doji that shares no price with either of its neighbours.
 *
 * <pre>
 *   [2]   long
 *   [1]   doji, low[1] &gt; high[2] when [2] is white, high[1] &lt; low[2] when black
 *   [0]   long, of the other colour than [2], past the doji on the same side as [2]
 *         when [2] is white: high &lt; low[1], close &lt; close[2] - penetration * body[2]: -100
 *         when [2] is black: low &gt; high[1], close &gt; close[2] + penetration * body[2]: 100
 * </pre>
 *
 * Warm-up: 13 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLABANDONEDBABY.
 */
public final class AbandonedBaby implements Indicator {
    private static final Param.OfDouble PENETRATION = Param.number("penetration", 0.3, 0, 10);
    private static final int WARMUP = 13;

    public static final IndicatorType TYPE = IndicatorType.named("abandoned_baby")
            .title("Abandoned Baby")
            .family(Family.PATTERN)
            .aliases("cdl_abandoned_baby")
            .params(PENETRATION)
            .outputs(Output.in(Unit.COUNT, "abandoned_baby").between(-100, 100))
            .warmup(args -> WARMUP)
            .create(args -> new AbandonedBaby(args.get(PENETRATION)));

    private final CandleWindow candles = new CandleWindow(WARMUP);
    private final double penetration;

    private AbandonedBaby(double penetration) {
        this.penetration = penetration;
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        boolean baby =
                candles.isLong(2) && candles.isDoji(1) && candles.isLong(0) && candles.color(2) != candles.color(0);
        double depth = candles.body(2) * penetration;
        if (baby && candles.black(2)) {
            boolean alone = candles.high(1) < candles.low(2) && candles.low(0) > candles.high(1);
            return alone && candles.close(0) > candles.close(2) + depth ? 100 : 0;
        }
        boolean alone = candles.low(1) > candles.high(2) && candles.high(0) < candles.low(1);
        return baby && alone && candles.close(0) < candles.close(2) - depth ? -100 : 0;
    }
}
