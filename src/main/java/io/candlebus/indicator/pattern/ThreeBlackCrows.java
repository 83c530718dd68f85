package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Three black crows: three falls in step, each opening inside the one before and closing near its low.
 *
 * <pre>
 *   [3]   white, high &gt; close[2]
 *   [2], [1], [0]   black, lower &lt; tiny; close[2] &gt; close[1] &gt; close[0]
 *   [1], [0]   open inside the body of the one before
 *   three_black_crows = -100
 * </pre>
 *
 * Warm-up: 14 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDL3BLACKCROWS.
 */
public final class ThreeBlackCrows implements Indicator {
    private static final int WARMUP = 14;

    public static final IndicatorType TYPE = IndicatorType.named("three_black_crows")
            .title("Three Black Crows")
            .family(Family.PATTERN)
            .aliases("cdl_3_black_crows")
            .outputs(Output.in(Unit.COUNT, "three_black_crows").between(-100, 0))
            .warmup(args -> WARMUP)
            .create(args -> new ThreeBlackCrows());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        boolean crows = candles.white(3)
                && fallsIntoClose(2)
                && fallsIntoClose(1)
                && fallsIntoClose(0)
                && candles.high(3) > candles.close(2)
                && follows(1)
                && follows(0);
        return crows ? -100 : 0;
    }

    private boolean fallsIntoClose(int k) {
        return candles.black(k) && candles.lower(k) < candles.tiny(k);
    }

    private boolean follows(int k) {
        int before = k + 1;
        return candles.open(k) < candles.open(before)
                && candles.open(k) > candles.close(before)
                && candles.close(k) < candles.close(before);
    }
}
