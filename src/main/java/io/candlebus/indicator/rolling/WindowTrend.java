package io.candlebus.indicator.rolling;

/**
 * Linearly weighted average, and slope of the least-squares line, of the last {@code period} values. One thread.
 *
 * <p>Works in blocks like {@link WindowSum}, relative to one of the window's own values. In the old block the weighted
 * rest at a place is the sum of all plain rests from there on, because each step forward takes one off every weight;
 * in the head each new value takes one off the weights of those before it. Equal values average to exactly that value
 * and have a slope of exactly 0.
 */
public final class WindowTrend {
    private final double[] values;
    private final double[] restSum;
    private final double[] restWeighted;
    private double headSum;
    private double headWeighted;
    private double origin;
    private int next;
    private boolean full;

    public WindowTrend(int period) {
        values = new double[period];
        restSum = new double[period];
        restWeighted = new double[period];
    }

    public void add(double x) {
        if (!full && next == 0) {
            origin = x;
        }
        double distance = x - origin;
        values[next] = x;
        headWeighted += values.length * distance - headSum;
        headSum += distance;
        if (++next == values.length) {
            startBlock(x);
        }
    }

    /** Average with weights 1 (oldest) to {@code period} (newest), NaN until {@code period} values are in. */
    public double weightedMean() {
        double n = values.length;
        return full ? origin + (headWeighted + restWeighted[next]) / (n * (n + 1) / 2) : Double.NaN;
    }

    /** Rise per step of the least-squares line, NaN until {@code period} values (at least 2) are in. */
    public double slope() {
        if (!full) {
            return Double.NaN;
        }
        double n = values.length;
        double sum = headSum + restSum[next];
        double weighted = headWeighted + restWeighted[next];
        return (weighted - (n + 1) / 2 * sum) / (n * (n * n - 1) / 12);
    }

    /**
     * Height of the least-squares line, NaN until {@code period} values (at least 2) are in.
     *
     * @param place 0 at the oldest value, {@code period - 1} at the newest
     */
    public double at(double place) {
        if (!full) {
            return Double.NaN;
        }
        double n = values.length;
        double mean = origin + (headSum + restSum[next]) / n;
        return mean + slope() * (place - (n - 1) / 2);
    }

    private void startBlock(double newest) {
        origin = newest;
        double sum = 0;
        double weighted = 0;
        for (int i = values.length - 1; i >= 0; i--) {
            sum += values[i] - origin;
            weighted += sum;
            restSum[i] = sum;
            restWeighted[i] = weighted;
        }
        headSum = 0;
        headWeighted = 0;
        next = 0;
        full = true;
    }
}
