package io.candlebus.indicator.volatility;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.ExponentialAverage;
import io.candlebus.market.Candle;

/**
 * Wilder's average true range.
 *
 * <pre>
 *   atr = wilder(true_range, period)                the first candle has no true range
 * </pre>
 *
 * Warm-up: {@code period + 1} candles. Unit: a difference of prices. Cost: O(1) time and memory per candle. As TA-Lib's ATR.
 */
public final class Atr implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(14);

    public static final IndicatorType TYPE = IndicatorType.named("atr")
            .title("Average True Range")
            .family(Family.VOLATILITY)
            .aliases("average_true_range")
            .params(PERIOD)
            .outputs(Output.change("atr").atLeast(0))
            .warmup(args -> args.get(PERIOD) + 1)
            .create(args -> new Atr(args.get(PERIOD)));

    private final TrueRange ranges = new TrueRange();
    private final ExponentialAverage average;

    public Atr(int period) {
        average = ExponentialAverage.wilder(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = add(candle);
    }

    /** The average after one more candle, NaN until known. */
    public double add(Candle candle) {
        double range = ranges.add(candle);
        return Double.isNaN(range) ? Double.NaN : average.add(range);
    }
}
