package io.candlebus.strategy;

import java.util.List;
import java.util.stream.Collectors;

/** Something written in a rule: a number or a condition. Immutable. */
public sealed interface Expression permits Operand, Condition {
    /** Characters of a text that is not cut. */
    int SHORT = 60;

    Place place();

    /** As an author would write it; read back, it is equal to this. */
    String text();

    /** What it is directly made of, in the order of writing. */
    default List<Expression> inside() {
        return List.of();
    }

    /** How tightly it holds together when it stands inside another one. */
    default Binding binding() {
        return Binding.WHOLE;
    }

    /** How many numbers, conditions and functions it is, with all it is made of. */
    default int termCount() {
        int count = 1;
        for (Expression part : inside()) {
            count += part.termCount();
        }
        return count;
    }

    /** How many of those are conditions. */
    default int conditionCount() {
        int count = this instanceof Condition ? 1 : 0;
        for (Expression part : inside()) {
            count += part.conditionCount();
        }
        return count;
    }

    /** From the loosest to the tightest. */
    enum Binding {
        LOGIC,
        COMPARISON,
        SUM,
        PRODUCT,
        SIGN,
        POSTFIX,
        WHOLE
    }

    /** Its text, in parentheses when it holds together less tightly than its place asks for. */
    default String text(Binding least) {
        return binding().compareTo(least) < 0 ? "(" + text() + ")" : text();
    }

    /** Its text, cut where it gets long; for messages. */
    default String shortText() {
        String text = text();
        return text.length() <= SHORT ? text : text.substring(0, SHORT) + "…";
    }

    /** A call as an author would write it. */
    static String call(String name, List<? extends Expression> arguments) {
        return name + arguments.stream().map(Expression::text).collect(Collectors.joining(", ", "(", ")"));
    }
}
