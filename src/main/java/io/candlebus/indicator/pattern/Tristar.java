package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Tristar: three doji, the middle one apart from the others.
 *
 * <pre>
 *   [2], [1], [0]   body &lt;= tiny[2]
 *   [1]   gaps up and top &gt; top[0]: -100; gaps down and bottom &lt; bottom[0]: 100
 * </pre>
 *
 * Warm-up: 13 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLTRISTAR.
 *
 * <p>All three are measured against the candles before the first.
 */
public final class Tristar implements Indicator {
    private static final int WARMUP = 13;

    public static final IndicatorType TYPE = IndicatorType.named("tristar")
            .title("Tristar")
            .family(Family.PATTERN)
            .aliases("cdl_tristar", "tri_star")
            .outputs(Output.in(Unit.COUNT, "tristar").between(-100, 100))
            .warmup(args -> WARMUP)
            .create(args -> new Tristar());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        double tiny = candles.tiny(2);
        if (candles.body(2) > tiny || candles.body(1) > tiny || candles.body(0) > tiny) {
            return 0;
        }
        if (candles.gapsUp(1) && candles.top(0) < candles.top(1)) {
            return -100;
        }
        return candles.gapsDown(1) && candles.bottom(0) > candles.bottom(1) ? 100 : 0;
    }
}
