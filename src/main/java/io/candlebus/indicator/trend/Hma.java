package io.candlebus.indicator.trend;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.WindowTrend;
import io.candlebus.market.Candle;

/**
 * Hull moving average: a weighted average with most of its lag taken off.
 *
 * <pre>
 *   raw[t] = 2 * wma(x, floor(period / 2))[t] - wma(x, period)[t]
 *   hma[t] = wma(raw, floor(sqrt(period)))[t]
 * </pre>
 *
 * Warm-up: {@code period + floor(sqrt(period)) - 1} candles. Unit: that of the source. Cost: O(1) amortised time,
 * O(period) memory.
 *
 * <p>Both roundings go down, as in TradingView and Skender Stock.Indicators; others round the root to the nearest.
 */
public final class Hma implements Indicator {
    private static final Param.OfInt PERIOD = Param.count("period", 20, 2);

    public static final IndicatorType TYPE = IndicatorType.named("hma")
            .title("Hull Moving Average")
            .family(Family.TREND)
            .aliases("hull", "hull_moving_average")
            .params(Param.source(), PERIOD)
            .outputs(Output.price("hma"))
            .warmup(args -> args.get(PERIOD) + root(args.get(PERIOD)) - 1)
            .create(args -> new Hma(args.get(PERIOD)));

    private final WindowTrend half;
    private final WindowTrend whole;
    private final WindowTrend smooth;

    private Hma(int period) {
        half = new WindowTrend(period / 2);
        whole = new WindowTrend(period);
        smooth = new WindowTrend(root(period));
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        half.add(x);
        whole.add(x);
        double raw = 2 * half.weightedMean() - whole.weightedMean();
        if (!Double.isNaN(raw)) {
            smooth.add(raw);
        }
        out[at] = smooth.weightedMean();
    }

    private static int root(int period) {
        return (int) Math.sqrt(period);
    }
}
