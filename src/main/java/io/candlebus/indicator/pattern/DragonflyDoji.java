package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Dragonfly doji: sold down, and bought all the way back to where it opened, its high.
 *
 * <pre>
 *   [0]   doji, upper &lt; tiny, lower &gt; tiny
 *   dragonfly_doji = 100
 * </pre>
 *
 * Warm-up: 11 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLDRAGONFLYDOJI.
 */
public final class DragonflyDoji implements Indicator {
    private static final int WARMUP = 11;

    public static final IndicatorType TYPE = IndicatorType.named("dragonfly_doji")
            .title("Dragonfly Doji")
            .family(Family.PATTERN)
            .aliases("cdl_dragonfly_doji")
            .outputs(Output.in(Unit.COUNT, "dragonfly_doji").between(0, 100))
            .warmup(args -> WARMUP)
            .create(args -> new DragonflyDoji());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        boolean dragonfly =
                candles.isDoji(0) && candles.upper(0) < candles.tiny(0) && candles.lower(0) > candles.tiny(0);
        return dragonfly ? 100 : 0;
    }
}
