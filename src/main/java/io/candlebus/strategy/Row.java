package io.candlebus.strategy;

import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;

/**
 * One elementary claim over slots: a relation of two numbers, or a pair of relations.
 *
 * @param kind which of the others mean something
 * @param left slot of the left side; of x in a range
 * @param right slot of the right side; of the lower end of a range
 * @param third slot of the left side's previous value; of x in a range
 * @param fourth slot of the right side's previous value; of the upper end of a range
 * @param accepted one bit for each {@link Relation}, or pair of them, that makes it true
 * @param settled one bit for each that makes it true or false
 * @param epsilon relative tolerance of equality
 */
record Row(Kind kind, int left, int right, int third, int fourth, int accepted, int settled, double epsilon) {
    /** The slots it looks at; 0 for those that its kind does not have. */
    IntStream slots() {
        return IntStream.of(left, right, third, fourth);
    }

    /** In the order in which rows stand. */
    enum Kind {
        COMPARISON,
        EQUALITY,
        CROSSING,
        RANGE
    }

    private static final int LESS = Relation.bit(Relation.LESS);
    private static final int EQUAL = Relation.bit(Relation.EQUAL);
    private static final int GREATER = Relation.bit(Relation.GREATER);
    private static final int KNOWN = LESS | EQUAL | GREATER;
    private static final int RELATIONS = 4;

    static Row comparison(int left, Condition.Comparison comparison, int right, double epsilon) {
        boolean equality = comparison == Condition.Comparison.EQUAL || comparison == Condition.Comparison.NOT_EQUAL;
        return new Row(
                equality ? Kind.EQUALITY : Kind.COMPARISON,
                left,
                right,
                0,
                0,
                accepted(comparison),
                KNOWN,
                equality ? epsilon : 0);
    }

    /** @param leftBefore slot of the left side's value on the candle before */
    static Row crossing(int left, int right, int leftBefore, int rightBefore, Condition.Direction direction) {
        IntBinaryOperator above = (now, before) -> and(truth(GREATER, now), truth(LESS | EQUAL, before));
        IntBinaryOperator below = (now, before) -> and(truth(LESS, now), truth(GREATER | EQUAL, before));
        IntBinaryOperator either =
                (now, before) -> -and(-above.applyAsInt(now, before), -below.applyAsInt(now, before));
        IntBinaryOperator wanted = switch (direction) {
            case ABOVE -> above;
            case BELOW -> below;
            case EITHER -> either;
        };
        return pair(Kind.CROSSING, new int[] {left, right, leftBefore, rightBefore}, wanted);
    }

    static Row range(int x, int low, int high) {
        return pair(
                Kind.RANGE,
                new int[] {x, low, x, high},
                (atLow, atHigh) -> and(truth(GREATER | EQUAL, atLow), truth(LESS | EQUAL, atHigh)));
    }

    /** @param truth 1 true, −1 false, 0 unknown, of both relations */
    private static Row pair(Kind kind, int[] slots, IntBinaryOperator truth) {
        int accepted = 0;
        int settled = 0;
        for (int first = 0; first < RELATIONS; first++) {
            for (int second = 0; second < RELATIONS; second++) {
                int bit = Relation.bit(Relation.pair(first, second));
                int result = truth.applyAsInt(first, second);
                accepted |= result > 0 ? bit : 0;
                settled |= result != 0 ? bit : 0;
            }
        }
        return new Row(kind, slots[0], slots[1], slots[2], slots[3], accepted, settled, 0);
    }

    private static int truth(int accepted, int relation) {
        if (relation == Relation.UNKNOWN) {
            return 0;
        }
        return (accepted & Relation.bit(relation)) != 0 ? 1 : -1;
    }

    private static int and(int a, int b) {
        return Math.min(a, b);
    }

    private static int accepted(Condition.Comparison comparison) {
        return switch (comparison) {
            case LESS -> LESS;
            case LESS_OR_EQUAL -> LESS | EQUAL;
            case GREATER -> GREATER;
            case GREATER_OR_EQUAL -> GREATER | EQUAL;
            case EQUAL -> EQUAL;
            case NOT_EQUAL -> LESS | GREATER;
        };
    }
}
