package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Advance block: three rises that open in step and run out of breath.
 *
 * <pre>
 *   [2], [1], [0]   white; close[2] &lt; close[1] &lt; close[0]; open[2] &lt; open[1] &lt; open[0]
 *         open[1] &lt;= close[2] + near[2]; open[0] &lt;= close[1] + near[1]
 *   [2]   long, upper &lt; modest
 *   and one of
 *         body[1] &lt; body[2] - far[2] and body[0] &lt; body[1] + near[1]        the second much smaller, the third no better
 *         body[0] &lt; body[1] - far[1]                                        the third much smaller
 *         body[0] &lt; body[1] &lt; body[2] and upper &gt; modest at [1] or [0]      smaller and smaller, and sold at the top
 *         body[0] &lt; body[1] and upper[0] &gt; body[0]                          the third smaller, with a long shadow
 *   advance_block = -100
 * </pre>
 *
 * Warm-up: 13 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLADVANCEBLOCK.
 */
public final class AdvanceBlock implements Indicator {
    private static final int WARMUP = 13;

    public static final IndicatorType TYPE = IndicatorType.named("advance_block")
            .title("Advance Block")
            .family(Family.PATTERN)
            .aliases("cdl_advance_block")
            .outputs(Output.in(Unit.COUNT, "advance_block").between(-100, 0))
            .warmup(args -> WARMUP)
            .create(args -> new AdvanceBlock());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        boolean advance = candles.white(2)
                && candles.white(1)
                && candles.white(0)
                && follows(1)
                && follows(0)
                && candles.isLong(2)
                && candles.upper(2) < candles.modest(2);
        return advance && weakens() ? -100 : 0;
    }

    private boolean follows(int k) {
        int before = k + 1;
        return candles.close(k) > candles.close(before)
                && candles.open(k) > candles.open(before)
                && candles.open(k) <= candles.close(before) + candles.near(before);
    }

    private boolean weakens() {
        double first = candles.body(2);
        double second = candles.body(1);
        double third = candles.body(0);
        boolean secondFails = second < first - candles.far(2) && third < second + candles.near(1);
        boolean thirdFails = third < second - candles.far(1);
        boolean soldAtTheTop = candles.upper(0) > candles.modest(0) || candles.upper(1) > candles.modest(1);
        boolean dwindles = third < second && second < first && soldAtTheTop;
        return secondFails || thirdFails || dwindles || (third < second && candles.upper(0) > third);
    }
}
