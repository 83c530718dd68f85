package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Long-legged doji: a doji with a shadow longer than its body.
 *
 * <pre>
 *   [0]   doji, lower &gt; body or upper &gt; body
 *   long_legged_doji = 100
 * </pre>
 *
 * Warm-up: 11 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLLONGLEGGEDDOJI.
 *
 * <p>Of no direction. A body of nothing has legs as soon as it has a range at all.
 */
public final class LongLeggedDoji implements Indicator {
    private static final int WARMUP = 11;

    public static final IndicatorType TYPE = IndicatorType.named("long_legged_doji")
            .title("Long-Legged Doji")
            .family(Family.PATTERN)
            .aliases("cdl_long_legged_doji")
            .outputs(Output.in(Unit.COUNT, "long_legged_doji").between(0, 100))
            .warmup(args -> WARMUP)
            .create(args -> new LongLeggedDoji());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        double body = candles.body(0);
        boolean legs = candles.lower(0) > body || candles.upper(0) > body;
        return candles.isDoji(0) && legs ? 100 : 0;
    }
}
