package io.candlebus.strategy;

import java.util.List;
import java.util.stream.Collectors;

/** A claim about a candle, as written: true, false or, while a number in it is not known, unknown. */
public sealed interface Condition {
    Place place();

    /** As an author would write it. */
    String text();

    /** The conditions it is made of. */
    default List<Condition> parts() {
        return List.of();
    }

    /** How many conditions it is, with all its parts. */
    default int size() {
        return 1 + parts().stream().mapToInt(Condition::size).sum();
    }

    /** Compiles itself. */
    Node.Ref addTo(ProgramDraft draft);

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
        public Node.Ref addTo(ProgramDraft draft) {
            return draft.compare(this);
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
            return direction.function() + "(" + left.text() + ", " + right.text() + ")";
        }

        @Override
        public Node.Ref addTo(ProgramDraft draft) {
            return draft.cross(this);
        }
    }

    /** Both ends included. */
    record Between(Operand x, Operand low, Operand high, Place place) implements Condition {
        @Override
        public String text() {
            return x.text() + " between " + low.text() + " and " + high.text();
        }

        @Override
        public Node.Ref addTo(ProgramDraft draft) {
            return draft.between(this);
        }
    }

    /** True on at least one of the last {@code candles} candles, this one included; 0 and 1 mean this one alone. */
    record Within(Condition condition, int candles, Place place) implements Condition {
        @Override
        public List<Condition> parts() {
            return List.of(condition);
        }

        @Override
        public String text() {
            return "within(" + condition.text() + ", " + candles + ")";
        }

        @Override
        public Node.Ref addTo(ProgramDraft draft) {
            return draft.within(this);
        }
    }

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
        public Node.Ref addTo(ProgramDraft draft) {
            return condition.addTo(draft).not();
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
        public Node.Ref addTo(ProgramDraft draft) {
            return draft.count(conditions.size(), conditions);
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
        public Node.Ref addTo(ProgramDraft draft) {
            return draft.count(1, conditions);
        }
    }

    /** At least {@code count} are true. */
    record AtLeast(int count, List<Condition> conditions, Place place) implements Condition {
        public AtLeast {
            conditions = List.copyOf(conditions);
        }

        @Override
        public List<Condition> parts() {
            return conditions;
        }

        @Override
        public String text() {
            return "at_least(" + count + ", " + listed(conditions) + ")";
        }

        @Override
        public Node.Ref addTo(ProgramDraft draft) {
            return draft.count(count, conditions);
        }
    }

    private static String joined(String word, List<Condition> conditions, String none) {
        return conditions.isEmpty()
                ? none
                : conditions.stream().map(Condition::bracketed).collect(Collectors.joining(word));
    }

    private static String listed(List<Condition> conditions) {
        return conditions.stream().map(Condition::text).collect(Collectors.joining(", "));
    }

    private static String bracketed(Condition condition) {
        return condition instanceof All || condition instanceof Any ? "(" + condition.text() + ")" : condition.text();
    }
}
