package io.candlebus.indicator.volatility;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.Unit;
import io.candlebus.indicator.rolling.WindowDeviation;
import io.candlebus.market.Candle;

/**
 * Bollinger bands.
 *
 * <pre>
 *   s         = population standard deviation of x[t-period+1 .. t]
 *   middle    = sma(x, period)
 *   upper     = middle + deviations * s;   lower = middle - deviations * s
 *   percent_b = (x - lower) / (upper - lower)        0 at the lower band, 1 at the upper; unknown when they meet
 *   bandwidth = (upper - lower) / middle
 * </pre>
 *
 * Warm-up: {@code period} candles. Unit: that of the source; percent_b and bandwidth are plain numbers. Cost: O(1) amortised
 * time, O(period) memory.
 *
 * <p>Bands as TA-Lib's BBANDS with a simple average. A window of equal values has bands of width exactly 0.
 */
public final class Bollinger implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(20);
    private static final Param.OfDouble DEVIATIONS = Param.number("deviations", 2, 0, 100);

    public static final IndicatorType TYPE = IndicatorType.named("bollinger")
            .title("Bollinger Bands")
            .family(Family.VOLATILITY)
            .aliases("bb", "bbands", "bollinger_bands", "bollinger_band")
            .params(Param.source(), PERIOD, DEVIATIONS)
            .outputs(
                    Output.price("middle"),
                    Output.price("upper"),
                    Output.price("lower"),
                    Output.in(Unit.RATIO, "percent_b"),
                    Output.in(Unit.RATIO, "bandwidth"))
            .warmup(args -> args.get(PERIOD))
            .create(args -> new Bollinger(args.get(PERIOD), args.get(DEVIATIONS)));

    private final WindowDeviation window;
    private final double deviations;

    private Bollinger(int period, double deviations) {
        window = new WindowDeviation(period);
        this.deviations = deviations;
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        window.add(x);
        double middle = window.mean();
        double reach = deviations * window.deviation();
        double width = 2 * reach;
        out[at] = middle;
        out[at + 1] = middle + reach;
        out[at + 2] = middle - reach;
        out[at + 3] = width == 0 ? Double.NaN : (window.distance(x) + reach) / width;
        out[at + 4] = middle == 0 ? Double.NaN : width / middle;
    }
}
