package io.candlebus.indicator.trend;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.Unit;
import io.candlebus.indicator.rolling.Delay;
import io.candlebus.indicator.rolling.WindowRange;
import io.candlebus.market.Candle;

/**
 * Williams's fractals: a high above those of its neighbours on both sides, a low below those of its neighbours.
 *
 * <pre>
 *   c        = wings candles ago
 *   new_high = 1 if high[c] &gt; each high of the wings candles before c and of the wings candles after it, else 0
 *   new_low  = 1 if low[c]  &lt; each low of those, else 0
 *   high     = high[c] of the last new_high;   low = low[c] of the last new_low
 * </pre>
 *
 * Warm-up: {@code 2 * wings + 1} candles; high and low as long as the market takes for one. Unit: price; new_high and
 * new_low 0 or 1. Cost: O(1) amortised time, O(wings) memory.
 *
 * <p>Charting tools draw a fractal at its candle; here it appears {@code wings} candles later, when it is certain, so nothing
 * looks ahead. Equal neighbours make none, as in Skender Stock.Indicators; TradingView lets some pass.
 */
public final class Fractal implements Indicator {
    private static final Param.OfInt WINGS = Param.count("wings", 2);

    public static final IndicatorType TYPE = IndicatorType.named("fractal")
            .title("Williams Fractal")
            .family(Family.TREND)
            .aliases("fractals", "williams_fractal", "williams_fractals")
            .params(WINGS)
            .outputs(
                    Output.price("high").whenSeen(),
                    Output.price("low").whenSeen(),
                    Output.in(Unit.COUNT, "new_high").between(0, 1),
                    Output.in(Unit.COUNT, "new_low").between(0, 1))
            .warmup(args -> 2 * args.get(WINGS) + 1)
            .create(args -> new Fractal(args.get(WINGS)));

    private final WindowRange wing;
    private final Delay centerHigh;
    private final Delay centerLow;
    private final Delay highestBefore;
    private final Delay lowestBefore;
    private double high = Double.NaN;
    private double low = Double.NaN;

    private Fractal(int wings) {
        wing = new WindowRange(wings);
        centerHigh = new Delay(wings);
        centerLow = new Delay(wings);
        highestBefore = new Delay(wings + 1);
        lowestBefore = new Delay(wings + 1);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        wing.add(candle.high(), candle.low());
        double top = centerHigh.add(candle.high());
        double bottom = centerLow.add(candle.low());
        double before = highestBefore.add(wing.highest());
        boolean newHigh = top > Math.max(before, wing.highest());
        boolean newLow = bottom < Math.min(lowestBefore.add(wing.lowest()), wing.lowest());
        high = newHigh ? top : high;
        low = newLow ? bottom : low;
        boolean known = !Double.isNaN(before);
        out[at] = high;
        out[at + 1] = low;
        out[at + 2] = known ? flag(newHigh) : Double.NaN;
        out[at + 3] = known ? flag(newLow) : Double.NaN;
    }

    private static double flag(boolean is) {
        return is ? 1 : 0;
    }
}
