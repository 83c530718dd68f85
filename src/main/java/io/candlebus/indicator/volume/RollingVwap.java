package io.candlebus.indicator.volume;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.WindowWeightedMean;
import io.candlebus.market.Candle;

/**
 * Volume-weighted average price of the last candles, with bands.
 *
 * <pre>
 *   rolling_vwap = sum(volume * x, period) / sum(volume, period)      x: (high + low + close) / 3
 *   deviation    = sqrt(sum(volume * (x - rolling_vwap)^2, period) / sum(volume, period))
 *   upper        = rolling_vwap + deviations * deviation;   lower = rolling_vwap - deviations * deviation
 * </pre>
 *
 * Warm-up: {@code period} candles; unknown where nothing was traded in the window. Unit: that of the source. Cost: O(1)
 * amortised time, O(period) memory. As ta4j's VWAP.
 */
public final class RollingVwap implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(20);
    private static final Param.OfDouble DEVIATIONS = Param.number("deviations", 1, 0, 100);

    public static final IndicatorType TYPE = IndicatorType.named("rolling_vwap")
            .title("Rolling Volume-Weighted Average Price")
            .family(Family.VOLUME)
            .aliases("vwap_rolling", "moving_vwap")
            .params(Param.source("hlc3"), PERIOD, DEVIATIONS)
            .outputs(Output.price("rolling_vwap"), Output.price("upper"), Output.price("lower"))
            .warmup(args -> args.get(PERIOD))
            .create(args -> new RollingVwap(args.get(PERIOD), args.get(DEVIATIONS)));

    private final WindowWeightedMean window;
    private final double deviations;

    private RollingVwap(int period, double deviations) {
        window = new WindowWeightedMean(period);
        this.deviations = deviations;
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        window.add(x, candle.volume());
        double vwap = window.mean();
        double deviation = window.deviation();
        out[at] = vwap;
        out[at + 1] = vwap + deviations * deviation;
        out[at + 2] = vwap - deviations * deviation;
    }
}
