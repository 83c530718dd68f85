package io.candlebus.indicator.volatility;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.WindowRange;
import io.candlebus.market.Candle;

/**
 * Donchian channel.
 *
 * <pre>
 *   upper  = highest high of the last period candles
 *   lower  = lowest low of the last period candles
 *   middle = (upper + lower) / 2
 * </pre>
 *
 * Warm-up: {@code period} candles. Unit: price. Cost: O(1) amortised time, O(period) memory.
 *
 * <p>The present candle is in, as in TradingView and TA-Lib's MAX and MIN: a breakout is a close above the upper band of
 * the candle before. Skender Stock.Indicators leaves the present candle out.
 */
public final class Donchian implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(20);

    public static final IndicatorType TYPE = IndicatorType.named("donchian")
            .title("Donchian Channel")
            .family(Family.VOLATILITY)
            .aliases("donchian_channel", "donchian_channels", "dc")
            .params(PERIOD)
            .outputs(Output.price("middle"), Output.price("upper"), Output.price("lower"))
            .warmup(args -> args.get(PERIOD))
            .create(args -> new Donchian(args.get(PERIOD)));

    private final WindowRange range;

    private Donchian(int period) {
        range = new WindowRange(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        range.add(candle.high(), candle.low());
        out[at] = range.middle();
        out[at + 1] = range.highest();
        out[at + 2] = range.lowest();
    }
}
