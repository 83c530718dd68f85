package io.candlebus.indicator.volatility;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.WindowMean;
import io.candlebus.market.Candle;

/**
 * Headley's acceleration bands: averages of highs and lows that are pushed apart by the candles' own width.
 *
 * <pre>
 *   width  = 4 * (high - low) / (high + low)
 *   upper  = sma(high * (1 + width), period)
 *   middle = sma(close, period)
 *   lower  = sma(low * (1 - width), period)
 * </pre>
 *
 * Warm-up: {@code period} candles. Unit: price. Cost: O(1) amortised time, O(period) memory. As TA-Lib's ACCBANDS (since 0.6).
 */
public final class AccelerationBands implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(20);

    public static final IndicatorType TYPE = IndicatorType.named("acceleration_bands")
            .title("Acceleration Bands")
            .family(Family.VOLATILITY)
            .aliases("accbands", "abands")
            .params(PERIOD)
            .outputs(Output.price("middle"), Output.price("upper"), Output.price("lower"))
            .warmup(args -> args.get(PERIOD))
            .create(args -> new AccelerationBands(args.get(PERIOD)));

    private final WindowMean middle;
    private final WindowMean upper;
    private final WindowMean lower;

    private AccelerationBands(int period) {
        middle = new WindowMean(period);
        upper = new WindowMean(period);
        lower = new WindowMean(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        double width = 4 * ((candle.high() - candle.low()) / (candle.high() + candle.low()));
        out[at] = middle.add(candle.close());
        out[at + 1] = upper.add(candle.high() * (1 + width));
        out[at + 2] = lower.add(candle.low() * (1 - width));
    }
}
