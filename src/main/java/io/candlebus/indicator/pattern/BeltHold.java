package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Belt hold: a long body that opens at its extreme and never looks back.
 *
 * <pre>
 *   [0]   long, white with lower &lt; tiny: 100; black with upper &lt; tiny: -100
 * </pre>
 *
 * Warm-up: 11 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLBELTHOLD.
 */
public final class BeltHold implements Indicator {
    private static final int WARMUP = 11;

    public static final IndicatorType TYPE = IndicatorType.named("belt_hold")
            .title("Belt Hold")
            .family(Family.PATTERN)
            .aliases("cdl_belt_hold", "yorikiri")
            .outputs(Output.in(Unit.COUNT, "belt_hold").between(-100, 100))
            .warmup(args -> WARMUP)
            .create(args -> new BeltHold());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        double beforeOpen = candles.white(0) ? candles.lower(0) : candles.upper(0);
        return candles.isLong(0) && beforeOpen < candles.tiny(0) ? candles.color(0) * 100 : 0;
    }
}
