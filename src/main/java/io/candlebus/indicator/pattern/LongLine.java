package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Long line: a long body between modest shadows.
 *
 * <pre>
 *   [0]   long, upper &lt; modest, lower &lt; modest
 *   long_line = 100 when white, -100 when black
 * </pre>
 *
 * Warm-up: 11 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLLONGLINE.
 */
public final class LongLine implements Indicator {
    private static final int WARMUP = 11;

    public static final IndicatorType TYPE = IndicatorType.named("long_line")
            .title("Long Line")
            .family(Family.PATTERN)
            .aliases("cdl_long_line", "long_line_candle")
            .outputs(Output.in(Unit.COUNT, "long_line").between(-100, 100))
            .warmup(args -> WARMUP)
            .create(args -> new LongLine());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        double modest = candles.modest(0);
        boolean line = candles.isLong(0) && candles.upper(0) < modest && candles.lower(0) < modest;
        return line ? candles.color(0) * 100 : 0;
    }
}
