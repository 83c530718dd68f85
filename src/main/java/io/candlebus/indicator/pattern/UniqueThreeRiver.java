package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Unique three river: a long fall, a second one inside its body with a lower low, and a small rise that keeps
 * above that low.
 *
 * <pre>
 *   [2]   black, long
 *   [1]   black, open &lt;= open[2], close &gt; close[2], low &lt; low[2]
 *   [0]   white, short, open &gt; low[1]
 *   unique_three_river = 100
 * </pre>
 *
 * Warm-up: 13 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLUNIQUE3RIVER.
 */
public final class UniqueThreeRiver implements Indicator {
    private static final int WARMUP = 13;

    public static final IndicatorType TYPE = IndicatorType.named("unique_three_river")
            .title("Unique Three River")
            .family(Family.PATTERN)
            .aliases("cdl_unique_3_river", "unique_three_river_bottom")
            .outputs(Output.in(Unit.COUNT, "unique_three_river").between(0, 100))
            .warmup(args -> WARMUP)
            .create(args -> new UniqueThreeRiver());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        boolean river = candles.isLong(2)
                && candles.black(2)
                && candles.black(1)
                && candles.close(1) > candles.close(2)
                && candles.open(1) <= candles.open(2)
                && candles.low(1) < candles.low(2)
                && candles.isShort(0)
                && candles.white(0)
                && candles.open(0) > candles.low(1);
        return river ? 100 : 0;
    }
}
