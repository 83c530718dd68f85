package io.candlebus.strategy;

/**
 * A number that conditions may name, and sweeps may vary.
 *
 * @param name as used in conditions
 * @param value its value unless told otherwise
 * @param min smallest value, or NaN
 * @param max largest value, or NaN
 * @param step between values of a sweep, or NaN
 * @param place where it stands
 */
public record ParameterSpec(String name, double value, double min, double max, double step, Place place) {
    /** The same with another value. */
    ParameterSpec with(double other) {
        return new ParameterSpec(name, other, min, max, step, place);
    }
}
