package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Morning star: a long fall, a small body below it, and a rise deep into the fall.
 *
 * <pre>
 *   [2]   black, long
 *   [1]   not long, gaps down
 *   [0]   white, long, close &gt; close[2] + penetration * body[2]
 *   morning_star = 100
 * </pre>
 *
 * Warm-up: 13 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLMORNINGSTAR.
 */
public final class MorningStar implements Indicator {
    private static final Param.OfDouble PENETRATION = Param.number("penetration", 0.3, 0, 10);
    private static final int WARMUP = 13;

    public static final IndicatorType TYPE = IndicatorType.named("morning_star")
            .title("Morning Star")
            .family(Family.PATTERN)
            .aliases("cdl_morning_star")
            .params(PENETRATION)
            .outputs(Output.in(Unit.COUNT, "morning_star").between(0, 100))
            .warmup(args -> WARMUP)
            .create(args -> new MorningStar(args.get(PENETRATION)));

    private final CandleWindow candles = new CandleWindow(WARMUP);
    private final double penetration;

    private MorningStar(double penetration) {
        this.penetration = penetration;
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        boolean star = candles.black(2)
                && candles.isLong(2)
                && !candles.isLong(1)
                && candles.gapsDown(1)
                && candles.white(0)
                && candles.isLong(0)
                && candles.close(0) > candles.close(2) + candles.body(2) * penetration;
        return star ? 100 : 0;
    }
}
