package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Two crows: above a long rise a black body lands, and a second one flies from inside it down into the rise.
 *
 * <pre>
 *   [2]   white, long
 *   [1]   black, gaps up
 *   [0]   black, opens inside the body of [1], closes inside the body of [2]
 *   two_crows = -100
 * </pre>
 *
 * Warm-up: 13 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDL2CROWS.
 */
public final class TwoCrows implements Indicator {
    private static final int WARMUP = 13;

    public static final IndicatorType TYPE = IndicatorType.named("two_crows")
            .title("Two Crows")
            .family(Family.PATTERN)
            .aliases("cdl_2_crows")
            .outputs(Output.in(Unit.COUNT, "two_crows").between(-100, 0))
            .warmup(args -> WARMUP)
            .create(args -> new TwoCrows());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        boolean crows = candles.white(2)
                && candles.isLong(2)
                && candles.black(1)
                && candles.gapsUp(1)
                && candles.black(0)
                && candles.open(0) < candles.open(1)
                && candles.open(0) > candles.close(1)
                && candles.close(0) > candles.open(2)
                && candles.close(0) < candles.close(2);
        return crows ? -100 : 0;
    }
}
