package io.candlebus.indicator.rolling;

import java.util.Arrays;

/** Gives back each value a fixed number of values later. One thread. */
public final class Delay {
    private final double[] values;
    private int next;

    /**
     * @param length how many values later; 0 gives back the value itself
     */
    public Delay(int length) {
        values = new double[length + 1];
        Arrays.fill(values, Double.NaN);
    }

    /** Adds a value; returns the one added {@code length} values before it, NaN when there is none. */
    public double add(double x) {
        values[next] = x;
        next = next + 1 == values.length ? 0 : next + 1;
        return values[next];
    }
}
