package io.candlebus.indicator.rolling;

/**
 * Average of the last {@code period} values. One thread.
 *
 * <p>Works in blocks like {@link WindowSum}, so that it neither drifts nor remembers what has left. Values are summed
 * relative to one of the window's own (the last of the old block), so that equal values average to exactly that value.
 */
public final class WindowMean {
    private final double[] values;
    private final double[] restSum;
    private double headSum;
    private double origin;
    private int next;
    private boolean full;

    public WindowMean(int period) {
        values = new double[period];
        restSum = new double[period];
    }

    /** Adds a value; returns the average, NaN until {@code period} values are in. */
    public double add(double x) {
        if (!full && next == 0) {
            origin = x;
        }
        values[next] = x;
        headSum += x - origin;
        if (++next == values.length) {
            startBlock(x);
        }
        return mean();
    }

    /** The average, NaN until {@code period} values are in. */
    public double mean() {
        return full ? origin + meanFromOrigin() : Double.NaN;
    }

    /** How far a value is above the average, with digits that the average itself has no room for; NaN until that is known. */
    public double distance(double x) {
        return full ? x - origin - meanFromOrigin() : Double.NaN;
    }

    /** Average distance of the values from their average. Costs O(period). NaN until {@code period} values are in. */
    public double meanDeviation() {
        if (!full) {
            return Double.NaN;
        }
        double mean = meanFromOrigin();
        double sum = 0;
        for (double value : values) {
            sum += Math.abs(value - origin - mean);
        }
        return sum / values.length;
    }

    private double meanFromOrigin() {
        return (headSum + restSum[next]) / values.length;
    }

    private void startBlock(double newest) {
        origin = newest;
        double sum = 0;
        for (int i = values.length - 1; i >= 0; i--) {
            sum += values[i] - origin;
            restSum[i] = sum;
        }
        headSum = 0;
        next = 0;
        full = true;
    }
}
