package io.candlebus.strategy;

import io.candlebus.indicator.Output;
import io.candlebus.strategy.Condition.Comparison;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/**
 * The values a number can take while it is known: from {@code low} to {@code high}, both included. Ends are computed with the
 * operations that compute the numbers themselves, so that rounding puts no number outside.
 */
record Interval(double low, double high) {
    static final Interval ANY = new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
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
        if (value instanceof Value.Reading reading) {
            return of(reading.field());
        }
        if (value instanceof Value.Clock clock) {
            return of(clock.field());
        }
        if (value instanceof Value.Told told) {
            return of(told);
        }
        if (value instanceof Value.Computed computed) {
            return of(computed);
        }
        return value instanceof Value.Delayed delayed ? of(delayed.x()) : ANY;
    }

    private static Interval of(PositionField field) {
        return switch (field) {
            case SIDE -> new Interval(-1, 1);
            case PNL_PERCENT -> ANY;
            case CANDLES_HELD -> NOT_NEGATIVE;
            case ENTRY_PRICE, HIGH_SINCE, LOW_SINCE -> POSITIVE;
        };
    }

    private static Interval of(ClockField field) {
        return switch (field) {
            case HOUR -> new Interval(0, 23);
            case MINUTE -> new Interval(0, 59);
            case DAY_OF_WEEK -> new Interval(1, 7);
            case DAY_OF_MONTH -> new Interval(1, 31);
        };
    }

    private static Interval of(Value.Told told) {
        return told.kind() == TallyKind.VALUE_WHEN ? of(told.x()) : new Interval(0, told.candles());
    }

    private static Interval of(Value.Computed computed) {
        List<Interval> x = computed.inputs().stream().map(Interval::of).toList();
        Interval a = x.get(0);
        Interval b = x.size() > 1 ? x.get(1) : ANY;
        return switch (computed.operation()) {
            case ADD -> new Interval(a.low + b.low, a.high + b.high).orAny();
            case SUBTRACT -> new Interval(a.low - b.high, a.high - b.low).orAny();
            case MULTIPLY -> corners(a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high);
            case DIVIDE ->
                b.low <= 0 && b.high >= 0
                        ? ANY
                        : corners(a.low / b.low, a.low / b.high, a.high / b.low, a.high / b.high);
            case REMAINDER -> remainder(a, b);
            case NEGATE -> new Interval(-a.high, -a.low);
            case ABS -> a.absolute();
            case MIN -> new Interval(Math.min(a.low, b.low), Math.min(a.high, b.high));
            case MAX -> new Interval(Math.max(a.low, b.low), Math.max(a.high, b.high));
            case SQRT -> a.high < 0 ? ANY : new Interval(Math.sqrt(Math.max(0, a.low)), Math.sqrt(a.high));
            case LOG -> a.low > 0 ? a.ends(StrictMath::log) : ANY;
            case EXP -> a.ends(StrictMath::exp);
            case POW -> ANY;
            case ROUND, FLOOR, CEIL ->
                a.ends(end ->
                        Double.isInfinite(end) ? end : computed.operation().apply(end, 0, 0));
            case CLAMP -> new Interval(b.low, x.get(2).high).orAny();
            case COALESCE -> new Interval(Math.min(a.low, b.low), Math.max(a.high, b.high));
        };
    }

    /** Why a computation never gives a number, whatever it is given; null when it can. */
    static String unknown(Value.Computed computed) {
        List<Interval> x = computed.inputs().stream().map(Interval::of).toList();
        Interval a = x.get(0);
        return switch (computed.operation()) {
            case DIVIDE, REMAINDER -> x.get(1).low == 0 && x.get(1).high == 0 ? "it divides by zero" : null;
            case SQRT -> a.high < 0 ? "nothing negative has a square root" : null;
            case LOG -> a.high <= 0 ? "only what is positive has a logarithm" : null;
            case CLAMP -> x.get(1).low > x.get(2).high ? "its low is above its high" : null;
            default -> null;
        };
    }

    /** It has the sign of the dividend, and is smaller than it and than the divisor. */
    private static Interval remainder(Interval a, Interval b) {
        double most = Math.min(a.absolute().high, Math.nextDown(b.absolute().high));
        return new Interval(a.low < 0 ? -most : 0, a.high > 0 ? most : 0).orAny();
    }

    /** Zero times what has no bound may be anything. */
    private static Interval corners(double... all) {
        boolean unbounded = DoubleStream.of(all).anyMatch(Double::isNaN);
        return unbounded
                ? ANY
                : new Interval(
                        DoubleStream.of(all).min().orElseThrow(),
                        DoubleStream.of(all).max().orElseThrow());
    }

    private Interval absolute() {
        double most = Math.max(Math.abs(low), Math.abs(high));
        return low <= 0 && high >= 0
                ? new Interval(0, most)
                : new Interval(Math.min(Math.abs(low), Math.abs(high)), most);
    }

    private Interval ends(DoubleUnaryOperator growing) {
        return new Interval(growing.applyAsDouble(low), growing.applyAsDouble(high)).orAny();
    }

    private Interval orAny() {
        return Double.isNaN(low) || Double.isNaN(high) || low > high ? ANY : this;
    }

    /** Those that two have in common; empty when its low is above its high. */
    Interval and(Interval other) {
        return new Interval(Math.max(low, other.low), Math.min(high, other.high));
    }

    boolean isEmpty() {
        return low > high;
    }

    /** Whether no pair of values can stand so to each other; equality is exact. */
    boolean never(Comparison comparison, Interval other) {
        return never(comparison, other, 0);
    }

    /** Whether no pair of values can stand so to each other; equality has a relative tolerance. */
    boolean never(Comparison comparison, Interval other, double epsilon) {
        return switch (comparison) {
            case LESS -> low >= other.high;
            case LESS_OR_EQUAL -> low > other.high;
            case GREATER -> high <= other.low;
            case GREATER_OR_EQUAL -> high < other.low;
            case EQUAL -> apart(other, epsilon);
            case NOT_EQUAL -> low == high && low == other.low && low == other.high;
        };
    }

    /** Whether every pair of values stands so to each other; equality has a relative tolerance. */
    boolean always(Comparison comparison, Interval other, double epsilon) {
        return switch (comparison) {
            case LESS -> never(Comparison.GREATER_OR_EQUAL, other);
            case LESS_OR_EQUAL -> never(Comparison.GREATER, other);
            case GREATER -> never(Comparison.LESS_OR_EQUAL, other);
            case GREATER_OR_EQUAL -> never(Comparison.LESS, other);
            case EQUAL -> never(Comparison.NOT_EQUAL, other);
            case NOT_EQUAL -> never(Comparison.EQUAL, other, epsilon);
        };
    }

    private boolean apart(Interval other, double epsilon) {
        return above(low, other.high, epsilon) || above(other.low, high, epsilon);
    }

    private static boolean above(double a, double b, double epsilon) {
        return a - b > epsilon * Math.max(Math.abs(a), Math.abs(b));
    }

    @Override
    public String toString() {
        return "from " + Labels.number(low) + " to " + Labels.number(high);
    }
}
