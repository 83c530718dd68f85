package io.candlebus.indicator.rolling;

import java.util.Arrays;

/**
 * How the last {@code period} pairs of values vary together. One thread.
 *
 * <p>Works in blocks like {@link WindowSum}, relative to one of the window's own pairs like {@link WindowDeviation}: it
 * neither drifts nor remembers what has left, and a side whose values are all equal varies by exactly 0.
 */
public final class WindowCovariance {
    private static final int X = 0;
    private static final int Y = 1;
    private static final int XX = 2;
    private static final int YY = 3;
    private static final int XY = 4;
    private static final int SUMS = 5;

    private final double[] xs;
    private final double[] ys;
    private final double[] rest;
    private final double[] head = new double[SUMS];
    private double originX;
    private double originY;
    private int next;
    private boolean full;

    public WindowCovariance(int period) {
        xs = new double[period];
        ys = new double[period];
        rest = new double[SUMS * period];
    }

    public void add(double x, double y) {
        if (!full && next == 0) {
            originX = x;
            originY = y;
        }
        xs[next] = x;
        ys[next] = y;
        addToHead(x, y);
        if (++next == xs.length) {
            startBlock();
        }
    }

    /**
     * Pearson's correlation, −1 to 1; 0 where one side does not vary. NaN until {@code period} pairs are in.
     */
    public double correlation() {
        if (!full) {
            return Double.NaN;
        }
        double spread = Math.sqrt(variation(XX, X)) * Math.sqrt(variation(YY, Y));
        return spread == 0 ? 0 : Math.max(-1, Math.min(1, covariation() / spread));
    }

    /**
     * Rise of y per x of the least-squares line; 0 where x does not vary. NaN until {@code period} pairs are in.
     */
    public double slope() {
        if (!full) {
            return Double.NaN;
        }
        double width = variation(XX, X);
        return width == 0 ? 0 : covariation() / width;
    }

    private double variation(int squares, int values) {
        double sum = sum(values);
        return Math.max(0, sum(squares) - sum * sum / xs.length);
    }

    private double covariation() {
        return sum(XY) - sum(X) * sum(Y) / xs.length;
    }

    private double sum(int which) {
        return head[which] + rest[SUMS * next + which];
    }

    private void addToHead(double x, double y) {
        double right = x - originX;
        double up = y - originY;
        head[X] += right;
        head[Y] += up;
        head[XX] += right * right;
        head[YY] += up * up;
        head[XY] += right * up;
    }

    private void startBlock() {
        originX = xs[xs.length - 1];
        originY = ys[ys.length - 1];
        Arrays.fill(head, 0);
        for (int i = xs.length - 1; i >= 0; i--) {
            addToHead(xs[i], ys[i]);
            System.arraycopy(head, 0, rest, SUMS * i, SUMS);
        }
        Arrays.fill(head, 0);
        next = 0;
        full = true;
    }
}
