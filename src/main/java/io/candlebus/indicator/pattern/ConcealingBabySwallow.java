package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Concealing baby swallow: two bare falls, a third that gaps down but reaches back up, and a fourth that swallows
 * it whole.
 *
 * <pre>
 *   [3], [2]   black, upper &lt; tiny, lower &lt; tiny
 *   [1]   black, gaps down, upper &gt; tiny, high &gt; close[2]
 *   [0]   black, high &gt; high[1], low &lt; low[1]
 *   concealing_baby_swallow = 100
 * </pre>
 *
 * Warm-up: 14 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLCONCEALBABYSWALL.
 */
public final class ConcealingBabySwallow implements Indicator {
    private static final int WARMUP = 14;

    public static final IndicatorType TYPE = IndicatorType.named("concealing_baby_swallow")
            .title("Concealing Baby Swallow")
            .family(Family.PATTERN)
            .aliases("cdl_conceal_baby_swall")
            .outputs(Output.in(Unit.COUNT, "concealing_baby_swallow").between(0, 100))
            .warmup(args -> WARMUP)
            .create(args -> new ConcealingBabySwallow());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        boolean swallow = isBare(3)
                && isBare(2)
                && candles.black(1)
                && candles.black(0)
                && candles.gapsDown(1)
                && candles.upper(1) > candles.tiny(1)
                && candles.high(1) > candles.close(2)
                && candles.high(0) > candles.high(1)
                && candles.low(0) < candles.low(1);
        return swallow ? 100 : 0;
    }

    private boolean isBare(int k) {
        double tiny = candles.tiny(k);
        return candles.black(k) && candles.upper(k) < tiny && candles.lower(k) < tiny;
    }
}
