package io.candlebus.indicator.rolling;

/**
 * Highest or lowest of the last {@code period} values, and how long ago it was. One thread.
 *
 * <p>A monotonic queue: a value that a newer one has reached can never be the extreme again, so only those are kept that
 * fall (or rise) from the oldest to the newest. Each value enters once and leaves once: O(1) amortised. Of equal
 * extremes the newest counts.
 */
public final class WindowExtreme {
    private final double sign;
    private final double[] values;
    private final long[] places;
    private int head;
    private int size;
    private long seen;

    private WindowExtreme(int period, double sign) {
        this.sign = sign;
        values = new double[period];
        places = new long[period];
    }

    public static WindowExtreme highest(int period) {
        return new WindowExtreme(period, 1);
    }

    public static WindowExtreme lowest(int period) {
        return new WindowExtreme(period, -1);
    }

    /** Adds a value; returns the extreme, NaN until {@code period} values are in. */
    public double add(double x) {
        double height = sign * x;
        if (size > 0 && places[head] <= seen - values.length) {
            head = after(head, 1);
            size--;
        }
        while (size > 0 && values[after(head, size - 1)] <= height) {
            size--;
        }
        int tail = after(head, size++);
        values[tail] = height;
        places[tail] = seen++;
        return extreme();
    }

    /** The extreme, NaN until {@code period} values are in. */
    public double extreme() {
        return seen < values.length ? Double.NaN : sign * values[head];
    }

    /** How many values ago the extreme was: 0 when it is the newest one. NaN until {@code period} values are in. */
    public double age() {
        return seen < values.length ? Double.NaN : seen - 1 - places[head];
    }

    private int after(int place, int steps) {
        int next = place + steps;
        return next < values.length ? next : next - values.length;
    }
}
