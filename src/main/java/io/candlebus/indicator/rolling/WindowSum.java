package io.candlebus.indicator.rolling;

/**
 * Sum of the last {@code period} values. One thread.
 *
 * <p>Nothing is ever subtracted: the window is the rest of an old block, whose sums from each place to its end were
 * taken when the block was complete, and the head of a new one. So no error builds up, a sum of values that are not
 * negative never is, and a value that has left the window leaves no trace. A block is summed once per {@code period}
 * values: O(1) amortised.
 */
public final class WindowSum {
    private final double[] values;
    private final double[] restSum;
    private double headSum;
    private int next;
    private boolean full;

    public WindowSum(int period) {
        values = new double[period];
        restSum = new double[period];
    }

    /** Adds a value; returns the sum, NaN until {@code period} values are in. */
    public double add(double x) {
        values[next] = x;
        headSum += x;
        if (++next == values.length) {
            startBlock();
        }
        return full ? headSum + restSum[next] : Double.NaN;
    }

    private void startBlock() {
        double sum = 0;
        for (int i = values.length - 1; i >= 0; i--) {
            sum += values[i];
            restSum[i] = sum;
        }
        headSum = 0;
        next = 0;
        full = true;
    }
}
