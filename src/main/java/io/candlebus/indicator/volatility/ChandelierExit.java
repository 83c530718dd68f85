package io.candlebus.indicator.volatility;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.WindowRange;
import io.candlebus.market.Candle;

/**
 * Chandelier exit: stops that hang from the recent extreme.
 *
 * <pre>
 *   long  = highest high of the last period candles - multiple * atr(period)
 *   short = lowest low of the last period candles + multiple * atr(period)
 * </pre>
 *
 * Warm-up: {@code period + 1} candles. Unit: price. Cost: O(1) amortised time, O(period) memory. As Skender
 * Stock.Indicators.
 */
public final class ChandelierExit implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(22);
    private static final Param.OfDouble MULTIPLE = Param.number("multiple", 3, 0, 100);

    public static final IndicatorType TYPE = IndicatorType.named("chandelier_exit")
            .title("Chandelier Exit")
            .family(Family.VOLATILITY)
            .aliases("chandelier", "chandelier_stop")
            .params(PERIOD, MULTIPLE)
            .outputs(Output.price("long"), Output.price("short"))
            .warmup(args -> args.get(PERIOD) + 1)
            .create(args -> new ChandelierExit(args.get(PERIOD), args.get(MULTIPLE)));

    private final WindowRange extremes;
    private final Atr range;
    private final double multiple;

    private ChandelierExit(int period, double multiple) {
        extremes = new WindowRange(period);
        range = new Atr(period);
        this.multiple = multiple;
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        extremes.add(candle.high(), candle.low());
        double reach = multiple * range.add(candle);
        out[at] = extremes.highest() - reach;
        out[at + 1] = extremes.lowest() + reach;
    }
}
