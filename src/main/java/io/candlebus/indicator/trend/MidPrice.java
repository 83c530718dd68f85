package io.candlebus.indicator.trend;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.WindowRange;
import io.candlebus.market.Candle;

/**
 * Halfway between the highest high and the lowest low.
 *
 * <pre>
 *   midprice = (highest high + lowest low of the last period candles) / 2
 * </pre>
 *
 * Warm-up: {@code period} candles. Unit: price. Cost: O(1) amortised time, O(period) memory. As TA-Lib's MIDPRICE; it is the
 * middle of {@code donchian}, and each of the lines that {@code ichimoku} is made of.
 */
public final class MidPrice implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(14);

    public static final IndicatorType TYPE = IndicatorType.named("midprice")
            .title("Midprice")
            .family(Family.TREND)
            .params(PERIOD)
            .outputs(Output.price("midprice"))
            .warmup(args -> args.get(PERIOD))
            .create(args -> new MidPrice(args.get(PERIOD)));

    private final WindowRange window;

    private MidPrice(int period) {
        window = new WindowRange(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        window.add(candle.high(), candle.low());
        out[at] = window.middle();
    }
}
