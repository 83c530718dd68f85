package io.candlebus.backtest.sweep;

import io.candlebus.backtest.Results;

/**
 * How daily returns are spread.
 *
 * @param days how many there are
 * @param sharpe mean over standard deviation (ddof 1), of a day; NaN when undefined
 * @param skewness 0 when symmetric; NaN when undefined
 * @param kurtosis 3 when normal; NaN when undefined
 */
public record Moments(int days, double sharpe, double skewness, double kurtosis) {
    static Moments of(Results results) {
        double[] returns =
                results.candles() == 0 ? new double[0] : results.days().returns(results.cash());
        int n = returns.length;
        double mean = 0;
        for (double r : returns) {
            mean += r / n;
        }
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (double r : returns) {
            double d = r - mean;
            second += d * d / n;
            third += d * d * d / n;
            fourth += d * d * d * d / n;
        }
        if (n < 2 || !(second > 0)) {
            return new Moments(n, Double.NaN, Double.NaN, Double.NaN);
        }
        double deviation = Math.sqrt(second * n / (n - 1));
        return new Moments(n, mean / deviation, third / Math.pow(second, 1.5), fourth / (second * second));
    }
}
