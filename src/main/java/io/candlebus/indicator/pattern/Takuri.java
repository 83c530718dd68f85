package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Takuri: a dragonfly doji whose line is cast deep.
 *
 * <pre>
 *   [0]   doji, upper &lt; tiny, lower &gt; 2 * body
 *   takuri = 100
 * </pre>
 *
 * Warm-up: 11 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLTAKURI.
 */
public final class Takuri implements Indicator {
    private static final int WARMUP = 11;

    public static final IndicatorType TYPE = IndicatorType.named("takuri")
            .title("Takuri")
            .family(Family.PATTERN)
            .aliases("cdl_takuri")
            .outputs(Output.in(Unit.COUNT, "takuri").between(0, 100))
            .warmup(args -> WARMUP)
            .create(args -> new Takuri());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        boolean deep =
                candles.isDoji(0) && candles.upper(0) < candles.tiny(0) && candles.lower(0) > 2 * candles.body(0);
        return deep ? 100 : 0;
    }
}
