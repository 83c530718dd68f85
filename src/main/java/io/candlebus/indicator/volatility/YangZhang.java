package io.candlebus.indicator.volatility;

import io.candlebus.indicator.Args;
import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.indicator.rolling.WindowDeviation;
import io.candlebus.indicator.rolling.WindowSum;
import io.candlebus.market.Candle;

/**
 * Yang and Zhang's volatility, for prices with drift and with gaps between candles.
 *
 * <pre>
 *   gap  = ln(open[t] / close[t-1]);   body = ln(close / open)
 *   k    = 0.34 / (1.34 + (period + 1) / (period - 1))
 *   v    = var(gap) + k * var(body) + (1 - k) * mean(v of rogers_satchell)     over period; var divides by period - 1
 *   yang_zhang = 100 * sqrt(v) * sqrt(periods_per_year)
 * </pre>
 *
 * Warm-up: {@code period + 1} candles. Unit: percent per year. Cost: O(1) amortised time, O(period) memory.
 * {@code periods_per_year} is the number of candles in a year: 365 days, 8760 hours.
 *
 * <p>As in Yang and Zhang, <i>Drift-Independent Volatility Estimation Based on High, Low, Open, and Close Prices</i>, Journal of
 * Business 73, 2000.
 */
public final class YangZhang implements Indicator {
    private static final Param.OfInt PERIOD = Param.count("period", 20, 2);

    public static final IndicatorType TYPE = IndicatorType.named("yang_zhang")
            .title("Yang-Zhang Volatility")
            .family(Family.VOLATILITY)
            .aliases("yang_zhang_volatility")
            .params(PERIOD, Year.PERIODS)
            .outputs(Output.percent("yang_zhang").between(0, Double.POSITIVE_INFINITY))
            .warmup(args -> args.get(PERIOD) + 1)
            .create(YangZhang::new);

    private final int period;
    private final double bodyShare;
    private final double factor;
    private final WindowDeviation gaps;
    private final WindowDeviation bodies;
    private final WindowSum insides;
    private double previousClose = Double.NaN;

    private YangZhang(Args args) {
        period = args.get(PERIOD);
        bodyShare = 0.34 / (1.34 + (period + 1.0) / (period - 1.0));
        factor = Year.percent(args);
        gaps = new WindowDeviation(period);
        bodies = new WindowDeviation(period);
        insides = new WindowSum(period);
    }

    @Override
    public void update(Candle candle, double x, double[] out, int at) {
        double before = previousClose;
        previousClose = candle.close();
        out[at] = Double.isNaN(before) ? Double.NaN : add(candle, before);
    }

    private double add(Candle candle, double before) {
        gaps.add(Math.log(candle.open() / before));
        bodies.add(Math.log(candle.close() / candle.open()));
        double inside = insides.add(RogersSatchell.variance(candle)) / period;
        double sample = period / (period - 1.0);
        double variance = sample * (gaps.variance() + bodyShare * bodies.variance()) + (1 - bodyShare) * inside;
        return factor * Math.sqrt(variance);
    }
}
