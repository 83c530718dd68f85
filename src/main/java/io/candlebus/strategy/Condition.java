package io.candlebus.strategy;

import java.util.List;

/** A claim about a candle, as written: true, false or, while a number in it is not known, unknown. */
public sealed interface Condition {
    Place place();

    /** How two numbers are compared. Equality holds within a relative tolerance. */
    enum Comparison {
        LESS("<"),
        LESS_OR_EQUAL("<="),
        GREATER(">"),
        GREATER_OR_EQUAL(">="),
        EQUAL("=="),
        NOT_EQUAL("!=");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        public String sign() {
            return sign;
        }
    }

    /** Relative tolerance of {@code ==} and {@code !=} where none is given. */
    double EPSILON = 1e-9;

    /**
     * @param epsilon relative tolerance; used by EQUAL and NOT_EQUAL only
     */
    record Compare(Operand left, Comparison comparison, Operand right, double epsilon, Place place)
            implements Condition {}

    /** Which way a line crosses another. */
    enum Direction {
        ABOVE,
        BELOW,
        EITHER
    }

    /** {@code left[1] <= right[1] and left > right}, or its mirror. */
    record Cross(Operand left, Direction direction, Operand right, Place place) implements Condition {}

    /** Both ends included. */
    record Between(Operand x, Operand low, Operand high, Place place) implements Condition {}

    /** True now or on one of the last {@code candles} candles. */
    record Within(Condition condition, int candles, Place place) implements Condition {}

    record Not(Condition condition, Place place) implements Condition {}

    /** Every one is true; true when there is none. */
    record All(List<Condition> conditions, Place place) implements Condition {
        public All {
            conditions = List.copyOf(conditions);
        }
    }

    /** At least one is true; false when there is none. */
    record Any(List<Condition> conditions, Place place) implements Condition {
        public Any {
            conditions = List.copyOf(conditions);
        }
    }

    /** At least {@code count} are true. */
    record AtLeast(int count, List<Condition> conditions, Place place) implements Condition {
        public AtLeast {
            conditions = List.copyOf(conditions);
        }
    }
}
