package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Breakaway: a long candle, a gap, two more steps that way, and one candle that comes back into the gap.
 *
 * <pre>
 *   [4]   long
 *   [3]   of the same colour, gaps that way
 *   [2], [1]   high and low further that way each time; [1] of the same colour, [2] of any
 *   [0]   of the other colour, closes in the gap between the bodies of [4] and [3]: past open[3], short of close[4]
 *   breakaway = 100 when [0] is white, -100 when black
 * </pre>
 *
 * Warm-up: 15 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLBREAKAWAY.
 */
public final class Breakaway implements Indicator {
    private static final int WARMUP = 15;

    public static final IndicatorType TYPE = IndicatorType.named("breakaway")
            .title("Breakaway")
            .family(Family.PATTERN)
            .aliases("cdl_breakaway")
            .outputs(Output.in(Unit.COUNT, "breakaway").between(-100, 100))
            .warmup(args -> WARMUP)
            .create(args -> new Breakaway());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        boolean sides = candles.isLong(4)
                && candles.color(4) == candles.color(3)
                && candles.color(3) == candles.color(1)
                && candles.color(1) != candles.color(0);
        if (sides && candles.white(0)) {
            boolean fell = candles.gapsDown(3) && candles.steps(2) < 0 && candles.steps(1) < 0;
            return fell && candles.close(0) > candles.open(3) && candles.close(0) < candles.close(4) ? 100 : 0;
        }
        boolean rose = sides && candles.gapsUp(3) && candles.steps(2) > 0 && candles.steps(1) > 0;
        return rose && candles.close(0) < candles.open(3) && candles.close(0) > candles.close(4) ? -100 : 0;
    }
}
