package io.candlebus.strategy;

import io.candlebus.indicator.Output;
import io.candlebus.strategy.Condition.Comparison;

/** The values a number can take: from {@code low} to {@code high}, both included. */
record Interval(double low, double high) {
    private static final Interval ANY = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    private static final Interval NOT_NEGATIVE = new Interval(0, Double.POSITIVE_INFINITY);
    private static final Interval POSITIVE = new Interval(Double.MIN_VALUE, Double.POSITIVE_INFINITY);

    static Interval of(Value value) {
        if (value instanceof Value.Constant constant && !Double.isNaN(constant.value())) {
            return new Interval(constant.value(), constant.value());
        }
        if (value instanceof Value.Field field) {
            return field.field() == CandleField.VOLUME ? NOT_NEGATIVE : POSITIVE;
        }
        if (value instanceof Value.Output line) {
            Output output = line.run().type().outputs().get(line.index());
            return new Interval(output.low(), output.high());
        }
        return value instanceof Value.Delayed delayed ? of(delayed.x()) : ANY;
    }

    /** Whether no pair of values can stand so to each other. */
    boolean never(Comparison comparison, Interval other) {
        return switch (comparison) {
            case LESS -> low >= other.high;
            case LESS_OR_EQUAL -> low > other.high;
            case GREATER -> high <= other.low;
            case GREATER_OR_EQUAL -> high < other.low;
            case EQUAL -> apart(other);
            case NOT_EQUAL -> low == high && low == other.low && low == other.high;
        };
    }

    /** Whether every pair of values stands so to each other. */
    boolean always(Comparison comparison, Interval other) {
        return switch (comparison) {
            case LESS -> never(Comparison.GREATER_OR_EQUAL, other);
            case LESS_OR_EQUAL -> never(Comparison.GREATER, other);
            case GREATER -> never(Comparison.LESS_OR_EQUAL, other);
            case GREATER_OR_EQUAL -> never(Comparison.LESS, other);
            case EQUAL -> never(Comparison.NOT_EQUAL, other);
            case NOT_EQUAL -> never(Comparison.EQUAL, other);
        };
    }

    private boolean apart(Interval other) {
        return low > other.high || high < other.low;
    }

    @Override
    public String toString() {
        return "from " + Labels.number(low) + " to " + Labels.number(high);
    }
}
