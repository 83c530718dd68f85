package io.candlebus.indicator.pattern;

import static io.candlebus.indicator.pattern.CandleWindow.within;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Identical three crows: three falls in step, each opening where the one before has closed.
 *
 * <pre>
 *   [2], [1], [0]   black, lower &lt; tiny; close[2] &gt; close[1] &gt; close[0]
 *   [1]   open within equal[2] of close[2]
 *   [0]   open within equal[1] of close[1]
 *   identical_three_crows = -100
 * </pre>
 *
 * Warm-up: 13 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLIDENTICAL3CROWS.
 */
public final class IdenticalThreeCrows implements Indicator {
    private static final int WARMUP = 13;

    public static final IndicatorType TYPE = IndicatorType.named("identical_three_crows")
            .title("Identical Three Crows")
            .family(Family.PATTERN)
            .aliases("cdl_identical_3_crows")
            .outputs(Output.in(Unit.COUNT, "identical_three_crows").between(-100, 0))
            .warmup(args -> WARMUP)
            .create(args -> new IdenticalThreeCrows());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        boolean crows = fallsIntoClose(2) && fallsIntoClose(1) && fallsIntoClose(0) && follows(1) && follows(0);
        return crows ? -100 : 0;
    }

    private boolean fallsIntoClose(int k) {
        return candles.black(k) && candles.lower(k) < candles.tiny(k);
    }

    private boolean follows(int k) {
        int before = k + 1;
        return candles.close(k) < candles.close(before)
                && within(candles.open(k), candles.close(before), candles.equal(before));
    }
}
