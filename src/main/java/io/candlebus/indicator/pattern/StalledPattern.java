package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Stalled pattern: two long rises, and a small third that starts near the top of the second and gets nowhere.
 *
 * <pre>
 *   [2], [1], [0]   white, close[2] &lt; close[1] &lt; close[0]
 *   [2]   long
 *   [1]   long, upper &lt; tiny, open[2] &lt; open &lt;= close[2] + near[2]
 *   [0]   short, open &gt;= close[1] - body - near[1]
 *   stalled_pattern = -100
 * </pre>
 *
 * Warm-up: 13 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLSTALLEDPATTERN.
 */
public final class StalledPattern implements Indicator {
    private static final int WARMUP = 13;

    public static final IndicatorType TYPE = IndicatorType.named("stalled_pattern")
            .title("Stalled Pattern")
            .family(Family.PATTERN)
            .aliases("cdl_stalled_pattern", "deliberation")
            .outputs(Output.in(Unit.COUNT, "stalled_pattern").between(-100, 0))
            .warmup(args -> WARMUP)
            .create(args -> new StalledPattern());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        boolean advance = candles.white(2)
                && candles.white(1)
                && candles.white(0)
                && candles.close(0) > candles.close(1)
                && candles.close(1) > candles.close(2)
                && candles.isLong(2)
                && candles.isLong(1)
                && candles.upper(1) < candles.tiny(1)
                && candles.open(1) > candles.open(2)
                && candles.open(1) <= candles.close(2) + candles.near(2);
        boolean stalled = advance
                && candles.isShort(0)
                && candles.open(0) >= candles.close(1) - candles.body(0) - candles.near(1);
        return stalled ? -100 : 0;
    }
}
