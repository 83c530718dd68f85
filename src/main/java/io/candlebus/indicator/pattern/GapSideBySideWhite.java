package io.candlebus.indicator.pattern;

import static io.candlebus.indicator.pattern.CandleWindow.within;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Gap side-by-side white lines: beyond a gap, two white bodies of a kind stand side by side.
 *
 * <pre>
 *   [1]   white, gaps up or down from [2]
 *   [0]   white, on the same side of the body of [2]
 *         body within near[1] of body[1], open within equal[1] of open[1]
 *   gap_side_by_side_white = 100 above the gap, -100 below it
 * </pre>
 *
 * Warm-up: 8 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLGAPSIDESIDEWHITE.
 */
public final class GapSideBySideWhite implements Indicator {
    private static final int WARMUP = 8;

    public static final IndicatorType TYPE = IndicatorType.named("gap_side_by_side_white")
            .title("Gap Side-by-Side White Lines")
            .family(Family.PATTERN)
            .aliases("cdl_gap_side_side_white", "side_by_side_white_lines", "gap_side_side_white")
            .outputs(Output.in(Unit.COUNT, "gap_side_by_side_white").between(-100, 100))
            .warmup(args -> WARMUP)
            .create(args -> new GapSideBySideWhite());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        boolean above = candles.gapsUp(1) && candles.bottom(0) > candles.top(2);
        boolean below = candles.gapsDown(1) && candles.top(0) < candles.bottom(2);
        boolean sideBySide = (above || below)
                && candles.white(1)
                && candles.white(0)
                && within(candles.body(0), candles.body(1), candles.near(1))
                && within(candles.open(0), candles.open(1), candles.equal(1));
        int direction = above ? 100 : -100;
        return sideBySide ? direction : 0;
    }
}
