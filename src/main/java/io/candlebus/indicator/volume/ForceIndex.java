package io.candlebus.indicator.volume;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.Unit;
import io.candlebus.indicator.rolling.ExponentialAverage;
import io.candlebus.market.Candle;

/**
 * Elder's force index.
 *
 * <pre>
 *   force[t]    = (close[t] - close[t-1]) * volume[t]
 *   force_index = ema(force, period)
 * </pre>
 *
 * Warm-up: {@code period + 1} candles. Unit: price times volume. Cost: O(1) time and memory per candle. As Skender
 * Stock.Indicators.
 */
public final class ForceIndex implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(13);

    public static final IndicatorType TYPE = IndicatorType.named("force_index")
            .title("Force Index")
            .family(Family.VOLUME)
            .aliases("force", "fi", "efi", "elder_force_index")
            .params(PERIOD)
            .outputs(Output.in(Unit.TURNOVER, "force_index"))
            .warmup(args -> args.get(PERIOD) + 1)
            .create(args -> new ForceIndex(args.get(PERIOD)));

    private final ExponentialAverage average;
    private double previousClose = Double.NaN;

    private ForceIndex(int period) {
        average = ExponentialAverage.overPeriod(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        double force = (candle.close() - previousClose) * candle.volume();
        previousClose = candle.close();
        out[at] = Double.isNaN(force) ? Double.NaN : average.add(force);
    }
}
