package io.candlebus.indicator.rolling;

/** The exponential average of an exponential average, each seeded with its own first values. One thread. */
public final class TwiceAveraged {
    private final ExponentialAverage first;
    private final ExponentialAverage second;

    /** Over two periods, in this order. */
    public TwiceAveraged(int firstPeriod, int secondPeriod) {
        first = ExponentialAverage.overPeriod(firstPeriod);
        second = ExponentialAverage.overPeriod(secondPeriod);
    }

    /** Adds a value; returns the average, NaN until {@code firstPeriod + secondPeriod - 1} values are in. */
    public double add(double x) {
        double once = first.add(x);
        return Double.isNaN(once) ? Double.NaN : second.add(once);
    }
}
