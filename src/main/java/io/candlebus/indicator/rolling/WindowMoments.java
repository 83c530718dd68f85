package io.candlebus.indicator.rolling;

/**
 * Second, third and fourth central moments of the last {@code period} values. One thread.
 *
 * <p>Works in blocks like {@link WindowSum}, with powers of the distance from one of the window's own values, so that what
 * cancels is measured against the window's spread, not against the price. Equal values have moments of exactly 0.
 */
public final class WindowMoments {
    private static final int POWERS = 4;

    private final double[] values;
    private final double[] rest;
    private final double[] head = new double[POWERS];
    private double origin;
    private int next;
    private boolean full;
    private double second = Double.NaN;
    private double third = Double.NaN;
    private double fourth = Double.NaN;

    public WindowMoments(int period) {
        values = new double[period];
        rest = new double[period * POWERS];
    }

    public void add(double x) {
        if (!full && next == 0) {
            origin = x;
        }
        values[next] = x;
        double distance = x - origin;
        double power = 1;
        for (int p = 0; p < POWERS; p++) {
            power *= distance;
            head[p] += power;
        }
        if (++next == values.length) {
            startBlock(x);
        }
        if (full) {
            center();
        }
    }

    /** Mean of the squared distances from the average, NaN until {@code period} values are in. */
    public double second() {
        return second;
    }

    /** Mean of their third powers. */
    public double third() {
        return third;
    }

    /** Mean of their fourth powers. */
    public double fourth() {
        return fourth;
    }

    private void center() {
        int at = next * POWERS;
        double n = values.length;
        double mean = (head[0] + rest[at]) / n;
        double squares = (head[1] + rest[at + 1]) / n;
        double cubes = (head[2] + rest[at + 2]) / n;
        double fourths = (head[3] + rest[at + 3]) / n;
        second = Math.max(0, squares - mean * mean);
        third = cubes - 3 * mean * squares + 2 * mean * mean * mean;
        fourth = Math.max(0, fourths - 4 * mean * cubes + 6 * mean * mean * squares - 3 * mean * mean * mean * mean);
    }

    private void startBlock(double newest) {
        origin = newest;
        for (int p = 0; p < POWERS; p++) {
            head[p] = 0;
        }
        for (int i = values.length - 1; i >= 0; i--) {
            double distance = values[i] - origin;
            double power = 1;
            for (int p = 0; p < POWERS; p++) {
                power *= distance;
                head[p] += power;
                rest[i * POWERS + p] = head[p];
            }
        }
        for (int p = 0; p < POWERS; p++) {
            head[p] = 0;
        }
        next = 0;
        full = true;
    }
}
