package io.candlebus.indicator;

import java.util.function.ToIntFunction;

/**
 * One number that an indicator gives.
 *
 * @param name unique within the type; {@code macd_12_26_9.signal} asks for the output {@code signal}
 * @param unit what it is measured in
 * @param warmup candles until it is first known, when that differs from the type's; null when it does not
 * @param low smallest value it can take; minus infinity when it has none
 * @param high largest value it can take; infinity when it has none
 * @param awaited whether it may stay unknown beyond its warm-up, which is then only the least
 */
public record Output(String name, Unit unit, ToIntFunction<Args> warmup, double low, double high, boolean awaited) {
    public static Output price(String name) {
        return in(Unit.PRICE, name);
    }

    public static Output change(String name) {
        return in(Unit.PRICE_CHANGE, name);
    }

    public static Output percent(String name) {
        return in(Unit.PERCENT, name);
    }

    public static Output in(Unit unit, String name) {
        return new Output(name, unit, null, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, false);
    }

    /** The same output with a warm-up of its own. */
    public Output warmup(ToIntFunction<Args> candles) {
        return new Output(name, unit, candles, low, high, awaited);
    }

    /** The same output with the ends of its range, both of which it can reach. */
    public Output between(double smallest, double largest) {
        return new Output(name, unit, warmup, smallest, largest, awaited);
    }

    /** The same output, never below a value that it can reach. */
    public Output atLeast(double smallest) {
        return between(smallest, Double.POSITIVE_INFINITY);
    }

    /**
     * The same output, first known when the market has shown what it tells of, as a turn or the end of a day; at the
     * earliest after its warm-up.
     */
    public Output whenSeen() {
        return new Output(name, unit, warmup, low, high, true);
    }
}
