package io.candlebus.indicator;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.stream.DoubleStream;

/** Compares columns to 1e-9. */
public final class Agreement {
    private static final double RELATIVE = 1e-9;

    private Agreement() {}

    /**
     * Fails at the first value that differs by more than 1e-9 of itself. A value near zero that came out of larger ones
     * cannot be better than their last digits: {@code digits} of them are allowed on top.
     *
     * @param from first index that is compared
     * @param digits what the last digits are worth here, an absolute amount
     */
    static void check(String what, double[] expected, double[] actual, int from, double digits) {
        for (int t = from; t < expected.length; t++) {
            double allowed = RELATIVE * Math.abs(expected[t]) + digits;
            boolean bothUnknown = Double.isNaN(expected[t]) && Double.isNaN(actual[t]);
            if (!bothUnknown && !(Math.abs(expected[t] - actual[t]) <= allowed)) {
                fail(what + " at candle " + t + ": expected " + expected[t] + ", but was " + actual[t] + " (off by "
                        + Math.abs(expected[t] - actual[t]) + ", allowed " + allowed + ")");
            }
        }
    }

    /** Worth of the last digits of an output, of whose unit the type has one or more columns. */
    static double digits(IndicatorType type, int output, double price, double[][] columns) {
        Unit unit = type.outputs().get(output).unit();
        double largest = unit == Unit.PRICE || unit == Unit.PRICE_CHANGE ? price : 0;
        for (int o = 0; o < columns.length; o++) {
            if (type.outputs().get(o).unit() == unit) {
                largest = DoubleStream.of(columns[o])
                        .filter(v -> !Double.isNaN(v))
                        .map(Math::abs)
                        .reduce(largest, Math::max);
            }
        }
        return 1e-13 * (unit == Unit.ANGLE ? Math.toDegrees(price) : largest);
    }
}
