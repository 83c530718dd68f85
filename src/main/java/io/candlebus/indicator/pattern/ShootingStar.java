package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Shooting star: a small body above the one before, with a long shadow above it.
 *
 * <pre>
 *   [0]   short, gaps up, upper &gt; body, lower &lt; tiny
 *   shooting_star = -100
 * </pre>
 *
 * Warm-up: 12 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLSHOOTINGSTAR.
 */
public final class ShootingStar implements Indicator {
    private static final int WARMUP = 12;

    public static final IndicatorType TYPE = IndicatorType.named("shooting_star")
            .title("Shooting Star")
            .family(Family.PATTERN)
            .aliases("cdl_shooting_star")
            .outputs(Output.in(Unit.COUNT, "shooting_star").between(-100, 0))
            .warmup(args -> WARMUP)
            .create(args -> new ShootingStar());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        boolean falling = candles.isShort(0)
                && candles.upper(0) > candles.body(0)
                && candles.lower(0) < candles.tiny(0)
                && candles.gapsUp(0);
        return falling ? -100 : 0;
    }
}
