package io.candlebus.indicator.trend;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.market.Candle;

/**
 * Average of a candle's four prices.
 *
 * <pre>
 *   average_price = (open + high + low + close) / 4
 * </pre>
 *
 * Warm-up: 1 candle. Unit: price. Cost: O(1) time and memory. As TA-Lib's AVGPRICE; the candle field {@code ohlc4} is the same.
 */
public final class AveragePrice implements Indicator {
    public static final IndicatorType TYPE = IndicatorType.named("average_price")
            .title("Average Price")
            .family(Family.TREND)
            .aliases("avgprice")
            .outputs(Output.price("average_price"))
            .create(args -> new AveragePrice());

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        // In pairs, so that four equal prices average to exactly that price.
        out[at] = ((candle.open() + candle.high()) + (candle.low() + candle.close())) / 4;
    }
}
