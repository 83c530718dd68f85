package io.candlebus.indicator.pattern;

import static io.candlebus.indicator.pattern.CandleWindow.within;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Stick sandwich: a white stick that stands above two black ones of one close.
 *
 * <pre>
 *   [2]   black
 *   [1]   white, low &gt; close[2]
 *   [0]   black, close within equal[2] of close[2]
 *   stick_sandwich = 100
 * </pre>
 *
 * Warm-up: 8 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLSTICKSANDWICH.
 */
public final class StickSandwich implements Indicator {
    private static final int WARMUP = 8;

    public static final IndicatorType TYPE = IndicatorType.named("stick_sandwich")
            .title("Stick Sandwich")
            .family(Family.PATTERN)
            .aliases("cdl_stick_sandwich")
            .outputs(Output.in(Unit.COUNT, "stick_sandwich").between(0, 100))
            .warmup(args -> WARMUP)
            .create(args -> new StickSandwich());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        boolean sandwich = candles.black(2)
                && candles.white(1)
                && candles.black(0)
                && candles.low(1) > candles.close(2)
                && within(candles.close(0), candles.close(2), candles.equal(2));
        return sandwich ? 100 : 0;
    }
}
