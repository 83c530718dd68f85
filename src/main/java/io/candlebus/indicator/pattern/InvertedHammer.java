package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Inverted hammer: a small body below the one before, with a long shadow above it.
 *
 * <pre>
 *   [0]   short, gaps down, upper &gt; body, lower &lt; tiny
 *   inverted_hammer = 100
 * </pre>
 *
 * Warm-up: 12 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLINVERTEDHAMMER.
 */
public final class InvertedHammer implements Indicator {
    private static final int WARMUP = 12;

    public static final IndicatorType TYPE = IndicatorType.named("inverted_hammer")
            .title("Inverted Hammer")
            .family(Family.PATTERN)
            .aliases("cdl_inverted_hammer")
            .outputs(Output.in(Unit.COUNT, "inverted_hammer").between(0, 100))
            .warmup(args -> WARMUP)
            .create(args -> new InvertedHammer());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        boolean inverted = candles.isShort(0)
                && candles.upper(0) > candles.body(0)
                && candles.lower(0) < candles.tiny(0)
                && candles.gapsDown(0);
        return inverted ? 100 : 0;
    }
}
