package io.candlebus.indicator.momentum;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.ExponentialAverage;
import io.candlebus.market.Candle;

/**
 * Elder's ray: how far buyers lift the high, and sellers press the low, away from the average.
 *
 * <pre>
 *   bull = high - ema(x, period)
 *   bear = low - ema(x, period)
 * </pre>
 *
 * Warm-up: {@code period} candles. Unit: a difference of prices. Cost: O(1) time and memory per candle. As Skender
 * Stock.Indicators'.
 */
public final class ElderRay implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(13);

    public static final IndicatorType TYPE = IndicatorType.named("elder_ray")
            .title("Elder Ray")
            .family(Family.MOMENTUM)
            .aliases("elder_ray_index", "eri", "bull_bear_power")
            .params(Param.source(), PERIOD)
            .outputs(Output.change("bull"), Output.change("bear"))
            .warmup(args -> args.get(PERIOD))
            .create(args -> new ElderRay(args.get(PERIOD)));

    private final ExponentialAverage average;

    private ElderRay(int period) {
        average = ExponentialAverage.overPeriod(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        average.add(x);
        out[at] = average.distance(candle.high());
        out[at + 1] = average.distance(candle.low());
    }
}
