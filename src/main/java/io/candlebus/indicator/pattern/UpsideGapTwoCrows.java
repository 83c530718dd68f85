package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Upside gap two crows: above a long rise a small black body, and a second one around it that still leaves the gap
 * open.
 *
 * <pre>
 *   [2]   white, long
 *   [1]   black, not long, gaps up
 *   [0]   black, open &gt; open[1], close[2] &lt; close &lt; close[1]
 *   upside_gap_two_crows = -100
 * </pre>
 *
 * Warm-up: 13 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLUPSIDEGAP2CROWS.
 */
public final class UpsideGapTwoCrows implements Indicator {
    private static final int WARMUP = 13;

    public static final IndicatorType TYPE = IndicatorType.named("upside_gap_two_crows")
            .title("Upside Gap Two Crows")
            .family(Family.PATTERN)
            .aliases("cdl_upside_gap_2_crows")
            .outputs(Output.in(Unit.COUNT, "upside_gap_two_crows").between(-100, 0))
            .warmup(args -> WARMUP)
            .create(args -> new UpsideGapTwoCrows());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        boolean crows = candles.white(2)
                && candles.isLong(2)
                && candles.black(1)
                && !candles.isLong(1)
                && candles.gapsUp(1)
                && candles.black(0)
                && candles.open(0) > candles.open(1)
                && candles.close(0) < candles.close(1)
                && candles.close(0) > candles.close(2);
        return crows ? -100 : 0;
    }
}
