package io.candlebus.indicator.rolling;

/**
 * Highest high and lowest low of the last {@code period} pairs. One thread.
 *
 * <p>Works in blocks like {@link WindowSum}: the extremes of an old block's rest, taken when the block was complete, and
 * those of the new block so far. O(1) amortised, without the branches and the queue of candidates of a monotonic deque.
 */
public final class WindowRange {
    private final double[] highs;
    private final double[] lows;
    private final double[] restHighest;
    private final double[] restLowest;
    private double headHighest = Double.NEGATIVE_INFINITY;
    private double headLowest = Double.POSITIVE_INFINITY;
    private int next;
    private boolean full;

    public WindowRange(int period) {
        highs = new double[period];
        lows = new double[period];
        restHighest = new double[period];
        restLowest = new double[period];
    }

    public void add(double high, double low) {
        highs[next] = high;
        lows[next] = low;
        headHighest = Math.max(headHighest, high);
        headLowest = Math.min(headLowest, low);
        if (++next == highs.length) {
            startBlock();
        }
    }

    /** NaN until {@code period} pairs are in. */
    public double highest() {
        return full ? Math.max(headHighest, restHighest[next]) : Double.NaN;
    }

    /** NaN until {@code period} pairs are in. */
    public double lowest() {
        return full ? Math.min(headLowest, restLowest[next]) : Double.NaN;
    }

    /** Halfway between the two, NaN until {@code period} pairs are in. */
    public double middle() {
        return (highest() + lowest()) / 2;
    }

    private void startBlock() {
        double highest = Double.NEGATIVE_INFINITY;
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = highs.length - 1; i >= 0; i--) {
            highest = Math.max(highest, highs[i]);
            lowest = Math.min(lowest, lows[i]);
            restHighest[i] = highest;
            restLowest[i] = lowest;
        }
        headHighest = Double.NEGATIVE_INFINITY;
        headLowest = Double.POSITIVE_INFINITY;
        next = 0;
        full = true;
    }
}
