package io.candlebus.indicator.pattern;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Hikkake: a break out of an inside candle, suspected to be a trap for those who follow it.
 *
 * <pre>
 *   [1]   inside [2]: high &lt; high[2], low &gt; low[2]
 *   [0]   high &lt; high[1] and low &lt; low[1]: hikkake = 100;   high &gt; high[1] and low &gt; low[1]: -100
 *   one of the next three candles confirms it, the first one that closes
 *         above the high of the inside candle after 100: 200;   below its low after -100: -200
 *   a new break takes the place of one that is not confirmed
 * </pre>
 *
 * Warm-up: 6 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLHIKKAKE.
 */
public final class Hikkake implements Indicator {
    private static final int WARMUP = 6;

    public static final IndicatorType TYPE = IndicatorType.named("hikkake")
            .title("Hikkake")
            .family(Family.PATTERN)
            .aliases("cdl_hikkake")
            .outputs(Output.in(Unit.COUNT, "hikkake").between(-200, 200))
            .warmup(args -> WARMUP)
            .create(args -> new Hikkake());

    private final CandleWindow candles = new CandleWindow(WARMUP);
    private final Trap trap = new Trap();

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        boolean known = candles.add(candle);
        // A break during the warm-up can be confirmed after it.
        int signal = signal();
        out[at] = known ? signal : Double.NaN;
    }

    private int signal() {
        boolean inside = candles.high(1) < candles.high(2) && candles.low(1) > candles.low(2);
        int against = inside ? -candles.steps(0) : 0;
        if (against == 0) {
            return 200 * trap.confirm(candles.close(0));
        }
        trap.set(against, against > 0 ? candles.high(1) : candles.low(1));
        return 100 * against;
    }
}
