package io.candlebus.indicator.momentum;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.WindowMean;
import io.candlebus.market.Candle;

/**
 * Bill Williams's awesome oscillator.
 *
 * <pre>
 *   awesome = sma(x, fast) - sma(x, slow)           x: median price (high + low) / 2
 * </pre>
 *
 * Warm-up: {@code max(fast, slow)} candles. Unit: a difference of the source. Cost: O(1) amortised time, O(slow) memory. As
 * Skender Stock.Indicators and ta4j.
 */
public final class Awesome implements Indicator {
    private static final Param.OfInt FAST = Param.count("fast", 5);
    private static final Param.OfInt SLOW = Param.count("slow", 34);

    public static final IndicatorType TYPE = IndicatorType.named("awesome")
            .title("Awesome Oscillator")
            .family(Family.MOMENTUM)
            .aliases("ao", "awesome_oscillator")
            .params(Param.source("hl2"), FAST, SLOW)
            .outputs(Output.change("awesome"))
            .warmup(args -> Math.max(args.get(FAST), args.get(SLOW)))
            .create(args -> new Awesome(args.get(FAST), args.get(SLOW)));

    private final WindowMean fast;
    private final WindowMean slow;

    private Awesome(int fastPeriod, int slowPeriod) {
        fast = new WindowMean(fastPeriod);
        slow = new WindowMean(slowPeriod);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        fast.add(x);
        slow.add(x);
        out[at] = slow.distance(x) - fast.distance(x);
    }
}
