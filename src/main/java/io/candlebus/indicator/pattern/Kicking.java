package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Kicking: two marubozu of two colours, with a gap between them in the direction of the second.
 *
 * <pre>
 *   [1]   marubozu
 *   [0]   marubozu, white with low &gt; high[1]: 100; black with high &lt; low[1]: -100
 *         [1] is of the other colour
 * </pre>
 *
 * Warm-up: 12 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLKICKING.
 */
public final class Kicking implements Indicator {
    private static final int WARMUP = 12;

    public static final IndicatorType TYPE = IndicatorType.named("kicking")
            .title("Kicking")
            .family(Family.PATTERN)
            .aliases("cdl_kicking")
            .outputs(Output.in(Unit.COUNT, "kicking").between(-100, 100))
            .warmup(args -> WARMUP)
            .create(args -> new Kicking());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        return candles.kicks() ? candles.color(0) * 100 : 0;
    }
}
