package io.candlebus.json;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The plain numbers of protections: in a range, or told. */
final class Amounts {
    private static final double MINUTE_MS = 60_000;
    private static final double SECOND_MS = 1_000;

    private final Findings findings;

    Amounts(Findings findings) {
        this.findings = findings;
    }

    /** Above {@code over} and at most {@code most}; empty when the value is null or wrong, which is told. */
    OptionalDouble above(double over, double most, Node node) {
        return between(node, Math.nextUp(over), most, "above " + written(over) + " and at most " + written(most));
    }

    /** From {@code least} to {@code most}; empty when the value is null or wrong, which is told. */
    OptionalDouble from(double least, double most, Node node) {
        return between(node, least, most, "from " + written(least) + " to " + written(most));
    }

    /** A whole number from 1 to {@code most}; empty when the value is null or wrong, which is told. */
    OptionalInt count(int most, Node node) {
        if (node == null) {
            return OptionalInt.empty();
        }
        double value = node.number();
        if (value == Math.rint(value) && value >= 1 && value <= most) {
            return OptionalInt.of((int) value);
        }
        findings.error(
                "out-of-range",
                node,
                node.step() + " must be a whole number from 1 to " + most + ", not " + node.text());
        return OptionalInt.empty();
    }

    /** Milliseconds of a number of minutes, at least one. */
    OptionalLong minutes(Node node) {
        return ms(above(0, Durations.LONGEST_MS / MINUTE_MS, node), MINUTE_MS);
    }

    /** Milliseconds of a number of seconds, at least one. */
    OptionalLong seconds(Node node) {
        return ms(above(0, Durations.LONGEST_MS / SECOND_MS, node), SECOND_MS);
    }

    private static OptionalLong ms(OptionalDouble value, double unitMs) {
        return value.isPresent()
                ? OptionalLong.of(Math.max(1, Math.round(value.getAsDouble() * unitMs)))
                : OptionalLong.empty();
    }

    private OptionalDouble between(Node node, double least, double most, String range) {
        if (node == null) {
            return OptionalDouble.empty();
        }
        if (node.number() >= least && node.number() <= most) {
            return OptionalDouble.of(node.number());
        }
        findings.error("out-of-range", node, node.step() + " must be " + range + ", not " + node.text());
        return OptionalDouble.empty();
    }

    private static String written(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
