package io.candlebus.indicator.momentum;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.Unit;
import io.candlebus.indicator.rolling.WindowRange;
import io.candlebus.market.Candle;

/**
 * Ehlers's Fisher transform of the price's place in its range, which makes turning points sharp.
 *
 * <pre>
 *   place  = (x - lowest) / (highest - lowest) - 0.5           over period; 0 where there is no range
 *   v[t]   = 0.66 * place + 0.67 * v[t-1]                      0.999 if above 0.99, -0.999 if below -0.99
 *   fisher[t] = 0.5 * ln((1 + v) / (1 - v)) + 0.5 * fisher[t-1]
 *   signal = fisher[t-1]                                       x: (high + low) / 2
 * </pre>
 *
 * Warm-up: fisher {@code period} candles, signal one more. Unit: ratio. Cost: O(1) amortised time, O(period) memory.
 *
 * <p>As TradingView's: v and fisher start from 0 with the first whole window. Skender Stock.Indicators begins with the first
 * candle and shorter windows; the difference is gone after about 60 candles.
 */
public final class Fisher implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(9);

    public static final IndicatorType TYPE = IndicatorType.named("fisher")
            .title("Fisher Transform")
            .family(Family.MOMENTUM)
            .aliases("fisher_transform")
            .params(Param.source("hl2"), PERIOD)
            .outputs(Output.in(Unit.RATIO, "fisher").warmup(args -> args.get(PERIOD)), Output.in(Unit.RATIO, "signal"))
            .warmup(args -> args.get(PERIOD) + 1)
            .create(args -> new Fisher(args.get(PERIOD)));

    private final WindowRange range;
    private double value;
    private double fisher = Double.NaN;

    private Fisher(int period) {
        range = new WindowRange(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        range.add(x, x);
        double before = fisher;
        double width = range.highest() - range.lowest();
        if (!Double.isNaN(width)) {
            double place = width == 0 ? 0 : (x - range.lowest()) / width - 0.5;
            value = bounded(0.66 * place + 0.67 * value);
            fisher = 0.5 * Math.log((1 + value) / (1 - value)) + (Double.isNaN(before) ? 0 : 0.5 * before);
        }
        out[at] = fisher;
        out[at + 1] = before;
    }

    private static double bounded(double v) {
        return v > 0.99 ? 0.999 : v < -0.99 ? -0.999 : v;
    }
}
