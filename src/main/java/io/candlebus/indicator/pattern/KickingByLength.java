package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Kicking by length: as kicking, and the longer of the two marubozu tells the direction.
 *
 * <pre>
 *   [1]   marubozu
 *   [0]   marubozu, white with low &gt; high[1], or black with high &lt; low[1]
 *         [1] is of the other colour
 *   kicking_by_length = 100 when the longer body is white, -100 when black; of two equal ones [1] counts
 * </pre>
 *
 * Warm-up: 12 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLKICKINGBYLENGTH.
 */
public final class KickingByLength implements Indicator {
    private static final int WARMUP = 12;

    public static final IndicatorType TYPE = IndicatorType.named("kicking_by_length")
            .title("Kicking by Length")
            .family(Family.PATTERN)
            .aliases("cdl_kicking_by_length")
            .outputs(Output.in(Unit.COUNT, "kicking_by_length").between(-100, 100))
            .warmup(args -> WARMUP)
            .create(args -> new KickingByLength());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        int longer = candles.body(0) > candles.body(1) ? 0 : 1;
        return candles.kicks() ? candles.color(longer) * 100 : 0;
    }
}
