package io.candlebus.indicator.statistic;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.Unit;
import io.candlebus.indicator.rolling.WindowExtreme;
import io.candlebus.market.Candle;

/**
 * How many candles ago the lowest and the highest of the last values were.
 *
 * <pre>
 *   since_lowest  = candles_since_lowest(x, period)
 *   since_highest = candles_since_highest(x, period)
 * </pre>
 *
 * Warm-up: {@code period} candles. Unit: candles, 0 (now) to {@code period - 1}. Cost: O(1) amortised time, O(period) memory.
 *
 * <p>TA-Lib's MINMAXINDEX, whose default period is 30, gives places in its input array: these are the present place less those. Of
 * equal values the newest counts.
 */
public final class MinMaxIndex implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(20);

    public static final IndicatorType TYPE = IndicatorType.named("min_max_index")
            .title("Candles since the Lowest and the Highest")
            .family(Family.STATISTIC)
            .params(Param.source(), PERIOD)
            .outputs(
                    Output.in(Unit.COUNT, "since_lowest").atLeast(0),
                    Output.in(Unit.COUNT, "since_highest").atLeast(0))
            .warmup(args -> args.get(PERIOD))
            .create(args -> new MinMaxIndex(args.get(PERIOD)));

    private final WindowExtreme lowest;
    private final WindowExtreme highest;

    private MinMaxIndex(int period) {
        lowest = WindowExtreme.lowest(period);
        highest = WindowExtreme.highest(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        lowest.add(x);
        highest.add(x);
        out[at] = lowest.age();
        out[at + 1] = highest.age();
    }
}
