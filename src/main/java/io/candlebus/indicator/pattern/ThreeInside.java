package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Three inside up and down: a harami that the third candle confirms.
 *
 * <pre>
 *   [2]   long
 *   [1]   not long, its body within the body of [2]: top &lt; top[2], bottom &gt; bottom[2]
 *   [0]   when [2] is black: white, close &gt; open[2]: 100
 *         when [2] is white: black, close &lt; open[2]: -100
 * </pre>
 *
 * Warm-up: 13 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDL3INSIDE.
 */
public final class ThreeInside implements Indicator {
    private static final int WARMUP = 13;

    public static final IndicatorType TYPE = IndicatorType.named("three_inside")
            .title("Three Inside Up and Down")
            .family(Family.PATTERN)
            .aliases("cdl_3_inside", "three_inside_up_down", "three_inside_up", "three_inside_down")
            .outputs(Output.in(Unit.COUNT, "three_inside").between(-100, 100))
            .warmup(args -> WARMUP)
            .create(args -> new ThreeInside());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        boolean harami = candles.isLong(2) && !candles.isLong(1) && candles.inside(1) == 100;
        if (harami && candles.black(2) && candles.white(0) && candles.close(0) > candles.open(2)) {
            return 100;
        }
        boolean down = harami && candles.white(2) && candles.black(0) && candles.close(0) < candles.open(2);
        return down ? -100 : 0;
    }
}
