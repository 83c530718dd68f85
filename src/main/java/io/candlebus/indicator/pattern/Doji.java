package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Doji: open and close meet, and nobody has won.
 *
 * <pre>
 *   [0]   doji
 *   doji = 100
 * </pre>
 *
 * Warm-up: 11 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLDOJI.
 *
 * <p>Of no direction: 100 says that it is there, not that prices should rise.
 */
public final class Doji implements Indicator {
    private static final int WARMUP = 11;

    public static final IndicatorType TYPE = IndicatorType.named("doji")
            .title("Doji")
            .family(Family.PATTERN)
            .aliases("cdl_doji")
            .outputs(Output.in(Unit.COUNT, "doji").between(0, 100))
            .warmup(args -> WARMUP)
            .create(args -> new Doji());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        return candles.isDoji(0) ? 100 : 0;
    }
}
