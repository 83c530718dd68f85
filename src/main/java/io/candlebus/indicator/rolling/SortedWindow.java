package io.candlebus.indicator.rolling;

/**
 * The last {@code period} values, in order of size as well as of arrival. One thread.
 *
 * <p>A value costs two binary searches, and a move of the values that lie between the one that leaves and the one that
 * comes: O(period) in the worst case, but in one block copy, which is faster than a tree or two heaps up to some thousand
 * values.
 */
public final class SortedWindow {
    private final double[] values;
    private final double[] sorted;
    private int next;
    private int size;

    public SortedWindow(int period) {
        values = new double[period];
        sorted = new double[period];
    }

    public void add(double x) {
        // There are two zeros; adding one of them leaves only one.
        double value = x + 0.0;
        int known = size;
        int hole = known < values.length ? size++ : below(values[next], known);
        int place = below(value, known);
        values[next] = value;
        next = next + 1 == values.length ? 0 : next + 1;
        if (place <= hole) {
            System.arraycopy(sorted, place, sorted, place + 1, hole - place);
            sorted[place] = value;
        } else {
            System.arraycopy(sorted, hole + 1, sorted, hole, place - 1 - hole);
            sorted[place - 1] = value;
        }
    }

    /** The middle value, or the mean of the two in the middle; NaN until {@code period} values are in. */
    public double median() {
        if (size < values.length) {
            return Double.NaN;
        }
        int upper = size / 2;
        return size % 2 == 1 ? sorted[upper] : (sorted[upper - 1] + sorted[upper]) / 2;
    }

    /** How many percent of the values are at most {@code x}; NaN until {@code period} values are in. */
    public double percentAtMost(double x) {
        return size < values.length ? Double.NaN : 100.0 * below(Math.nextUp(x), size) / size;
    }

    /** Whether {@code period} values are in. */
    public boolean isFull() {
        return size == values.length;
    }

    /** How many of the values are less than {@code x}. */
    public int below(double x) {
        return below(x, size);
    }

    /**
     * The value that a share of the others is not above, on a straight line between the two nearest; NaN until full.
     *
     * @param share from 0 (the lowest value) to 1 (the highest)
     */
    public double quantile(double share) {
        if (!isFull()) {
            return Double.NaN;
        }
        double place = share * (size - 1);
        int lower = (int) place;
        int upper = Math.min(lower + 1, size - 1);
        return sorted[lower] + (place - lower) * (sorted[upper] - sorted[lower]);
    }

    /** How many of the first {@code limit} places hold less than {@code x}. */
    private int below(double x, int limit) {
        int low = 0;
        int high = limit;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < x) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
