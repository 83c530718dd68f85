package io.candlebus.indicator.rolling;

/**
 * Sum of all values so far. One thread.
 *
 * <p>What the sum rounds off is kept and added with the next value (Neumaier's way, which does not mind a value larger than
 * the sum): however many values are in, the error is that of a single rounding, unless the values are many times larger than
 * the sum they leave.
 */
public final class Total {
    private double sum;
    private double rest;

    /** Adds a value; returns the sum. */
    public double add(double x) {
        double added = sum + x;
        rest += Math.abs(sum) >= Math.abs(x) ? sum - added + x : x - added + sum;
        sum = added;
        return sum + rest;
    }
}
