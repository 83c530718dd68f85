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
 * Garman and Klass's volatility, from open, high, low and close.
 *
 * <pre>
 *   v            = ln(high / low)^2 / 2 - (2 * ln 2 - 1) * ln(close / open)^2
 *   garman_klass = 100 * sqrt(mean(v, period)) * sqrt(periods_per_year)
 * </pre>
 *
 * Warm-up: {@code period} candles. Unit: percent per year. Cost: O(1) amortised time, O(period) memory. Needs fewer candles
 * than Parkinson's for the same certainty; like it, it knows no drift and no gaps. {@code periods_per_year} is the number of
 * candles in a year: 365 days, 8760 hours.
 *
 * <p>As in Garman and Klass, <i>On the Estimation of Security Price Volatilities from Historical Data</i>, Journal of Business
 * 53, 1980: the estimator that they call practical.
 */
public final class GarmanKlass implements Indicator {
    private static final double BODY = 2 * Math.log(2) - 1;
    private static final Param.OfInt PERIOD = Param.period(20);

    public static final IndicatorType TYPE = IndicatorType.named("garman_klass")
            .title("Garman-Klass Volatility")
            .family(Family.VOLATILITY)
            .aliases("garman_klass_volatility")
            .params(PERIOD, Year.PERIODS)
            .outputs(Output.percent("garman_klass").between(0, Double.POSITIVE_INFINITY))
            .warmup(args -> args.get(PERIOD))
            .create(GarmanKlass::new);

    private final int period;
    private final WindowSum window;
    private final double factor;

    private GarmanKlass(Args args) {
        period = args.get(PERIOD);
        window = new WindowSum(period);
        factor = Year.percent(args);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        double range = Math.log(candle.high() / candle.low());
        double body = Math.log(candle.close() / candle.open());
        // Never below zero, for a body is at most as long as the range.
        double variance = range * range / 2 - BODY * (body * body);
        out[at] = factor * Math.sqrt(window.add(variance) / period);
    }
}
