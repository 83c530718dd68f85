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
 * Pearson's correlation of two sources: whether they move together (1), against each other (−1) or unrelated (0).
 *
 * <pre>
 *   dx = x - mean(x), dy = y - mean(y)                            over the last period candles
 *   correlation = sum(dx * dy) / sqrt(sum(dx^2) * sum(dy^2))      x: source, close; y: other, volume
 * </pre>
 *
 * Warm-up: {@code period} candles. Unit: a plain number, −1 to 1. Cost: O(1) amortised time, O(period) memory.
 *
 * <p>As TA-Lib's CORREL, whose default period is 30; a source that does not vary gives 0, as there. (TA-Lib also gives 0 when
 * the product of both sums is below 1e-8; here only exact zeros count, so that the value does not depend on the magnitude of
 * the sources.)
 */
public final class Correlation implements Indicator.OfTwo {
    private static final Param.OfInt PERIOD = Param.count("period", 20, 2);

    public static final IndicatorType TYPE = IndicatorType.named("correlation")
            .title("Correlation")
            .family(Family.STATISTIC)
            .aliases("correl", "corr", "correlation_coefficient", "pearson")
            .params(Param.source(), Param.other("volume"), PERIOD)
            .outputs(Output.in(Unit.RATIO, "correlation").between(-1, 1))
            .warmup(args -> args.get(PERIOD))
            .create(args -> new Correlation(args.get(PERIOD)));

    private final WindowCovariance window;

    private Correlation(int period) {
        window = new WindowCovariance(period);
    }

    @Override
    public void update(Candle candle, double x, double y, double[] out, int at) {
        window.add(x, y);
        out[at] = window.correlation();
    }
}
