package io.candlebus.indicator.volume;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.Unit;
import io.candlebus.indicator.rolling.WindowMean;
import io.candlebus.market.Candle;

/**
 * Arms's ease of movement: how far the price went for what was traded.
 *
 * <pre>
 *   ease = divisor * ((high[t] + low[t]) / 2 - (high[t-1] + low[t-1]) / 2) * (high[t] - low[t]) / volume[t]
 *   eom  = sma(ease, period)
 * </pre>
 *
 * Warm-up: {@code period + 1} candles. Unit: price squared over volume, times {@code divisor}. Cost: O(1) amortised time,
 * O(period) memory.
 *
 * <p>As TradingView's; the divisor, so called there, only makes the numbers handy. A candle without volume, whose ease has no
 * value, counts as 0.
 */
public final class EaseOfMovement implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(14);
    private static final Param.OfDouble DIVISOR = Param.number("divisor", 10_000, 1, 1e12);

    public static final IndicatorType TYPE = IndicatorType.named("ease_of_movement")
            .title("Ease of Movement")
            .family(Family.VOLUME)
            .aliases("eom", "emv")
            .params(PERIOD, DIVISOR)
            .outputs(Output.in(Unit.PRICE_SQUARED_PER_VOLUME, "eom"))
            .warmup(args -> args.get(PERIOD) + 1)
            .create(args -> new EaseOfMovement(args.get(PERIOD), args.get(DIVISOR)));

    private final double divisor;
    private final WindowMean window;
    private double previous = Double.NaN;

    private EaseOfMovement(int period, double divisor) {
        this.divisor = divisor;
        window = new WindowMean(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        double middle = (candle.high() + candle.low()) / 2;
        double way = (middle - previous) * (candle.high() - candle.low());
        previous = middle;
        if (Double.isNaN(way)) {
            out[at] = Double.NaN;
        } else {
            out[at] = window.add(candle.volume() == 0 ? 0 : divisor * way / candle.volume());
        }
    }
}
