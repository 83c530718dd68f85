package io.candlebus.indicator.volatility;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.ExponentialAverage;
import io.candlebus.market.Candle;

/**
 * Keltner channel.
 *
 * <pre>
 *   middle = ema(x, period)
 *   upper  = middle + multiple * atr(atr_period);   lower = middle - multiple * atr(atr_period)
 * </pre>
 *
 * Warm-up: middle {@code period} candles, the bands until the average true range is known too. Unit: price. Cost: O(1)
 * time and memory per candle. As TradingView's and Skender Stock.Indicators' (middle: exponential, of the close).
 */
public final class Keltner implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(20);
    private static final Param.OfDouble MULTIPLE = Param.number("multiple", 2, 0, 100);
    private static final Param.OfInt ATR_PERIOD = Param.count("atr_period", 10);

    public static final IndicatorType TYPE = IndicatorType.named("keltner")
            .title("Keltner Channel")
            .family(Family.VOLATILITY)
            .aliases("keltner_channel", "keltner_channels", "kc")
            .params(Param.source(), PERIOD, MULTIPLE, ATR_PERIOD)
            .outputs(
                    Output.price("middle").warmup(args -> args.get(PERIOD)),
                    Output.price("upper"),
                    Output.price("lower"))
            .warmup(args -> Math.max(args.get(PERIOD), args.get(ATR_PERIOD) + 1))
            .create(Keltner::new);

    private final ExponentialAverage average;
    private final Atr range;
    private final double multiple;

    private Keltner(Args args) {
        average = ExponentialAverage.overPeriod(args.get(PERIOD));
        range = new Atr(args.get(ATR_PERIOD));
        multiple = args.get(MULTIPLE);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        double middle = average.add(x);
        double reach = multiple * range.add(candle);
        out[at] = middle;
        out[at + 1] = middle + reach;
        out[at + 2] = middle - reach;
    }
}
