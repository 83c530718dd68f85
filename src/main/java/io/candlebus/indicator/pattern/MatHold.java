package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Mat hold: a long rise, three small candles that drift back into it and hold, and a rise to a new high.
 *
 * <pre>
 *   [4]   white, long
 *   [3]   black, short, gaps up
 *   [2]   short, top &lt; open[3]
 *   [1]   short, top &lt; top[2]
 *   [2], [1]   close[4] - penetration * body[4] &lt; bottom &lt; close[4]
 *   [0]   white, open &gt; close[1], close &gt; high[3], high[2] and high[1]
 *   mat_hold = 100
 * </pre>
 *
 * Warm-up: 15 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLMATHOLD.
 */
public final class MatHold implements Indicator {
    private static final Param.OfDouble PENETRATION = Param.number("penetration", 0.5, 0, 10);
    private static final int WARMUP = 15;

    public static final IndicatorType TYPE = IndicatorType.named("mat_hold")
            .title("Mat Hold")
            .family(Family.PATTERN)
            .aliases("cdl_mat_hold")
            .params(PENETRATION)
            .outputs(Output.in(Unit.COUNT, "mat_hold").between(0, 100))
            .warmup(args -> WARMUP)
            .create(args -> new MatHold(args.get(PENETRATION)));

    private final CandleWindow candles = new CandleWindow(WARMUP);
    private final double penetration;

    private MatHold(double penetration) {
        this.penetration = penetration;
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        boolean held = candles.white(4)
                && candles.isLong(4)
                && candles.black(3)
                && candles.isShort(3)
                && candles.gapsUp(3)
                && holds(2)
                && holds(1)
                && candles.top(2) < candles.open(3)
                && candles.top(1) < candles.top(2);
        double highest = Math.max(Math.max(candles.high(3), candles.high(2)), candles.high(1));
        boolean wentOn = candles.white(0) && candles.open(0) > candles.close(1) && candles.close(0) > highest;
        return held && wentOn ? 100 : 0;
    }

    private boolean holds(int k) {
        double floor = candles.close(4) - candles.body(4) * penetration;
        return candles.isShort(k) && candles.bottom(k) < candles.close(4) && candles.bottom(k) > floor;
    }
}
