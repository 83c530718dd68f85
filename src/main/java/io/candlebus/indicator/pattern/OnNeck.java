package io.candlebus.indicator.pattern;

import static io.candlebus.indicator.pattern.CandleWindow.within;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * On-neck line: a fall, and a rise from below that only gets back to its low.
 *
 * <pre>
 *   [1]   black, long
 *   [0]   white, open &lt; low[1], close within equal[1] of low[1]
 *   on_neck = -100
 * </pre>
 *
 * Warm-up: 12 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLONNECK.
 */
public final class OnNeck implements Indicator {
    private static final int WARMUP = 12;

    public static final IndicatorType TYPE = IndicatorType.named("on_neck")
            .title("On-Neck Line")
            .family(Family.PATTERN)
            .aliases("cdl_on_neck", "on_neck_line")
            .outputs(Output.in(Unit.COUNT, "on_neck").between(-100, 0))
            .warmup(args -> WARMUP)
            .create(args -> new OnNeck());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        boolean neck = candles.black(1)
                && candles.isLong(1)
                && candles.white(0)
                && candles.open(0) < candles.low(1)
                && within(candles.close(0), candles.low(1), candles.equal(1));
        return neck ? -100 : 0;
    }
}
