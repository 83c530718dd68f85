package io.candlebus.indicator.trend;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.WindowRange;
import io.candlebus.market.Candle;

/**
 * Halfway between the highest and the lowest of the last values.
 *
 * <pre>
 *   midpoint = (max(x[t-period+1 .. t]) + min(x[t-period+1 .. t])) / 2
 * </pre>
 *
 * Warm-up: {@code period} candles. Unit: that of the source. Cost: O(1) amortised time, O(period) memory. As TA-Lib's
 * MIDPOINT. See {@code midprice} for that of highs and lows.
 */
public final class MidPoint implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(14);

    public static final IndicatorType TYPE = IndicatorType.named("midpoint")
            .title("Midpoint")
            .family(Family.TREND)
            .params(Param.source(), PERIOD)
            .outputs(Output.price("midpoint"))
            .warmup(args -> args.get(PERIOD))
            .create(args -> new MidPoint(args.get(PERIOD)));

    private final WindowRange window;

    private MidPoint(int period) {
        window = new WindowRange(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        window.add(x, x);
        out[at] = window.middle();
    }
}
