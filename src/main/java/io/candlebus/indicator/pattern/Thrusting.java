package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Thrusting line: a fall, and a rise from below that does not get past the middle of its body.
 *
 * <pre>
 *   [1]   black, long
 *   [0]   white, open &lt; low[1], close[1] + equal[1] &lt; close &lt;= close[1] + body[1] / 2
 *   thrusting = -100
 * </pre>
 *
 * Warm-up: 12 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLTHRUSTING.
 */
public final class Thrusting implements Indicator {
    private static final int WARMUP = 12;

    public static final IndicatorType TYPE = IndicatorType.named("thrusting")
            .title("Thrusting Line")
            .family(Family.PATTERN)
            .aliases("cdl_thrusting", "thrusting_line", "thrusting_pattern")
            .outputs(Output.in(Unit.COUNT, "thrusting").between(-100, 0))
            .warmup(args -> WARMUP)
            .create(args -> new Thrusting());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        boolean thrust = candles.black(1)
                && candles.isLong(1)
                && candles.white(0)
                && candles.open(0) < candles.low(1)
                && candles.close(0) > candles.close(1) + candles.equal(1)
                && candles.close(0) <= candles.close(1) + candles.body(1) * 0.5;
        return thrust ? -100 : 0;
    }
}
