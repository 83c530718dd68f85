package io.candlebus.indicator.rolling;

/**
 * Whether the last {@code period} values were all usable. One thread. For indicators that cannot use every number, as a
 * logarithm of what is not above zero: they fill their window with zeros, and hold back their result until the last of them
 * has left it.
 */
public final class Unbroken {
    private final int period;
    private int run;

    public Unbroken(int period) {
        this.period = period;
    }

    /** Tells whether one more value is usable; returns whether the last {@code period} were. */
    public boolean add(boolean usable) {
        run = usable ? Math.min(run + 1, period) : 0;
        return run == period;
    }
}
