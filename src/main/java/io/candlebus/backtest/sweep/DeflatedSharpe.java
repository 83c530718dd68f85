package io.candlebus.backtest.sweep;

import io.candlebus.backtest.metric.Measured;
import java.util.List;

/**
 * How sure it is that the best of many trials has a Sharpe ratio above 0, and was not just the luckiest.
 * <pre>
 *   sr0 = sqrt(variance of the trials' sharpe) * ((1 - g) * q(1 - 1/N) + g * q(1 - 1/(N e)))
 *   dsr = cdf((sr - sr0) * sqrt(T - 1) / sqrt(1 - skewness * sr + (kurtosis - 1) / 4 * sr^2))
 * </pre>
 * N trials, T days, q the quantile of the normal distribution, g = 0.5772… (Euler and Mascheroni). Bailey and López de Prado,
 * The Deflated Sharpe Ratio, 2014. Trials are taken to be independent, which neighbours on a grid are not: with that the
 * figure is on the safe side.
 */
public final class DeflatedSharpe {
    private static final double EULER_MASCHERONI = 0.577_215_664_901_532_9;

    private DeflatedSharpe() {}

    /**
     * A probability, 0 to 1.
     *
     * @param best of the trials
     * @param trials all of them
     */
    public static Measured of(Moments best, List<Moments> trials) {
        double[] ratios = trials.stream()
                .mapToDouble(Moments::sharpe)
                .filter(Double::isFinite)
                .toArray();
        if (ratios.length < 2 || !Double.isFinite(best.sharpe())) {
            return new Measured(Double.NaN, ratios.length, "it needs two trials with a Sharpe ratio");
        }
        double luck = Math.sqrt(variance(ratios)) * expectedBest(ratios.length);
        double sr = best.sharpe();
        double spread = 1 - best.skewness() * sr + (best.kurtosis() - 1) / 4 * sr * sr;
        double probability = Normal.below((sr - luck) * Math.sqrt(best.days() - 1) / Math.sqrt(spread));
        return new Measured(probability, ratios.length, null);
    }

    /** Of so many draws from a normal distribution with variance 1. */
    static double expectedBest(int trials) {
        return (1 - EULER_MASCHERONI) * Normal.quantile(1 - 1.0 / trials)
                + EULER_MASCHERONI * Normal.quantile(1 - 1 / (trials * Math.E));
    }

    private static double variance(double[] x) {
        double mean = 0;
        for (double v : x) {
            mean += v / x.length;
        }
        double squares = 0;
        for (double v : x) {
            squares += (v - mean) * (v - mean);
        }
        return squares / (x.length - 1);
    }
}
