package io.candlebus.indicator.rolling;

/**
 * Average and variance of the last {@code period} values. One thread.
 *
 * <p>Works in blocks like {@link WindowSum}, with values and squares relative to one of the window's own values: the
 * cancellation of the textbook formula is then measured against the window's spread, not against the price. Equal
 * values give a variance of exactly 0.
 */
public final class WindowDeviation {
    private final double[] values;
    private final double[] restSum;
    private final double[] restSquares;
    private final double share;
    private double headSum;
    private double headSquares;
    private double origin;
    private int next;
    private boolean full;

    public WindowDeviation(int period) {
        values = new double[period];
        restSum = new double[period];
        restSquares = new double[period];
        share = 1.0 / period;
    }

    public void add(double x) {
        if (!full && next == 0) {
            origin = x;
        }
        double distance = x - origin;
        values[next] = x;
        headSum += distance;
        headSquares += distance * distance;
        if (++next == values.length) {
            startBlock(x);
        }
    }

    /** The average, NaN until {@code period} values are in. */
    public double mean() {
        return full ? origin + (headSum + restSum[next]) * share : Double.NaN;
    }

    /** How far a value is above the average, with digits that the average itself has no room for; NaN until that is known. */
    public double distance(double x) {
        return full ? x - origin - (headSum + restSum[next]) * share : Double.NaN;
    }

    /** Population variance (divided by {@code period}), NaN until {@code period} values are in. */
    public double variance() {
        if (!full) {
            return Double.NaN;
        }
        double sum = headSum + restSum[next];
        double squares = headSquares + restSquares[next];
        return Math.max(0, (squares - sum * sum * share) * share);
    }

    /** Population standard deviation, NaN until {@code period} values are in. */
    public double deviation() {
        return Math.sqrt(variance());
    }

    private void startBlock(double newest) {
        origin = newest;
        double sum = 0;
        double squares = 0;
        for (int i = values.length - 1; i >= 0; i--) {
            double distance = values[i] - origin;
            sum += distance;
            squares += distance * distance;
            restSum[i] = sum;
            restSquares[i] = squares;
        }
        headSum = 0;
        headSquares = 0;
        next = 0;
        full = true;
    }
}
