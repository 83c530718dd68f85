package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Marubozu: a shaven head, a long body and next to no shadow at either end.
 *
 * <pre>
 *   [0]   long, upper &lt; tiny, lower &lt; tiny
 *   marubozu = 100 when white, -100 when black
 * </pre>
 *
 * Warm-up: 11 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLMARUBOZU.
 */
public final class Marubozu implements Indicator {
    private static final int WARMUP = 11;

    public static final IndicatorType TYPE = IndicatorType.named("marubozu")
            .title("Marubozu")
            .family(Family.PATTERN)
            .aliases("cdl_marubozu")
            .outputs(Output.in(Unit.COUNT, "marubozu").between(-100, 100))
            .warmup(args -> WARMUP)
            .create(args -> new Marubozu());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        return candles.isMarubozu(0) ? candles.color(0) * 100 : 0;
    }
}
