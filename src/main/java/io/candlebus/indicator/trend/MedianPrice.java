package io.candlebus.indicator.trend;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.market.Candle;

/**
 * Middle of a candle's range.
 *
 * <pre>
 *   median_price = (high + low) / 2
 * </pre>
 *
 * Warm-up: 1 candle. Unit: price. Cost: O(1) time and memory. As TA-Lib's MEDPRICE; the candle field {@code hl2} is the same. It
 * is no median of several candles: that is {@code median}.
 */
public final class MedianPrice implements Indicator {
    public static final IndicatorType TYPE = IndicatorType.named("median_price")
            .title("Median Price")
            .family(Family.TREND)
            .aliases("medprice")
            .outputs(Output.price("median_price"))
            .create(args -> new MedianPrice());

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = (candle.high() + candle.low()) / 2;
    }
}
