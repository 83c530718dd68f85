package io.candlebus.indicator.rolling;

/**
 * Exponentially weighted average, seeded with the simple average of the first {@code period} values. One thread.
 *
 * <p>The seed is summed relative to the first value, so that equal values average to exactly that value.
 */
public final class ExponentialAverage {
    private final int period;
    private final double alpha;
    private int seen;
    private double first;
    private double excess;
    private double average = Double.NaN;

    private ExponentialAverage(int period, double alpha) {
        this.period = period;
        this.alpha = alpha;
    }

    /** Weight 2 / (period + 1) for the newest value. */
    public static ExponentialAverage overPeriod(int period) {
        return new ExponentialAverage(period, 2.0 / (period + 1));
    }

    /** Wilder's smoothing: weight 1 / period for the newest value. */
    public static ExponentialAverage wilder(int period) {
        return new ExponentialAverage(period, 1.0 / period);
    }

    /** Some weight for the newest value. */
    public static ExponentialAverage weighted(int period, double weight) {
        return new ExponentialAverage(period, weight);
    }

    /** Adds a value; returns the average, NaN until {@code period} values are in. */
    public double add(double x) {
        if (seen < period) {
            return seed(x);
        }
        average += alpha * (x - average);
        return average;
    }

    private double seed(double x) {
        if (seen == 0) {
            first = x;
        }
        excess += x - first;
        if (++seen == period) {
            average = first + excess / period;
        }
        return average;
    }
}
