package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Harami: a long body, and the next one lies inside it as in a womb.
 *
 * <pre>
 *   [1]   long
 *   [0]   not long, top &lt;= top[1], bottom &gt;= bottom[1]
 *   harami = 100 when [1] is black, -100 when white; 80 or -80 when an end of the bodies is level
 * </pre>
 *
 * Warm-up: 12 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLHARAMI.
 *
 * <p>TA-Lib 0.4 does not know the weaker form and says 0 there; 0.8 has it.
 */
public final class Harami implements Indicator {
    private static final int WARMUP = 12;

    public static final IndicatorType TYPE = IndicatorType.named("harami")
            .title("Harami")
            .family(Family.PATTERN)
            .aliases("cdl_harami")
            .outputs(Output.in(Unit.COUNT, "harami").between(-100, 100))
            .warmup(args -> WARMUP)
            .create(args -> new Harami());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        boolean carried = candles.isLong(1) && !candles.isLong(0);
        return carried ? -candles.color(1) * candles.inside(0) : 0;
    }
}
