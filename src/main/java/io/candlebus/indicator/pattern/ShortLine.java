package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Short line: a short body between modest shadows.
 *
 * <pre>
 *   [0]   short, upper &lt; modest, lower &lt; modest
 *   short_line = 100 when white, -100 when black
 * </pre>
 *
 * Warm-up: 11 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLSHORTLINE.
 */
public final class ShortLine implements Indicator {
    private static final int WARMUP = 11;

    public static final IndicatorType TYPE = IndicatorType.named("short_line")
            .title("Short Line")
            .family(Family.PATTERN)
            .aliases("cdl_short_line", "short_line_candle")
            .outputs(Output.in(Unit.COUNT, "short_line").between(-100, 100))
            .warmup(args -> WARMUP)
            .create(args -> new ShortLine());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        double modest = candles.modest(0);
        boolean line = candles.isShort(0) && candles.upper(0) < modest && candles.lower(0) < modest;
        return line ? candles.color(0) * 100 : 0;
    }
}
