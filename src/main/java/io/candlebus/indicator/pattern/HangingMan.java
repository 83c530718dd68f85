package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Hanging man: the candle of a hammer, at the high of the candle before.
 *
 * <pre>
 *   [0]   short, lower &gt; body, upper &lt; tiny, bottom &gt;= high[1] - near[1]
 *   hanging_man = -100
 * </pre>
 *
 * Warm-up: 12 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLHANGINGMAN.
 */
public final class HangingMan implements Indicator {
    private static final int WARMUP = 12;

    public static final IndicatorType TYPE = IndicatorType.named("hanging_man")
            .title("Hanging Man")
            .family(Family.PATTERN)
            .aliases("cdl_hanging_man")
            .outputs(Output.in(Unit.COUNT, "hanging_man").between(-100, 0))
            .warmup(args -> WARMUP)
            .create(args -> new HangingMan());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        boolean hanging = candles.isShort(0)
                && candles.lower(0) > candles.body(0)
                && candles.upper(0) < candles.tiny(0)
                && candles.bottom(0) >= candles.high(1) - candles.near(1);
        return hanging ? -100 : 0;
    }
}
