package io.candlebus.indicator.trend;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.Delay;
import io.candlebus.market.Candle;

/**
 * Average directional index rating: Wilder's index, averaged with itself one period earlier.
 *
 * <pre>
 *   adxr[t] = (adx[t] + adx[t-(period-1)]) / 2
 * </pre>
 *
 * Warm-up: {@code 3 * period - 1} candles. Unit: percent. Cost: O(1) time, O(period) memory.
 *
 * <p>As TA-Lib's ADXR: both are {@code period - 1} candles apart; elsewhere it is {@code period}.
 */
public final class Adxr implements Indicator {
    private static final Param.OfInt PERIOD = Param.count("period", 14, 2);

    public static final IndicatorType TYPE = IndicatorType.named("adxr")
            .title("Average Directional Index Rating")
            .family(Family.TREND)
            .aliases("average_directional_index_rating", "average_directional_movement_rating")
            .params(PERIOD)
            .outputs(Output.percent("adxr").between(0, 100))
            .warmup(args -> 3 * args.get(PERIOD) - 1)
            .create(args -> new Adxr(args.get(PERIOD)));

    private final Adx index;
    private final Delay delay;

    private Adxr(int period) {
        index = new Adx(period);
        delay = new Delay(period - 1);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        double adx = index.add(candle);
        out[at] = (adx + delay.add(adx)) / 2;
    }
}
