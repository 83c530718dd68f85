package io.candlebus.indicator.trend;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.WindowWeightedMean;
import io.candlebus.market.Candle;

/**
 * Volume-weighted moving average.
 *
 * <pre>
 *   vwma = sum(x * volume, period) / sum(volume, period)
 * </pre>
 *
 * Warm-up: {@code period} candles; unknown where nothing was traded in the window. Unit: that of the source. Cost: O(1)
 * amortised time, O(period) memory. As TradingView's and Skender Stock.Indicators'. {@code rolling_vwap} is the same over
 * (high + low + close) / 3, with bands.
 */
public final class Vwma implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(20);

    public static final IndicatorType TYPE = IndicatorType.named("vwma")
            .title("Volume-Weighted Moving Average")
            .family(Family.TREND)
            .aliases("volume_weighted_moving_average")
            .params(Param.source(), PERIOD)
            .outputs(Output.price("vwma"))
            .warmup(args -> args.get(PERIOD))
            .create(args -> new Vwma(args.get(PERIOD)));

    private final WindowWeightedMean window;

    private Vwma(int period) {
        window = new WindowWeightedMean(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        window.add(x, candle.volume());
        out[at] = window.mean();
    }
}
