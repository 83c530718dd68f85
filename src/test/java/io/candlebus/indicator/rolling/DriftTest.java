package io.candlebus.indicator.rolling;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Windows stay exact however long they run, and forget what has left them. {@code mvn -Psoak test} runs them for 10,000,000
 * updates.
 */
@Tag("soak")
class DriftTest {
    private static final long SEED = 31;
    private static final int UPDATES = Integer.getInteger("candlebus.candles", 1_000_000);

    /** Of each value alike; a third, so that its sums round. */
    private static final double WEIGHT = 1.0 / 3;

    @ParameterizedTest(name = "period {0} near {1}")
    @CsvSource({"2, 1e5", "20, 1e5", "200, 1e5", "5000, 1e5", "2, 1e-5", "20, 1e-5", "200, 1e-5", "5000, 1e-5"})
    void staysExactAfterAnyNumberOfUpdates(int period, double level) {
        Random random = new Random(SEED);
        Windows windows = new Windows(period);
        double[] last = new double[period];
        for (int i = 0; i < UPDATES; i++) {
            double x = level * (1 + 3e-6 * random.nextGaussian());
            windows.add(x);
            last[i % period] = x;
        }
        double[] inOrder = new double[period];
        for (int i = 0; i < period; i++) {
            inOrder[i] = last[(UPDATES + i) % period];
        }
        windows.check(inOrder, "seed " + SEED);
    }

    @Test
    void aSpikeThatHasLeftLeavesNoTrace() {
        int period = 50;
        for (int place = 0; place < period; place++) {
            Random random = new Random(SEED + place);
            Windows windows = new Windows(period);
            double[] last = new double[period];
            for (int i = 0; i < 3 * period + place; i++) {
                windows.add(1e5 + random.nextGaussian());
            }
            windows.add(1e12);
            for (int i = 0; i < period; i++) {
                last[i] = 1e5 + random.nextGaussian();
                windows.add(last[i]);
            }
            windows.check(last, "spike at place " + place + " of the block, seed " + (SEED + place));
        }
    }

    @Test
    void equalValuesHaveExactlyTheirValueAsMeanAndNoVariance() {
        int period = 7;
        Random random = new Random(SEED);
        for (int round = 0; round < 200; round++) {
            Windows windows = new Windows(period);
            for (int i = random.nextInt(30); i > 0; i--) {
                windows.add(1e5 * random.nextDouble());
            }
            double x = random.nextDouble();
            for (int i = 0; i < period; i++) {
                windows.add(x);
            }
            assertEquals(x, windows.mean.mean());
            assertEquals(x, windows.deviation.mean());
            assertEquals(x, windows.trend.weightedMean());
            assertEquals(0, windows.deviation.variance());
            assertEquals(0, windows.trend.slope());
            assertEquals(x, windows.trend.at(0));
            assertEquals(x, windows.trend.at(period));
            assertEquals(0, windows.pairs.slope());
            assertEquals(0, windows.pairs.correlation());
            assertEquals(0, windows.mean.meanDeviation());
            assertEquals(x, windows.weighted.mean());
            assertEquals(0, windows.weighted.variance());
            assertEquals(0, windows.moments.second());
            assertEquals(0, windows.moments.third());
            assertEquals(0, windows.moments.fourth());
            assertEquals(x, windows.sorted.quantile(0.3));
        }
    }

    /** Every kind of window, fed alike. */
    private static final class Windows {
        final WindowMean mean;
        final WindowDeviation deviation;
        final WindowTrend trend;
        final WindowSum sum;
        final WindowCovariance pairs;
        final WindowWeightedMean weighted;
        final WindowMoments moments;
        final SortedWindow sorted;
        double total;

        Windows(int period) {
            mean = new WindowMean(period);
            deviation = new WindowDeviation(period);
            trend = new WindowTrend(period);
            sum = new WindowSum(period);
            pairs = new WindowCovariance(period);
            weighted = new WindowWeightedMean(period);
            moments = new WindowMoments(period);
            sorted = new SortedWindow(period);
        }

        void add(double x) {
            mean.add(x);
            deviation.add(x);
            trend.add(x);
            total = sum.add(x);
            pairs.add(x, partner(x));
            weighted.add(x, WEIGHT);
            moments.add(x);
            sorted.add(x);
        }

        /** Some value that goes with x, and varies about as much. */
        private static double partner(double x) {
            return 7 - 2 * x + 0.3 * x * Math.sin(1e6 * x);
        }

        void check(double[] w, String where) {
            int n = w.length;
            BigDecimal exactSum = BigDecimal.ZERO;
            BigDecimal squares = BigDecimal.ZERO;
            BigDecimal weighted = BigDecimal.ZERO;
            BigDecimal partners = BigDecimal.ZERO;
            BigDecimal products = BigDecimal.ZERO;
            for (int i = 0; i < n; i++) {
                BigDecimal x = new BigDecimal(w[i]);
                exactSum = exactSum.add(x);
                squares = squares.add(x.multiply(x));
                weighted = weighted.add(x.multiply(BigDecimal.valueOf(i + 1)));
                BigDecimal y = new BigDecimal(partner(w[i]));
                partners = partners.add(y);
                products = products.add(x.multiply(y));
            }
            BigDecimal count = BigDecimal.valueOf(n);
            BigDecimal variance = squares.multiply(count)
                    .subtract(exactSum.multiply(exactSum))
                    .divide(count.multiply(count), MathContext.DECIMAL128);
            BigDecimal covariance = products.multiply(count)
                    .subtract(exactSum.multiply(partners))
                    .divide(count.multiply(count), MathContext.DECIMAL128);
            BigDecimal rise = weighted.subtract(exactSum.multiply(BigDecimal.valueOf((n + 1) / 2.0)));
            close(exactSum.doubleValue(), total, "sum " + where);
            close(covariance.doubleValue() / variance.doubleValue(), pairs.slope(), "slope of pairs " + where);
            close(exactSum.doubleValue() / n, mean.mean(), "mean " + where);
            close(variance.doubleValue(), deviation.variance(), "variance " + where);
            close(weighted.doubleValue() / (n * (n + 1.0) / 2), trend.weightedMean(), "weighted mean " + where);
            double slope = rise.doubleValue() / (n * (n * (double) n - 1) / 12);
            close(slope, trend.slope(), "slope " + where);
            close(exactSum.doubleValue() / n + slope * (n - 1) / 2, trend.at(n - 1), "end of the line " + where);
            close(exactSum.doubleValue() / n, this.weighted.mean(), "weighted mean " + where);
            close(variance.doubleValue(), this.weighted.variance(), "weighted variance " + where);
            moments(w, exactSum.divide(count, MathContext.DECIMAL128), where);
            double[] bySize = w.clone();
            Arrays.sort(bySize);
            assertEquals(bySize[n - 1], sorted.quantile(1), "highest " + where);
            assertEquals(bySize[n / 2], sorted.quantile(n / 2 / (n - 1.0)), "middle " + where);
            assertEquals(n / 2, sorted.below(bySize[n / 2]), "place of the middle " + where);
        }

        /** The third is near zero in a fair sample: it is measured against what it is made of. */
        private void moments(double[] w, BigDecimal mean, String where) {
            double[] sums = new double[3];
            for (double x : w) {
                double distance = new BigDecimal(x).subtract(mean).doubleValue();
                for (int p = 0; p < 3; p++) {
                    sums[p] += Math.pow(distance, p + 2) / w.length;
                }
            }
            close(sums[0], moments.second(), "second moment " + where);
            assertEquals(sums[1], moments.third(), 1e-9 * Math.pow(sums[0], 1.5), "third moment " + where);
            close(sums[2], moments.fourth(), "fourth moment " + where);
        }

        private static void close(double expected, double actual, String what) {
            assertEquals(expected, actual, 1e-9 * Math.abs(expected), what);
        }
    }
}
