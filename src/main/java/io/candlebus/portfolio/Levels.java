package io.candlebus.portfolio;

/**
 * Numbers that an order's stop, target and trailing stop are computed from when it fills, as of the candle that gave it: a
 * price, or an average true range; NaN where none is needed.
 */
public record Levels(double stop, double target, double trail) {
    /** None is needed. */
    public static final Levels NONE = new Levels(Double.NaN, Double.NaN, Double.NaN);
}
