package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Three outside up and down: an engulfing that the third candle confirms.
 *
 * <pre>
 *   [2]   of the other colour than [1]
 *   [1]   top &gt; top[2], bottom &lt; bottom[2]
 *   [0]   close &gt; close[1] when [1] is white: 100; close &lt; close[1] when [1] is black: -100
 * </pre>
 *
 * Warm-up: 4 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDL3OUTSIDE.
 *
 * <p>Three candles would do; the fourth is TA-Lib's.
 */
public final class ThreeOutside implements Indicator {
    private static final int WARMUP = 4;

    public static final IndicatorType TYPE = IndicatorType.named("three_outside")
            .title("Three Outside Up and Down")
            .family(Family.PATTERN)
            .aliases("cdl_3_outside", "three_outside_up_down", "three_outside_up", "three_outside_down")
            .outputs(Output.in(Unit.COUNT, "three_outside").between(-100, 100))
            .warmup(args -> WARMUP)
            .create(args -> new ThreeOutside());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        boolean engulfing = candles.color(1) != candles.color(2)
                && candles.top(1) > candles.top(2)
                && candles.bottom(1) < candles.bottom(2);
        boolean confirmed =
                candles.white(1) ? candles.close(0) > candles.close(1) : candles.close(0) < candles.close(1);
        return engulfing && confirmed ? candles.color(1) * 100 : 0;
    }
}
