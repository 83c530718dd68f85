package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Closing marubozu: a long body that closes at its extreme.
 *
 * <pre>
 *   [0]   long, white with upper &lt; tiny: 100; black with lower &lt; tiny: -100
 * </pre>
 *
 * Warm-up: 11 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLCLOSINGMARUBOZU.
 */
public final class ClosingMarubozu implements Indicator {
    private static final int WARMUP = 11;

    public static final IndicatorType TYPE = IndicatorType.named("closing_marubozu")
            .title("Closing Marubozu")
            .family(Family.PATTERN)
            .aliases("cdl_closing_marubozu")
            .outputs(Output.in(Unit.COUNT, "closing_marubozu").between(-100, 100))
            .warmup(args -> WARMUP)
            .create(args -> new ClosingMarubozu());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        double beyondClose = candles.white(0) ? candles.upper(0) : candles.lower(0);
        return candles.isLong(0) && beyondClose < candles.tiny(0) ? candles.color(0) * 100 : 0;
    }
}
