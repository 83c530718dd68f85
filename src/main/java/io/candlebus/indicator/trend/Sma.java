package io.candlebus.indicator.trend;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.WindowMean;
import io.candlebus.market.Candle;

/**
 * Simple moving average.
 *
 * <pre>
 *   sma[t] = mean(x[t-period+1 .. t])
 * </pre>
 *
 * Warm-up: {@code period} candles. Unit: that of the source. Cost: O(1) amortised time, O(period) memory. As TA-Lib's SMA.
 */
public final class Sma implements Measured {
    private static final Param.OfInt PERIOD = Param.period(20);

    public static final IndicatorType TYPE = IndicatorType.named("sma")
            .title("Simple Moving Average")
            .family(Family.TREND)
            .aliases("ma", "avg", "simple_moving_average", "moving_average")
            .params(Param.source(), PERIOD)
            .outputs(Output.price("sma"))
            .warmup(args -> args.get(PERIOD))
            .create(args -> new Sma(args.get(PERIOD)));

    private final WindowMean window;

    private Sma(int period) {
        window = new WindowMean(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = window.add(x);
    }

    @Override
    public double below(double x) {
        return window.distance(x);
    }
}
