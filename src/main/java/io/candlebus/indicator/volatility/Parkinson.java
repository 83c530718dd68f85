package io.candlebus.indicator.volatility;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.WindowSum;
import io.candlebus.market.Candle;

/**
 * Parkinson's volatility, from highs and lows.
 *
 * <pre>
 *   parkinson = 100 * sqrt(mean(ln(high / low)^2, period) / (4 * ln 2)) * sqrt(periods_per_year)
 * </pre>
 *
 * Warm-up: {@code period} candles. Unit: percent per year. Cost: O(1) amortised time, O(period) memory. Exact for a price that
 * moves without drift and without gaps; it misses what happens between candles. {@code periods_per_year} is the number of
 * candles in a year: 365 days, 8760 hours.
 *
 * <p>As in Parkinson, <i>The Extreme Value Method for Estimating the Variance of the Rate of Return</i>, Journal of Business 53, 1980.
 */
public final class Parkinson implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(20);

    public static final IndicatorType TYPE = IndicatorType.named("parkinson")
            .title("Parkinson Volatility")
            .family(Family.VOLATILITY)
            .aliases("parkinson_volatility")
            .params(PERIOD, Year.PERIODS)
            .outputs(Output.percent("parkinson").between(0, Double.POSITIVE_INFINITY))
            .warmup(args -> args.get(PERIOD))
            .create(Parkinson::new);

    private final WindowSum window;
    private final double divisor;
    private final double factor;

    private Parkinson(Args args) {
        window = new WindowSum(args.get(PERIOD));
        divisor = 4 * Math.log(2) * args.get(PERIOD);
        factor = Year.percent(args);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        double range = Math.log(candle.high() / candle.low());
        out[at] = factor * Math.sqrt(window.add(range * range) / divisor);
    }
}
