package io.candlebus.indicator.statistic;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.Unit;
import io.candlebus.indicator.rolling.WindowCovariance;
import io.candlebus.market.Candle;

/**
 * Beta: how much one source moves, in percent, when another moves by one percent.
 *
 * <pre>
 *   rx   = x[t] / x[t-1] - 1;   ry = y[t] / y[t-1] - 1      x: source, high; y: other, low
 *   dx   = rx - mean(rx), dy = ry - mean(ry)                over the last period changes
 *   beta = sum(dx * dy) / sum(dx^2)
 * </pre>
 *
 * Warm-up: {@code period + 1} candles. Unit: a plain number. Cost: O(1) amortised time, O(period) memory.
 *
 * <p>As TA-Lib's BETA computes it: the first source is the market, the second what is measured by it (its documentation names
 * them the other way round). A change from 0 counts as 0, and a market that does not vary gives 0, as there. (TA-Lib also takes a
 * variance below 1e-8 for none, which calm minutes do not reach; here only an exact zero counts.)
 */
public final class Beta implements Indicator.OfTwo {
    private static final Param.OfInt PERIOD = Param.count("period", 5, 2);

    public static final IndicatorType TYPE = IndicatorType.named("beta")
            .title("Beta")
            .family(Family.STATISTIC)
            .aliases("beta_coefficient")
            .params(Param.source("high"), Param.other("low"), PERIOD)
            .outputs(Output.in(Unit.RATIO, "beta"))
            .warmup(args -> args.get(PERIOD) + 1)
            .create(args -> new Beta(args.get(PERIOD)));

    private final WindowCovariance window;
    private double previousX = Double.NaN;
    private double previousY = Double.NaN;

    private Beta(int period) {
        window = new WindowCovariance(period);
    }

    @Override
    public void update(Candle candle, double x, double y, double[] out, int at) {
        if (!Double.isNaN(previousX)) {
            window.add(change(previousX, x), change(previousY, y));
        }
        previousX = x;
        previousY = y;
        out[at] = window.slope();
    }

    private static double change(double before, double now) {
        return before == 0 ? 0 : (now - before) / before;
    }
}
