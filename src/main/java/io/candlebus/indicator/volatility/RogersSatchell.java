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
 * Rogers and Satchell's volatility, which a steady drift does not enlarge.
 *
 * <pre>
 *   v               = ln(high / close) * ln(high / open) + ln(low / close) * ln(low / open)
 *   rogers_satchell = 100 * sqrt(mean(v, period)) * sqrt(periods_per_year)
 * </pre>
 *
 * Warm-up: {@code period} candles. Unit: percent per year. Cost: O(1) amortised time, O(period) memory. It misses what happens
 * between candles. {@code periods_per_year} is the number of candles in a year: 365 days, 8760 hours.
 *
 * <p>As in Rogers and Satchell, <i>Estimating Variance from High, Low and Closing Prices</i>, Annals of Applied Probability 1,
 * 1991.
 */
public final class RogersSatchell implements Indicator {
    private static final Param.OfInt PERIOD = Param.period(20);

    public static final IndicatorType TYPE = IndicatorType.named("rogers_satchell")
            .title("Rogers-Satchell Volatility")
            .family(Family.VOLATILITY)
            .aliases("rogers_satchell_volatility")
            .params(PERIOD, Year.PERIODS)
            .outputs(Output.percent("rogers_satchell").between(0, Double.POSITIVE_INFINITY))
            .warmup(args -> args.get(PERIOD))
            .create(RogersSatchell::new);

    private final int period;
    private final WindowSum window;
    private final double factor;

    private RogersSatchell(Args args) {
        period = args.get(PERIOD);
        window = new WindowSum(period);
        factor = Year.percent(args);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        out[at] = factor * Math.sqrt(window.add(variance(candle)) / period);
    }

    /** Of one candle; never below zero, for each product has two factors of one sign. */
    static double variance(Candle candle) {
        double above = Math.log(candle.high() / candle.close()) * Math.log(candle.high() / candle.open());
        double below = Math.log(candle.low() / candle.close()) * Math.log(candle.low() / candle.open());
        return above + below;
    }
}
