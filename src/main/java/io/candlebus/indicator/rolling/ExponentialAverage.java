package io.candlebus.indicator.rolling;

/**
 * Exponentially weighted average, seeded with the simple average of the first {@code period} values. One thread.
 *
 * <p>What the average rounds off at each step is kept and added to the next one, so that the error is that of a single rounding
 * however long it runs, and values that stay equal draw it to exactly their value. The differences of averages, on which signals
 * turn, have all digits this way, too. The seed is summed relative to the first value, so that equal values average to exactly
 * that value from the beginning.
 */
public final class ExponentialAverage {
    private final int period;
    private final double alpha;
    private int seen;
    private double first;
    private double excess;
    private double average = Double.NaN;
    /** What the average lacks because it was rounded. */
    private double rest;

    private double step = Double.NaN;

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
        return seen < period ? seed(x) : move(x - average - rest);
    }

    /** Adds the present value of another average with all its digits, once that is known; returns the average. */
    public double add(ExponentialAverage other) {
        if (seen < period) {
            return Double.isNaN(other.average) ? Double.NaN : seed(other.average);
        }
        return move(other.above(this));
    }

    /** How far a value is above the average, with digits that the average itself has no room for; NaN until that is known. */
    public double distance(double x) {
        return x - average - rest;
    }

    /** How far this average is above another, with more digits than the difference of what they returned. */
    public double above(ExponentialAverage other) {
        return average - other.average + (rest - other.rest);
    }

    /** How far the last value moved the average; NaN while there was none before. */
    public double step() {
        return step;
    }

    private double move(double distance) {
        step = alpha * distance;
        double added = step + rest;
        double moved = average + added;
        rest = added - (moved - average);
        average = moved;
        return moved;
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
