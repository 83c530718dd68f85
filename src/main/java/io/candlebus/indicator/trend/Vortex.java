package io.candlebus.indicator.trend;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.Unit;
import io.candlebus.indicator.rolling.WindowSum;
import io.candlebus.indicator.volatility.TrueRange;
import io.candlebus.market.Candle;

/**
 * Vortex indicator: upward and downward movement between neighbouring candles, as shares of the true range.
 *
 * <pre>
 *   plus  = sum(|high[t] - low[t-1]|) / sum(true range)         over period candles
 *   minus = sum(|low[t] - high[t-1]|) / sum(true range)
 * </pre>
 *
 * Warm-up: {@code period + 1} candles; unknown where nothing moved in the window. Unit: ratio. Cost: O(1) amortised time,
 * O(period) memory. As TradingView's and Skender Stock.Indicators'.
 */
public final class Vortex implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(14);

    public static final IndicatorType TYPE = IndicatorType.named("vortex")
            .title("Vortex Indicator")
            .family(Family.TREND)
            .aliases("vi", "vortex_indicator")
            .params(PERIOD)
            .outputs(
                    Output.in(Unit.RATIO, "plus").atLeast(0),
                    Output.in(Unit.RATIO, "minus").atLeast(0))
            .warmup(args -> args.get(PERIOD) + 1)
            .create(args -> new Vortex(args.get(PERIOD)));

    private final TrueRange range = new TrueRange();
    private final WindowSum ranges;
    private final WindowSum ups;
    private final WindowSum downs;
    private double previousHigh = Double.NaN;
    private double previousLow = Double.NaN;

    private Vortex(int period) {
        ranges = new WindowSum(period);
        ups = new WindowSum(period);
        downs = new WindowSum(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        double trueRange = range.add(candle);
        double up = Math.abs(candle.high() - previousLow);
        double down = Math.abs(candle.low() - previousHigh);
        previousHigh = candle.high();
        previousLow = candle.low();
        double sum = Double.isNaN(trueRange) ? Double.NaN : ranges.add(trueRange);
        out[at] = Double.isNaN(trueRange) ? Double.NaN : share(ups.add(up), sum);
        out[at + 1] = Double.isNaN(trueRange) ? Double.NaN : share(downs.add(down), sum);
    }

    private static double share(double part, double sum) {
        return sum == 0 ? Double.NaN : part / sum;
    }
}
