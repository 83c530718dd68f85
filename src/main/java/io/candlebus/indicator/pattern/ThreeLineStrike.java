package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Three-line strike: three candles in step, and a fourth that strikes them all out.
 *
 * <pre>
 *   [3], [2], [1]   of one colour, closing further and further that way
 *   [2]   open in or near the body of [3]: bottom[3] - near[3] &lt;= open &lt;= top[3] + near[3]
 *   [1]   open in or near the body of [2]
 *   [0]   of the other colour, opens beyond close[1], closes beyond open[3]
 *   three_line_strike = 100 when the three are white, -100 when black
 * </pre>
 *
 * Warm-up: 9 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDL3LINESTRIKE.
 *
 * <p>The sign is that of the three lines, as in TA-Lib: the strike is read as a pause in their direction.
 */
public final class ThreeLineStrike implements Indicator {
    private static final int WARMUP = 9;

    public static final IndicatorType TYPE = IndicatorType.named("three_line_strike")
            .title("Three-Line Strike")
            .family(Family.PATTERN)
            .aliases("cdl_3_line_strike")
            .outputs(Output.in(Unit.COUNT, "three_line_strike").between(-100, 100))
            .warmup(args -> WARMUP)
            .create(args -> new ThreeLineStrike());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        boolean line = candles.color(3) == candles.color(2)
                && candles.color(2) == candles.color(1)
                && candles.color(1) != candles.color(0)
                && opensInOrNear(3)
                && opensInOrNear(2);
        if (line && candles.white(1)) {
            boolean rises = candles.close(1) > candles.close(2) && candles.close(2) > candles.close(3);
            return rises && candles.open(0) > candles.close(1) && candles.close(0) < candles.open(3) ? 100 : 0;
        }
        boolean falls = line && candles.close(1) < candles.close(2) && candles.close(2) < candles.close(3);
        return falls && candles.open(0) < candles.close(1) && candles.close(0) > candles.open(3) ? -100 : 0;
    }

    /** Whether the candle after k does. */
    private boolean opensInOrNear(int k) {
        double open = candles.open(k - 1);
        double near = candles.near(k);
        return open >= candles.bottom(k) - near && open <= candles.top(k) + near;
    }
}
