package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Piercing line: a fall, a jump below its low, and a rise through the middle of its body.
 *
 * <pre>
 *   [1]   black, long
 *   [0]   white, long, open &lt; low[1], close &lt; open[1], close &gt; close[1] + body[1] / 2
 *   piercing = 100
 * </pre>
 *
 * Warm-up: 12 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLPIERCING.
 */
public final class Piercing implements Indicator {
    private static final int WARMUP = 12;

    public static final IndicatorType TYPE = IndicatorType.named("piercing")
            .title("Piercing Line")
            .family(Family.PATTERN)
            .aliases("cdl_piercing", "piercing_line", "piercing_pattern")
            .outputs(Output.in(Unit.COUNT, "piercing").between(0, 100))
            .warmup(args -> WARMUP)
            .create(args -> new Piercing());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        boolean pierced = candles.black(1)
                && candles.isLong(1)
                && candles.white(0)
                && candles.isLong(0)
                && candles.open(0) < candles.low(1)
                && candles.close(0) < candles.open(1)
                && candles.close(0) > candles.close(1) + candles.body(1) * 0.5;
        return pierced ? 100 : 0;
    }
}
