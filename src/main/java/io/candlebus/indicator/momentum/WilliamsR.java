package io.candlebus.indicator.momentum;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.WindowRange;
import io.candlebus.market.Candle;

/**
 * Williams %R: how far the close is below the highest high, as a share of the range.
 *
 * <pre>
 *   williams_r = -100 * (highest high - close) / (highest high - lowest low)      of the last period candles
 * </pre>
 *
 * Warm-up: {@code period} candles. Unit: percent, −100 to 0. Cost: O(1) amortised time, O(period) memory. As TA-Lib's WILLR; a
 * window without any range gives 0, as there.
 */
public final class WilliamsR implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(14);

    public static final IndicatorType TYPE = IndicatorType.named("williams_r")
            .title("Williams %R")
            .family(Family.MOMENTUM)
            .aliases("willr", "williams", "williams_percent_r", "williams_%r", "wpr")
            .params(PERIOD)
            .outputs(Output.percent("williams_r").between(-100, 0))
            .warmup(args -> args.get(PERIOD))
            .create(args -> new WilliamsR(args.get(PERIOD)));

    private final WindowRange range;

    private WilliamsR(int period) {
        range = new WindowRange(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        range.add(candle.high(), candle.low());
        double highest = range.highest();
        double width = highest - range.lowest();
        out[at] = width == 0 ? 0 : -100 * ((highest - candle.close()) / width);
    }
}
