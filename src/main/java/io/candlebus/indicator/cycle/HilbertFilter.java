package io.candlebus.indicator.cycle;

/** Ehlers' Hilbert transform over seven values: what has a cycle comes out a quarter of it later. One thread. */
final class HilbertFilter {
    private static final int LAST = 7;

    private final double[] values = new double[LAST + 1];
    private int newest;

    /** Adds a value; returns the filter's, with 0 for what came before the first. A level alone gives exactly 0. */
    double add(double v) {
        newest = (newest + 1) & LAST;
        values[newest] = v;
        return 0.0962 * (v - ago(6)) + 0.5769 * (ago(2) - ago(4));
    }

    private double ago(int k) {
        return values[(newest - k) & LAST];
    }
}
