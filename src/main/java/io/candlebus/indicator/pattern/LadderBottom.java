package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Ladder bottom: three rungs down, a fourth that reaches up first, and a rise that clears it.
 *
 * <pre>
 *   [4], [3], [2]   black, each opens and closes below the one before
 *   [1]   black, upper &gt; tiny
 *   [0]   white, open &gt; open[1], close &gt; high[1]
 *   ladder_bottom = 100
 * </pre>
 *
 * Warm-up: 15 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLLADDERBOTTOM.
 */
public final class LadderBottom implements Indicator {
    private static final int WARMUP = 15;

    public static final IndicatorType TYPE = IndicatorType.named("ladder_bottom")
            .title("Ladder Bottom")
            .family(Family.PATTERN)
            .aliases("cdl_ladder_bottom")
            .outputs(Output.in(Unit.COUNT, "ladder_bottom").between(0, 100))
            .warmup(args -> WARMUP)
            .create(args -> new LadderBottom());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        boolean ladder = candles.black(4) && isRung(3) && isRung(2);
        boolean climbed = candles.black(1)
                && candles.upper(1) > candles.tiny(1)
                && candles.white(0)
                && candles.open(0) > candles.open(1)
                && candles.close(0) > candles.high(1);
        return ladder && climbed ? 100 : 0;
    }

    private boolean isRung(int k) {
        return candles.black(k) && candles.open(k) < candles.open(k + 1) && candles.close(k) < candles.close(k + 1);
    }
}
