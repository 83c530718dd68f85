package io.candlebus.indicator.volatility;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.WindowRange;
import io.candlebus.market.Candle;

/**
 * Price channel: the range of the candles before the present one.
 *
 * <pre>
 *   upper  = highest high of the period candles before this one;   lower = lowest low of them
 *   middle = (upper + lower) / 2
 * </pre>
 *
 * Warm-up: {@code period + 1} candles. Unit: price. Cost: O(1) amortised time, O(period) memory.
 *
 * <p>The Donchian channel of one candle ago, so that a close above the upper line is a breakout. Skender Stock.Indicators
 * calls this the Donchian channel.
 */
public final class PriceChannel implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(20);

    public static final IndicatorType TYPE = IndicatorType.named("price_channel")
            .title("Price Channel")
            .family(Family.VOLATILITY)
            .aliases("price_channels")
            .params(PERIOD)
            .outputs(Output.price("middle"), Output.price("upper"), Output.price("lower"))
            .warmup(args -> args.get(PERIOD) + 1)
            .create(args -> new PriceChannel(args.get(PERIOD)));

    private final WindowRange range;

    private PriceChannel(int period) {
        range = new WindowRange(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = range.middle();
        out[at + 1] = range.highest();
        out[at + 2] = range.lowest();
        range.add(candle.high(), candle.low());
    }
}
