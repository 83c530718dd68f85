package io.candlebus.indicator.trend;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.Delay;
import io.candlebus.indicator.rolling.ExponentialAverage;
import io.candlebus.market.Candle;

/**
 * Zero-lag exponential moving average: of the source, moved on by as much as it changed over the average's lag.
 *
 * <pre>
 *   lag   = floor((period - 1) / 2)
 *   zlema = ema(2 * x - x[lag], period)
 * </pre>
 *
 * Warm-up: {@code period + lag} candles. Unit: that of the source. Cost: O(1) time, O(period) memory.
 *
 * <p>As Ehlers and Way wrote it. Averages are seeded as {@code ema}; ta4j seeds with the average of the plain source.
 */
public final class Zlema implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(20);

    public static final IndicatorType TYPE = IndicatorType.named("zlema")
            .title("Zero-Lag Exponential Moving Average")
            .family(Family.TREND)
            .aliases("zlma", "zero_lag_ema", "zero_lag_exponential_moving_average")
            .params(Param.source(), PERIOD)
            .outputs(Output.price("zlema"))
            .warmup(args -> args.get(PERIOD) + lag(args.get(PERIOD)))
            .create(args -> new Zlema(args.get(PERIOD)));

    private final Delay past;
    private final ExponentialAverage average;

    private Zlema(int period) {
        past = new Delay(lag(period));
        average = ExponentialAverage.overPeriod(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        double before = past.add(x);
        out[at] = Double.isNaN(before) ? Double.NaN : average.add(x + (x - before));
    }

    private static int lag(int period) {
        return (period - 1) / 2;
    }
}
