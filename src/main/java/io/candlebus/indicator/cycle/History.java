package io.candlebus.indicator.cycle;

/** The last 64 values, more than the longest cycle has candles. One thread. */
final class History {
    private static final int LAST = 63;

    private final double[] values = new double[LAST + 1];
    private int newest;

    void add(double x) {
        newest = (newest + 1) & LAST;
        values[newest] = x;
    }

    /** The value added k values before the newest, 0 when there is none. */
    double ago(int k) {
        return values[(newest - k) & LAST];
    }

    /** Mean of the newest ones; equal values have exactly theirs. */
    double mean(int count) {
        double excess = 0;
        for (int k = 1; k < count; k++) {
            excess += ago(k) - ago(0);
        }
        return ago(0) + excess / Math.max(1, count);
    }
}
