package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * High wave: a short body between shadows that are both more than twice as long.
 *
 * <pre>
 *   [0]   short, upper &gt; 2 * body, lower &gt; 2 * body
 *   high_wave = 100 when white, -100 when black
 * </pre>
 *
 * Warm-up: 11 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLHIGHWAVE.
 *
 * <p>The sign is the colour of the body; what it says is doubt.
 */
public final class HighWave implements Indicator {
    private static final int WARMUP = 11;

    public static final IndicatorType TYPE = IndicatorType.named("high_wave")
            .title("High Wave")
            .family(Family.PATTERN)
            .aliases("cdl_high_wave", "high_wave_candle")
            .outputs(Output.in(Unit.COUNT, "high_wave").between(-100, 100))
            .warmup(args -> WARMUP)
            .create(args -> new HighWave());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        double twice = 2 * candles.body(0);
        boolean wave = candles.isShort(0) && candles.upper(0) > twice && candles.lower(0) > twice;
        return wave ? candles.color(0) * 100 : 0;
    }
}
