package io.candlebus.indicator.trend;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.WindowMean;
import io.candlebus.market.Candle;

/**
 * Moving average envelopes: an average, and lines at a fixed share of it above and below.
 *
 * <pre>
 *   middle = sma(x, period)
 *   upper  = middle * (1 + percent / 100);   lower = middle * (1 - percent / 100)
 * </pre>
 *
 * Warm-up: {@code period} candles. Unit: that of the source. Cost: O(1) amortised time, O(period) memory. As Skender
 * Stock.Indicators'.
 */
public final class Envelopes implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(20);
    private static final Param.OfDouble PERCENT = Param.number("percent", 2.5, 0, 100);

    public static final IndicatorType TYPE = IndicatorType.named("envelopes")
            .title("Moving Average Envelopes")
            .family(Family.TREND)
            .aliases("envelope", "ma_envelopes", "ma_envelope", "moving_average_envelopes", "env")
            .params(Param.source(), PERIOD, PERCENT)
            .outputs(Output.price("middle"), Output.price("upper"), Output.price("lower"))
            .warmup(args -> args.get(PERIOD))
            .create(args -> new Envelopes(args.get(PERIOD), args.get(PERCENT)));

    private final WindowMean window;
    private final double share;

    private Envelopes(int period, double percent) {
        window = new WindowMean(period);
        share = percent / 100;
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        double middle = window.add(x);
        out[at] = middle;
        out[at + 1] = middle + share * middle;
        out[at + 2] = middle - share * middle;
    }
}
