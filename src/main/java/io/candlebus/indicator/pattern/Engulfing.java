package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Engulfing: a body of the other colour swallows the one before.
 *
 * <pre>
 *   [1]   of the other colour than [0]
 *   [0]   top &gt;= top[1], bottom &lt;= bottom[1], one of them beyond
 *   engulfing = 100 when [0] is white, -100 when black; 80 or -80 when one end only touches
 * </pre>
 *
 * Warm-up: 3 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLENGULFING.
 *
 * <p>TA-Lib 0.4 does not know the weaker form and says 0 there; 0.8 has it. Two candles would do; the third is
 * TA-Lib's.
 */
public final class Engulfing implements Indicator {
    private static final int WARMUP = 3;

    public static final IndicatorType TYPE = IndicatorType.named("engulfing")
            .title("Engulfing")
            .family(Family.PATTERN)
            .aliases("cdl_engulfing")
            .outputs(Output.in(Unit.COUNT, "engulfing").between(-100, 100))
            .warmup(args -> WARMUP)
            .create(args -> new Engulfing());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        boolean around = candles.top(0) >= candles.top(1) && candles.bottom(0) <= candles.bottom(1);
        if (candles.color(0) == candles.color(1) || !around) {
            return 0;
        }
        boolean above = candles.top(0) > candles.top(1);
        boolean below = candles.bottom(0) < candles.bottom(1);
        int strength = above && below ? 100 : 80;
        return above || below ? candles.color(0) * strength : 0;
    }
}
