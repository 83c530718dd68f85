package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Modified hikkake: a hikkake out of two candles inside one another, whose direction the first of them gives away.
 *
 * <pre>
 *   [2]   inside [3]: high &lt; high[3], low &gt; low[3]
 *   [1]   inside [2]
 *   [0]   high &lt; high[1] and low &lt; low[1], close[2] &lt;= low[2] + near[2]: modified_hikkake = 100
 *         high &gt; high[1] and low &gt; low[1], close[2] &gt;= high[2] - near[2]: -100
 *   one of the next three candles confirms it, the first one that closes
 *         above high[1] after 100: 200;   below low[1] after -100: -200
 *   a new break takes the place of one that is not confirmed
 * </pre>
 *
 * Warm-up: 11 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLHIKKAKEMOD.
 */
public final class ModifiedHikkake implements Indicator {
    private static final int WARMUP = 11;

    public static final IndicatorType TYPE = IndicatorType.named("modified_hikkake")
            .title("Modified Hikkake")
            .family(Family.PATTERN)
            .aliases("cdl_hikkake_mod", "hikkake_modified")
            .outputs(Output.in(Unit.COUNT, "modified_hikkake").between(-200, 200))
            .warmup(args -> WARMUP)
            .create(args -> new ModifiedHikkake());

    private final CandleWindow candles = new CandleWindow(WARMUP);
    private final Trap trap = new Trap();

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        boolean known = candles.add(candle);
        // A break during the warm-up can be confirmed after it.
        int signal = signal();
        out[at] = known ? signal : Double.NaN;
    }

    private int signal() {
        int against = isInside(2) && isInside(1) ? against() : 0;
        if (against == 0) {
            return 200 * trap.confirm(candles.close(0));
        }
        trap.set(against, against > 0 ? candles.high(1) : candles.low(1));
        return 100 * against;
    }

    private boolean isInside(int k) {
        return candles.high(k) < candles.high(k + 1) && candles.low(k) > candles.low(k + 1);
    }

    private int against() {
        int way = candles.steps(0);
        double near = candles.near(2);
        boolean atLow = candles.close(2) <= candles.low(2) + near;
        boolean atHigh = candles.close(2) >= candles.high(2) - near;
        return way < 0 && atLow || way > 0 && atHigh ? -way : 0;
    }
}
