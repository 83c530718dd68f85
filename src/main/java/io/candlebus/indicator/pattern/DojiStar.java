package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Doji star: after a long body, a doji that has jumped on in its direction.
 *
 * <pre>
 *   [1]   long
 *   [0]   doji, gaps up when [1] is white: -100; gaps down when [1] is black: 100
 * </pre>
 *
 * Warm-up: 12 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLDOJISTAR.
 */
public final class DojiStar implements Indicator {
    private static final int WARMUP = 12;

    public static final IndicatorType TYPE = IndicatorType.named("doji_star")
            .title("Doji Star")
            .family(Family.PATTERN)
            .aliases("cdl_doji_star")
            .outputs(Output.in(Unit.COUNT, "doji_star").between(-100, 100))
            .warmup(args -> WARMUP)
            .create(args -> new DojiStar());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        boolean star = candles.isLong(1) && candles.isDoji(0);
        if (star && candles.white(1) && candles.gapsUp(0)) {
            return -100;
        }
        return star && candles.black(1) && candles.gapsDown(0) ? 100 : 0;
    }
}
