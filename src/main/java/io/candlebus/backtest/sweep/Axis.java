package io.candlebus.backtest.sweep;

import java.util.List;

/**
 * What a sweep varies, and the values it tries.
 *
 * @param name of a parameter, or a JSON pointer to a number of the document
 * @param values finite, different, in the order of trying; at least one
 */
public record Axis(String name, List<Double> values) {
    public Axis {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("an axis needs a value: " + name);
        }
    }

    /** Whether it is a place in the document. */
    public boolean isPointer() {
        return name.startsWith("/");
    }
}
