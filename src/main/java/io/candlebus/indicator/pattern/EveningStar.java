package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Evening star: a long rise, a small body above it, and a fall deep into the rise.
 *
 * <pre>
 *   [2]   white, long
 *   [1]   not long, gaps up
 *   [0]   black, long, close &lt; close[2] - penetration * body[2]
 *   evening_star = -100
 * </pre>
 *
 * Warm-up: 13 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLEVENINGSTAR.
 */
public final class EveningStar implements Indicator {
    private static final Param.OfDouble PENETRATION = Param.number("penetration", 0.3, 0, 10);
    private static final int WARMUP = 13;

    public static final IndicatorType TYPE = IndicatorType.named("evening_star")
            .title("Evening Star")
            .family(Family.PATTERN)
            .aliases("cdl_evening_star")
            .params(PENETRATION)
            .outputs(Output.in(Unit.COUNT, "evening_star").between(-100, 0))
            .warmup(args -> WARMUP)
            .create(args -> new EveningStar(args.get(PENETRATION)));

    private final CandleWindow candles = new CandleWindow(WARMUP);
    private final double penetration;

    private EveningStar(double penetration) {
        this.penetration = penetration;
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        boolean star = candles.white(2)
                && candles.isLong(2)
                && !candles.isLong(1)
                && candles.gapsUp(1)
                && candles.black(0)
                && candles.isLong(0)
                && candles.close(0) < candles.close(2) - candles.body(2) * penetration;
        return star ? -100 : 0;
    }
}
