package io.candlebus.indicator.trend;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.market.Candle;

/**
 * Average of a candle's high, low and close.
 *
 * <pre>
 *   typical_price = (high + low + close) / 3
 * </pre>
 *
 * Warm-up: 1 candle. Unit: price. Cost: O(1) time and memory. As TA-Lib's TYPPRICE; the candle field {@code hlc3} is the same.
 */
public final class TypicalPrice implements Indicator {
    public static final IndicatorType TYPE = IndicatorType.named("typical_price")
            .title("Typical Price")
            .family(Family.TREND)
            .aliases("typprice")
            .outputs(Output.price("typical_price"))
            .create(args -> new TypicalPrice());

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        // From the low upwards, so that three equal prices average to exactly that price.
        double low = candle.low();
        out[at] = low + ((candle.high() - low) + (candle.close() - low)) / 3;
    }
}
