package io.candlebus.indicator.volatility;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.Unit;
import io.candlebus.indicator.rolling.ExponentialAverage;
import io.candlebus.indicator.rolling.WindowSum;
import io.candlebus.market.Candle;

/**
 * Dorsey's mass index: whether ranges widen, whatever the direction.
 *
 * <pre>
 *   ratio      = ema(high - low, ema_period) / ema(ema(high - low, ema_period), ema_period)        0 / 0 is 1
 *   mass_index = sum(ratio, period)
 * </pre>
 *
 * Warm-up: {@code 2 * ema_period + period - 2} candles. Unit: ratio, around {@code period}. Cost: O(1) amortised time,
 * O(period) memory. As TradingView's and ta4j's; averages are seeded as {@code ema}.
 */
public final class MassIndex implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(25);
    private static final Param.OfInt EMA_PERIOD = Param.count("ema_period", 9);

    public static final IndicatorType TYPE = IndicatorType.named("mass_index")
            .title("Mass Index")
            .family(Family.VOLATILITY)
            .aliases("mass", "massi")
            .params(PERIOD, EMA_PERIOD)
            .outputs(Output.in(Unit.RATIO, "mass_index"))
            .warmup(args -> 2 * args.get(EMA_PERIOD) + args.get(PERIOD) - 2)
            .create(args -> new MassIndex(args.get(PERIOD), args.get(EMA_PERIOD)));

    private final ExponentialAverage once;
    private final ExponentialAverage twice;
    private final WindowSum window;

    private MassIndex(int period, int emaPeriod) {
        once = ExponentialAverage.overPeriod(emaPeriod);
        twice = ExponentialAverage.overPeriod(emaPeriod);
        window = new WindowSum(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        double width = once.add(candle.high() - candle.low());
        double usual = Double.isNaN(width) ? Double.NaN : twice.add(width);
        out[at] = Double.isNaN(usual) ? Double.NaN : window.add(usual == 0 ? 1 : width / usual);
    }
}
