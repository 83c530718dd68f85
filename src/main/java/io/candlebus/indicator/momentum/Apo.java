package io.candlebus.indicator.momentum;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.trend.Average;
import io.candlebus.market.Candle;

/**
 * Absolute price oscillator: a quick average less a slow one.
 *
 * <pre>
 *   apo = average(x, fast) - average(x, slow)
 * </pre>
 *
 * Warm-up: until both averages are known, {@code max(fast, slow)} candles with the default. Unit: a difference of the source.
 * Cost: that of the averages, O(1) amortised.
 *
 * <p>As TA-Lib's APO, whose default is simple averages; exponential ones are the field's. Each average is seeded with its own
 * first values, unlike in {@code macd}. See {@code ppo} for it in percent.
 */
public final class Apo implements Indicator {
    private static final Param.OfInt FAST = Param.count("fast", 12, 2);
    private static final Param.OfInt SLOW = Param.count("slow", 26, 2);
    private static final Param.OfWord AVERAGE = Average.param("average", "ema");

    public static final IndicatorType TYPE = IndicatorType.named("apo")
            .title("Absolute Price Oscillator")
            .family(Family.MOMENTUM)
            .aliases("absolute_price_oscillator", "price_oscillator")
            .params(Param.source(), FAST, SLOW, AVERAGE)
            .outputs(Output.change("apo"))
            .warmup(args -> Math.max(
                    Average.warmup(args.get(AVERAGE), args.get(FAST)),
                    Average.warmup(args.get(AVERAGE), args.get(SLOW))))
            .create(Apo::new);

    private final Average fast;
    private final Average slow;

    private Apo(Args args) {
        fast = Average.of(args.get(AVERAGE), args.get(FAST));
        slow = Average.of(args.get(AVERAGE), args.get(SLOW));
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        fast.add(candle, x);
        slow.add(candle, x);
        out[at] = slow.below(x) - fast.below(x);
    }
}
