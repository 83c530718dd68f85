package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Homing pigeon: a long fall, and a smaller one that stays inside its body.
 *
 * <pre>
 *   [1]   black, long
 *   [0]   black, not long, open &lt; open[1], close &gt; close[1]
 *   homing_pigeon = 100
 * </pre>
 *
 * Warm-up: 12 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLHOMINGPIGEON.
 */
public final class HomingPigeon implements Indicator {
    private static final int WARMUP = 12;

    public static final IndicatorType TYPE = IndicatorType.named("homing_pigeon")
            .title("Homing Pigeon")
            .family(Family.PATTERN)
            .aliases("cdl_homing_pigeon")
            .outputs(Output.in(Unit.COUNT, "homing_pigeon").between(0, 100))
            .warmup(args -> WARMUP)
            .create(args -> new HomingPigeon());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        boolean home = candles.black(1)
                && candles.black(0)
                && candles.isLong(1)
                && !candles.isLong(0)
                && candles.open(0) < candles.open(1)
                && candles.close(0) > candles.close(1);
        return home ? 100 : 0;
    }
}
