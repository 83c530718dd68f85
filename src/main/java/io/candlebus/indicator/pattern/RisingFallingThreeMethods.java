package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Rising and falling three methods: a long candle, three small ones against it within its range, and a long one
 * that goes on.
 *
 * <pre>
 *   [4]   long
 *   [3], [2], [1]   short, of the other colour, bodies reach into the range of [4]: bottom &lt; high[4], top &gt; low[4]
 *         close[2] and close[1] each further against [4]
 *   [0]   long, of the colour of [4], opens beyond close[1] and closes beyond close[4], its way
 *   rising_falling_three_methods = 100 when [4] is white, -100 when black
 * </pre>
 *
 * Warm-up: 15 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLRISEFALL3METHODS.
 */
public final class RisingFallingThreeMethods implements Indicator {
    private static final int WARMUP = 15;

    public static final IndicatorType TYPE = IndicatorType.named("rising_falling_three_methods")
            .title("Rising and Falling Three Methods")
            .family(Family.PATTERN)
            .aliases("cdl_rise_fall_3_methods", "rise_fall_three_methods", "three_methods")
            .outputs(Output.in(Unit.COUNT, "rising_falling_three_methods").between(-100, 100))
            .warmup(args -> WARMUP)
            .create(args -> new RisingFallingThreeMethods());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        boolean bodies = candles.isLong(4)
                && rests(3)
                && rests(2)
                && rests(1)
                && candles.isLong(0)
                && candles.color(0) == candles.color(4);
        if (bodies && candles.white(4)) {
            boolean fell = candles.close(2) < candles.close(3) && candles.close(1) < candles.close(2);
            return fell && candles.open(0) > candles.close(1) && candles.close(0) > candles.close(4) ? 100 : 0;
        }
        boolean rose = bodies && candles.close(2) > candles.close(3) && candles.close(1) > candles.close(2);
        return rose && candles.open(0) < candles.close(1) && candles.close(0) < candles.close(4) ? -100 : 0;
    }

    private boolean rests(int k) {
        return candles.isShort(k)
                && candles.color(k) != candles.color(4)
                && candles.bottom(k) < candles.high(4)
                && candles.top(k) > candles.low(4);
    }
}
