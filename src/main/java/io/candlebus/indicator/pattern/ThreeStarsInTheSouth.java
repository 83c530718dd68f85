package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Three stars in the south: three falls, each within the last one's reach, that fade to a small body without
 * shadows.
 *
 * <pre>
 *   [2]   black, long, lower &gt; body
 *   [1]   black, body &lt; body[2], close[2] &lt; open &lt;= high[2], low[2] &lt;= low &lt; close[2], lower &gt; tiny
 *   [0]   black, short, upper &lt; tiny, lower &lt; tiny, low &gt; low[1], high &lt; high[1]
 *   three_stars_in_the_south = 100
 * </pre>
 *
 * Warm-up: 13 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDL3STARSINSOUTH.
 */
public final class ThreeStarsInTheSouth implements Indicator {
    private static final int WARMUP = 13;

    public static final IndicatorType TYPE = IndicatorType.named("three_stars_in_the_south")
            .title("Three Stars in the South")
            .family(Family.PATTERN)
            .aliases("cdl_3_stars_in_south")
            .outputs(Output.in(Unit.COUNT, "three_stars_in_the_south").between(0, 100))
            .warmup(args -> WARMUP)
            .create(args -> new ThreeStarsInTheSouth());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        boolean first = candles.black(2) && candles.isLong(2) && candles.lower(2) > candles.body(2);
        boolean second = candles.black(1)
                && candles.body(1) < candles.body(2)
                && candles.open(1) > candles.close(2)
                && candles.open(1) <= candles.high(2)
                && candles.low(1) < candles.close(2)
                && candles.low(1) >= candles.low(2)
                && candles.lower(1) > candles.tiny(1);
        boolean third = candles.black(0)
                && candles.isShort(0)
                && candles.lower(0) < candles.tiny(0)
                && candles.upper(0) < candles.tiny(0)
                && candles.low(0) > candles.low(1)
                && candles.high(0) < candles.high(1);
        return first && second && third ? 100 : 0;
    }
}
