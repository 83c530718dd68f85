package io.candlebus.strategy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A claim about a candle, as written: true, false or, while a number in it is not known, unknown. */
public sealed interface Condition extends Expression
        permits Condition.Compare,
                Condition.Cross,
                Condition.Between,
                Condition.Not,
                Condition.All,
                Condition.Any,
                Condition.AtLeast,
                Condition.Weighted,
                Event {
    /** The conditions it is made of. */
    default List<Condition> parts() {
        return List.of();
    }

    @Override
    default List<Expression> inside() {
        return List.copyOf(parts());
    }

    /** Compiles itself. */
    Node.Ref addTo(LaneDraft lane);

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
            implements Condition {
        @Override
        public String text() {
            return left.text() + " " + comparison.sign() + " " + right.text();
        }

        @Override
        public List<Expression> inside() {
            return List.of(left, right);
        }

        @Override
        public Binding binding() {
            return Binding.COMPARISON;
        }

        @Override
        public Node.Ref addTo(LaneDraft lane) {
            return lane.compare(this);
        }
    }

    /** Which way a line crosses another. */
    enum Direction {
        ABOVE("crossover"),
        BELOW("crossunder"),
        EITHER("cross");

        private final String function;

        Direction(String function) {
            this.function = function;
        }

        public String function() {
            return function;
        }
    }

    /** {@code left[1] <= right[1] and left > right}, or its mirror. */
    record Cross(Operand left, Direction direction, Operand right, Place place) implements Condition {
        @Override
        public String text() {
            return Expression.call(direction.function(), inside());
        }

        @Override
        public List<Expression> inside() {
            return List.of(left, right);
        }

        @Override
        public Node.Ref addTo(LaneDraft lane) {
            return lane.cross(this);
        }
    }

    /** Both ends included. */
    record Between(Operand x, Operand low, Operand high, Place place) implements Condition {
        @Override
        public String text() {
            return x.text() + " between " + low.text() + " and " + high.text();
        }

        @Override
        public List<Expression> inside() {
            return List.of(x, low, high);
        }

        @Override
        public Binding binding() {
            return Binding.COMPARISON;
        }

        @Override
        public Node.Ref addTo(LaneDraft lane) {
            return lane.between(this);
        }
    }

    /** True where the other is false. */
    record Not(Condition condition, Place place) implements Condition {
        @Override
        public List<Condition> parts() {
            return List.of(condition);
        }

        @Override
        public String text() {
            return "not (" + condition.text() + ")";
        }

        @Override
        public Binding binding() {
            return Binding.LOGIC;
        }

        @Override
        public Node.Ref addTo(LaneDraft lane) {
            return lane.add(condition).not();
        }
    }

    /** Every one is true; true when there is none. */
    record All(List<Condition> conditions, Place place) implements Condition {
        public All {
            conditions = List.copyOf(conditions);
        }

        @Override
        public List<Condition> parts() {
            return conditions;
        }

        @Override
        public String text() {
            return joined(" and ", conditions, "true");
        }

        @Override
        public Binding binding() {
            return Binding.LOGIC;
        }

        @Override
        public Node.Ref addTo(LaneDraft lane) {
            return lane.count(conditions.size(), conditions);
        }
    }

    /** At least one is true; false when there is none. */
    record Any(List<Condition> conditions, Place place) implements Condition {
        public Any {
            conditions = List.copyOf(conditions);
        }

        @Override
        public List<Condition> parts() {
            return conditions;
        }

        @Override
        public String text() {
            return joined(" or ", conditions, "false");
        }

        @Override
        public Binding binding() {
            return Binding.LOGIC;
        }

        @Override
        public Node.Ref addTo(LaneDraft lane) {
            return lane.count(1, conditions);
        }
    }

    /**
     * At least so many are true.
     *
     * @param count a whole number known when the document is compiled, from 1 to the number of conditions
     */
    record AtLeast(Operand count, List<Condition> conditions, Place place) implements Condition {
        public AtLeast {
            conditions = List.copyOf(conditions);
        }

        @Override
        public List<Condition> parts() {
            return conditions;
        }

        @Override
        public List<Expression> inside() {
            List<Expression> inside = new ArrayList<>(conditions);
            inside.add(0, count);
            return inside;
        }

        @Override
        public String text() {
            String listed = conditions.stream().map(Condition::text).collect(Collectors.joining(", "));
            return "at_least(" + count.text() + ", " + listed + ")";
        }

        @Override
        public Node.Ref addTo(LaneDraft lane) {
            return lane.atLeast(this);
        }
    }

    /**
     * The same condition, with a weight for the signal's confidence.
     *
     * @param weight above 0
     */
    record Weighted(Condition condition, double weight, Place place) implements Condition {
        @Override
        public List<Condition> parts() {
            return List.of(condition);
        }

        @Override
        public String text() {
            return condition.text();
        }

        @Override
        public Binding binding() {
            return condition.binding();
        }

        @Override
        public Node.Ref addTo(LaneDraft lane) {
            return lane.add(condition);
        }
    }

    private static String joined(String word, List<Condition> conditions, String none) {
        return conditions.isEmpty()
                ? none
                : conditions.stream().map(Condition::bracketed).collect(Collectors.joining(word));
    }

    /** A negation brings its own parentheses. */
    private static String bracketed(Condition condition) {
        return condition instanceof Not ? condition.text() : condition.text(Binding.COMPARISON);
    }
}
