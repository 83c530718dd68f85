package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Three white soldiers: three rises in step, each opening in or near the one before and closing near its high.
 *
 * <pre>
 *   [2], [1], [0]   white, upper &lt; tiny; close[2] &lt; close[1] &lt; close[0]; open[2] &lt; open[1] &lt; open[0]
 *   [1]   open &lt;= close[2] + near[2], body &gt; body[2] - far[2]
 *   [0]   open &lt;= close[1] + near[1], body &gt; body[1] - far[1], long
 *   three_white_soldiers = 100
 * </pre>
 *
 * Warm-up: 13 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDL3WHITESOLDIERS.
 */
public final class ThreeWhiteSoldiers implements Indicator {
    private static final int WARMUP = 13;

    public static final IndicatorType TYPE = IndicatorType.named("three_white_soldiers")
            .title("Three White Soldiers")
            .family(Family.PATTERN)
            .aliases("cdl_3_white_soldiers")
            .outputs(Output.in(Unit.COUNT, "three_white_soldiers").between(0, 100))
            .warmup(args -> WARMUP)
            .create(args -> new ThreeWhiteSoldiers());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        boolean soldiers = risesIntoClose(2)
                && risesIntoClose(1)
                && risesIntoClose(0)
                && follows(1)
                && follows(0)
                && candles.isLong(0);
        return soldiers ? 100 : 0;
    }

    private boolean risesIntoClose(int k) {
        return candles.white(k) && candles.upper(k) < candles.tiny(k);
    }

    private boolean follows(int k) {
        int before = k + 1;
        return candles.close(k) > candles.close(before)
                && candles.open(k) > candles.open(before)
                && candles.open(k) <= candles.close(before) + candles.near(before)
                && candles.body(k) > candles.body(before) - candles.far(before);
    }
}
