package io.candlebus.indicator.volatility;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.Unbroken;
import io.candlebus.indicator.rolling.WindowDeviation;
import io.candlebus.market.Candle;

/**
 * Historical volatility: the standard deviation of logarithmic returns, for a year.
 *
 * <pre>
 *   r  = ln(x[t] / x[t-1])
 *   hv = 100 * sqrt(sum((r - mean(r))^2) / (period - 1)) * sqrt(periods_per_year)       over period returns
 * </pre>
 *
 * Warm-up: {@code period + 1} candles; unknown while the window holds a step from or to a value not above zero. Unit: percent
 * per year. Cost: O(1) amortised time, O(period) memory.
 *
 * <p>The sample deviation, divided by {@code period - 1}, as statistics estimate a variance whose mean is estimated too, and as
 * pandas; TradingView divides by {@code period}. {@code periods_per_year} is the number of candles in a year: 365 days,
 * 8760 hours.
 */
public final class HistoricalVolatility implements Indicator {
    private static final Param.OfInt PERIOD = Param.count("period", 20, 2);

    public static final IndicatorType TYPE = IndicatorType.named("historical_volatility")
            .title("Historical Volatility")
            .family(Family.VOLATILITY)
            .aliases("hv", "hvol", "realized_volatility")
            .params(Param.source(), PERIOD, Year.PERIODS)
            .outputs(Output.percent("hv").between(0, Double.POSITIVE_INFINITY))
            .warmup(args -> args.get(PERIOD) + 1)
            .create(HistoricalVolatility::new);

    private final WindowDeviation window;
    private final Unbroken usable;
    private final double factor;
    private double previous = Double.NaN;

    private HistoricalVolatility(Args args) {
        int period = args.get(PERIOD);
        window = new WindowDeviation(period);
        usable = new Unbroken(period);
        factor = Year.percent(args) * Math.sqrt(period / (period - 1.0));
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        double before = previous;
        previous = x;
        out[at] = Double.isNaN(before) ? Double.NaN : add(before, x);
    }

    private double add(double before, double x) {
        boolean isUsable = before > 0 && x > 0;
        window.add(isUsable ? Math.log(x / before) : 0);
        return usable.add(isUsable) ? factor * window.deviation() : Double.NaN;
    }
}
