package io.candlebus.indicator.trend;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.market.Candle;

/**
 * McGinley's dynamic: an average that speeds up when the price falls away from it, and slows down when it runs ahead.
 *
 * <pre>
 *   md[0] = x[0]
 *   md[t] = md[t-1] + (x[t] - md[t-1]) / max(1, factor * period * (x[t] / md[t-1])^4)
 * </pre>
 *
 * Warm-up: 2 candles. Unit: that of the source. Cost: O(1) time and memory per candle.
 *
 * <p>As Skender Stock.Indicators, with McGinley's factor of 0.6; TradingView has no factor (1), and starts with an
 * exponential average. The bound of 1 is ours: without it a source that halves at once throws the average beyond itself, and
 * one at zero to infinity. An average at zero, which has no ratio, goes to the source.
 */
public final class McGinley implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(14);
    private static final Param.OfDouble FACTOR = Param.number("factor", 0.6, 0.01, 100);

    public static final IndicatorType TYPE = IndicatorType.named("mcginley")
            .title("McGinley Dynamic")
            .family(Family.TREND)
            .aliases("mcginley_dynamic", "mcgd")
            .params(Param.source(), PERIOD, FACTOR)
            .outputs(Output.price("mcginley"))
            .warmup(args -> 2)
            .create(args -> new McGinley(args.get(FACTOR) * args.get(PERIOD)));

    private final double slowness;
    private double average = Double.NaN;

    private McGinley(double slowness) {
        this.slowness = slowness;
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        if (Double.isNaN(average)) {
            average = x;
            out[at] = Double.NaN;
        } else {
            average = next(x);
            out[at] = average;
        }
    }

    private double next(double x) {
        double ratio = x / average;
        double divisor = Math.max(1, slowness * (ratio * ratio) * (ratio * ratio));
        return average == 0 ? x : average + (x - average) / divisor;
    }
}
