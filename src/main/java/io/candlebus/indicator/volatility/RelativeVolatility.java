package io.candlebus.indicator.volatility;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.ExponentialAverage;
import io.candlebus.indicator.rolling.WindowDeviation;
import io.candlebus.market.Candle;

/**
 * Dorsey's relative volatility index: how much of the deviation falls on rises.
 *
 * <pre>
 *   s    = standard deviation of x over period
 *   up   = s where x[t] &gt; x[t-1], else 0;   down = s where x[t] &lt; x[t-1], else 0
 *   index = 100 * ema(up, smooth) / (ema(up, smooth) + ema(down, smooth))
 * </pre>
 *
 * Warm-up: {@code period + smooth - 1} candles; unknown as long as nothing has ever moved. Unit:
 * percent, 0 to 100. Cost: O(1) amortised time, O(period) memory.
 *
 * <p>As pandas-ta's with both periods equal; TradingView counts an unchanged value among the falls. Not to be taken for the
 * relative vigor index, which is called RVI too.
 */
public final class RelativeVolatility implements Indicator {
    private static final Param.OfInt PERIOD = Param.count("period", 10, 2);
    private static final Param.OfInt SMOOTH = Param.count("smooth", 14);

    public static final IndicatorType TYPE = IndicatorType.named("relative_volatility")
            .title("Relative Volatility Index")
            .family(Family.VOLATILITY)
            .aliases("relative_volatility_index", "dorsey_rvi")
            .params(Param.source(), PERIOD, SMOOTH)
            .outputs(Output.percent("index").between(0, 100))
            .warmup(args -> args.get(PERIOD) + args.get(SMOOTH) - 1)
            .create(args -> new RelativeVolatility(args.get(PERIOD), args.get(SMOOTH)));

    private final WindowDeviation window;
    private final ExponentialAverage ups;
    private final ExponentialAverage downs;
    private double previous = Double.NaN;

    private RelativeVolatility(int period, int smooth) {
        window = new WindowDeviation(period);
        ups = ExponentialAverage.overPeriod(smooth);
        downs = ExponentialAverage.overPeriod(smooth);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        double change = x - previous;
        previous = x;
        window.add(x);
        double deviation = window.deviation();
        out[at] = Double.isNaN(deviation) ? Double.NaN : add(change, deviation);
    }

    private double add(double change, double deviation) {
        double up = ups.add(change > 0 ? deviation : 0);
        double both = up + downs.add(change < 0 ? deviation : 0);
        return both == 0 ? Double.NaN : 100 * (up / both);
    }
}
