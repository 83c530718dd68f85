package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Hammer: a small head on a long handle, standing at the low of the candle before.
 *
 * <pre>
 *   [0]   short, lower &gt; body, upper &lt; tiny, bottom &lt;= low[1] + near[1]
 *   hammer = 100
 * </pre>
 *
 * Warm-up: 12 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLHAMMER.
 *
 * <p>The same candle near the high before it is a hanging man.
 */
public final class Hammer implements Indicator {
    private static final int WARMUP = 12;

    public static final IndicatorType TYPE = IndicatorType.named("hammer")
            .title("Hammer")
            .family(Family.PATTERN)
            .aliases("cdl_hammer")
            .outputs(Output.in(Unit.COUNT, "hammer").between(0, 100))
            .warmup(args -> WARMUP)
            .create(args -> new Hammer());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        boolean hammer = candles.isShort(0)
                && candles.lower(0) > candles.body(0)
                && candles.upper(0) < candles.tiny(0)
                && candles.bottom(0) <= candles.low(1) + candles.near(1);
        return hammer ? 100 : 0;
    }
}
