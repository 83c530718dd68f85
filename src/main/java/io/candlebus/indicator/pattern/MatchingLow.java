package io.candlebus.indicator.pattern;

import static io.candlebus.indicator.pattern.CandleWindow.within;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Unit;
import io.candlebus.market.Candle;

/**
 * Matching low: two falls that end at one close.
 *
 * <pre>
 *   [1]   black
 *   [0]   black, close within equal[1] of close[1]
 *   matching_low = 100
 * </pre>
 *
 * Warm-up: 7 candles. Unit: count. Cost: O(1) time and memory per candle. As TA-Lib's CDLMATCHINGLOW.
 */
public final class MatchingLow implements Indicator {
    private static final int WARMUP = 7;

    public static final IndicatorType TYPE = IndicatorType.named("matching_low")
            .title("Matching Low")
            .family(Family.PATTERN)
            .aliases("cdl_matching_low")
            .outputs(Output.in(Unit.COUNT, "matching_low").between(0, 100))
            .warmup(args -> WARMUP)
            .create(args -> new MatchingLow());

    private final CandleWindow candles = new CandleWindow(WARMUP);

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = candles.add(candle) ? signal() : Double.NaN;
    }

    private int signal() {
        boolean matched =
                candles.black(1) && candles.black(0) && within(candles.close(0), candles.close(1), candles.equal(1));
        return matched ? 100 : 0;
    }
}
