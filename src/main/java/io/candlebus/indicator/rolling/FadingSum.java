package io.candlebus.indicator.rolling;

/**
 * Wilder's sum: that of the first {@code period} - 1 values, of which each step then drops a share of 1 / period and adds the new
 * value. One thread.
 *
 * <p>What the sum rounds off at each step is kept and added to the next one, as {@link ExponentialAverage} does: differences of
 * two sums have all digits.
 */
public final class FadingSum {
    private final double share;
    private int unfilled;
    private double sum;
    /** What the sum lacks because it was rounded. */
    private double rest;

    public FadingSum(int period) {
        share = 1.0 / period;
        unfilled = period - 1;
    }

    /** Adds a value. */
    public void add(double x) {
        double added = x + rest;
        if (unfilled > 0) {
            unfilled--;
        } else {
            added = x - share * (sum + rest) + rest;
        }
        double moved = sum + added;
        rest = added - (moved - sum);
        sum = moved;
    }

    /** The sum; 0 while nothing is in. */
    public double value() {
        return sum;
    }

    /** How far this sum is above another, with more digits than the difference of their values. */
    public double above(FadingSum other) {
        return sum - other.sum + (rest - other.rest);
    }
}
