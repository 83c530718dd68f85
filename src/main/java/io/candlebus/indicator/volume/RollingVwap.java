package io.candlebus.indicator.volume;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.WindowSum;
import io.candlebus.market.Candle;

/**
 * Volume-weighted average price of the last candles.
 *
 * <pre>
 *   rolling_vwap = sum(x * volume, period) / sum(volume, period)      x: (high + low + close) / 3
 * </pre>
 *
 * Warm-up: {@code period} candles; unknown where nothing was traded in the window. Unit: that of the source. Cost: O(1)
 * amortised time, O(period) memory. As ta4j's VWAP.
 */
public final class RollingVwap implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(20);

    public static final IndicatorType TYPE = IndicatorType.named("rolling_vwap")
            .title("Rolling Volume-Weighted Average Price")
            .family(Family.VOLUME)
            .aliases("vwap_rolling", "moving_vwap")
            .params(Param.source("hlc3"), PERIOD)
            .outputs(Output.price("rolling_vwap"))
            .warmup(args -> args.get(PERIOD))
            .create(args -> new RollingVwap(args.get(PERIOD)));

    private final WindowSum weighted;
    private final WindowSum volumes;

    private RollingVwap(int period) {
        weighted = new WindowSum(period);
        volumes = new WindowSum(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        double sum = weighted.add(x * candle.volume());
        double volume = volumes.add(candle.volume());
        out[at] = volume == 0 ? Double.NaN : sum / volume;
    }
}
