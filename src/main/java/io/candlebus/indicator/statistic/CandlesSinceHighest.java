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
 * How many candles ago the highest of the last values was.
 *
 * <pre>
 *   candles_since_highest[t] = t - i for the newest i in t-period+1 .. t with x[i] = max(x[t-period+1 .. t])
 * </pre>
 *
 * Warm-up: {@code period} candles. Unit: candles, 0 (now) to {@code period - 1}. Cost: O(1) amortised time, O(period) memory.
 *
 * <p>TA-Lib's MAXINDEX, whose default period is 30, gives the place in its input array, which a stream of candles does not have: this
 * is the present place less that one. Of equal values the newest counts; MAXINDEX gives one or the other.
 */
public final class CandlesSinceHighest implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(20);

    public static final IndicatorType TYPE = IndicatorType.named("candles_since_highest")
            .title("Candles since the Highest")
            .family(Family.STATISTIC)
            .aliases("maxindex", "highest_bars", "bars_since_highest")
            .params(Param.source(), PERIOD)
            .outputs(Output.in(Unit.COUNT, "candles").atLeast(0))
            .warmup(args -> args.get(PERIOD))
            .create(args -> new CandlesSinceHighest(args.get(PERIOD)));

    private final WindowExtreme window;

    private CandlesSinceHighest(int period) {
        window = WindowExtreme.highest(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        window.add(x);
        out[at] = window.age();
    }
}
