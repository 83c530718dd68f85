package io.candlebus.indicator.trend;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.market.Candle;

/**
 * A candle's average price in which the close counts twice.
 *
 * <pre>
 *   weighted_close = (high + low + 2 * close) / 4
 * </pre>
 *
 * Warm-up: 1 candle. Unit: price. Cost: O(1) time and memory. As TA-Lib's WCLPRICE, and TradingView's {@code hlcc4}.
 */
public final class WeightedClose implements Indicator {
    public static final IndicatorType TYPE = IndicatorType.named("weighted_close")
            .title("Weighted Close")
            .family(Family.TREND)
            .aliases("wclprice", "weighted_close_price", "hlcc4")
            .outputs(Output.price("weighted_close"))
            .create(args -> new WeightedClose());

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = ((candle.high() + candle.low()) + 2 * candle.close()) / 4;
    }
}
