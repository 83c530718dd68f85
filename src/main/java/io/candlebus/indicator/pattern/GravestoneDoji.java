package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Gravestone doji: bought up, and sold all the way back to where it opened, its low.
 *
 * <pre>
 *   [0]   doji, lower &lt; tiny, upper &gt; tiny
 *   gravestone_doji = 100
 * </pre>
 *
 * Warm-up: 11 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLGRAVESTONEDOJI.
 *
 * <p>100 says that it is there, as in TA-Lib; at the end of a rise most read it as bearish.
 */
public final class GravestoneDoji implements Indicator {
    private static final int WARMUP = 11;

    public static final IndicatorType TYPE = IndicatorType.named("gravestone_doji")
            .title("Gravestone Doji")
            .family(Family.PATTERN)
            .aliases("cdl_gravestone_doji")
            .outputs(Output.in(Unit.COUNT, "gravestone_doji").between(0, 100))
            .warmup(args -> WARMUP)
            .create(args -> new GravestoneDoji());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        boolean gravestone =
                candles.isDoji(0) && candles.lower(0) < candles.tiny(0) && candles.upper(0) > candles.tiny(0);
        return gravestone ? 100 : 0;
    }
}
