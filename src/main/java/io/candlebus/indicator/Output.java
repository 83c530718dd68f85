package io.candlebus.indicator;

import java.util.function.ToIntFunction;

/**
 * One number that an indicator gives.
 *
 * @param name unique within the type; {@code macd_12_26_9.signal} asks for the output {@code signal}
 * @param unit what it is measured in
 * @param warmup candles until it is first known, when that differs from the type's; null when it does not
 */
public record Output(String name, Unit unit, ToIntFunction<Args> warmup) {
    public static Output price(String name) {
        return new Output(name, Unit.PRICE, null);
    }

    public static Output change(String name) {
        return new Output(name, Unit.PRICE_CHANGE, null);
    }

    public static Output percent(String name) {
        return new Output(name, Unit.PERCENT, null);
    }

    public static Output in(Unit unit, String name) {
        return new Output(name, unit, null);
    }

    /** The same output with a warm-up of its own. */
    public Output warmup(ToIntFunction<Args> candles) {
        return new Output(name, unit, candles);
    }
}
