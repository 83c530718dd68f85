package io.candlebus.indicator.rolling;

import java.util.Arrays;

/** Gives back each value a fixed number of values later. One thread. */
public final class Delay {
    private final double[] values;
    private int next;

    /**
     * @param length how many values later, at least 1
     */
    public Delay(int length) {
        values = new double[length];
        Arrays.fill(values, Double.NaN);
    }

    /** Adds a value; returns the one added {@code length} values before it, NaN when there is none. */
    public double add(double x) {
        double before = values[next];
        values[next] = x;
        next = next + 1 == values.length ? 0 : next + 1;
        return before;
    }
}
