package io.candlebus.indicator.statistic;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.SortedWindow;
import io.candlebus.market.Candle;

/**
 * Share of the values before that the present one reaches.
 *
 * <pre>
 *   percent_rank[t] = 100 * count(x[i] &lt;= x[t] for i in t-period .. t-1) / period
 * </pre>
 *
 * Warm-up: {@code period + 1} candles. Unit: percent, 0 (below all of them) to 100 (none is above). Cost: O(log period)
 * comparisons and a move of at most {@code period} values in one block, O(period) memory.
 *
 * <p>As TradingView's {@code ta.percentrank}: the present value is not counted, and equal ones count as reached. Others count the
 * present value in, or only what is truly below; equal values then rank lower.
 */
public final class PercentRank implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(20);

    public static final IndicatorType TYPE = IndicatorType.named("percent_rank")
            .title("Percent Rank")
            .family(Family.STATISTIC)
            .aliases("prank", "percentile_rank")
            .params(Param.source(), PERIOD)
            .outputs(Output.percent("percent_rank").between(0, 100))
            .warmup(args -> args.get(PERIOD) + 1)
            .create(args -> new PercentRank(args.get(PERIOD)));

    private final SortedWindow window;

    private PercentRank(int period) {
        window = new SortedWindow(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = window.percentAtMost(x);
        window.add(x);
    }
}
