package io.candlebus.strategy.expression;

import io.candlebus.strategy.Condition;
import io.candlebus.strategy.Expression;
import io.candlebus.strategy.Operand;
import io.candlebus.strategy.Problem;
import io.candlebus.strategy.Spelling;
import io.candlebus.strategy.Word;
import java.util.ArrayList;
import java.util.List;

/** Tells numbers from conditions, and keeps what is in the wrong place so that reading can go on. */
final class Kinds {
    private final List<Problem> problems = new ArrayList<>();

    List<Problem> problems() {
        return problems;
    }

    /** The same as a condition; some condition in its place when it is a number, which is told. */
    Condition condition(Expression expression) {
        if (expression instanceof Condition condition) {
            return condition;
        }
        Operand number = (Operand) expression;
        problems.add(noCondition(number));
        return new Condition.Compare(number, Condition.Comparison.NOT_EQUAL, number, Condition.EPSILON, number.place());
    }

    private static Problem noCondition(Operand number) {
        String text = number.shortText();
        if (number instanceof Operand.Name name && Habits.isTruth(name.text())) {
            return Problem.error("wrong-kind", number.place(), "there is no condition \"" + text + "\"")
                    .suggesting("compare numbers, as \"close > open\", or leave it out");
        }
        Problem problem = Problem.error(
                "wrong-kind", number.place(), "a condition is wanted here, and \"" + text + "\" is a number");
        String compared = "compare it, as \"" + text + " > 0\"";
        return problem.suggesting(
                number instanceof Operand.Inline inline
                        ? Habits.condition(inline.type())
                                .map(word -> "did you mean \"" + word + "\"?")
                                .orElse(compared)
                        : compared);
    }

    /** The same as a number; some number in its place when it is a condition, which is told. */
    Operand number(Expression expression) {
        if (expression instanceof Operand operand) {
            return operand;
        }
        problems.add(Problem.error(
                "wrong-kind",
                expression.place(),
                "a number is wanted here, and \"" + expression.shortText() + "\" is a condition"));
        return new Operand.Constant(0, expression.place());
    }

    /** As {@link #number}, of what is given to something that is no word of the language; perhaps one is misspelt. */
    Operand argument(String name, Expression expression) {
        if (expression instanceof Operand operand) {
            return operand;
        }
        Problem problem = Problem.error(
                "wrong-kind",
                expression.place(),
                "\"" + name + "\" takes no condition, and \"" + expression.shortText() + "\" is one");
        String question = Spelling.question(name, Word.names());
        problems.add(question == null ? problem : problem.suggesting(question));
        return new Operand.Constant(0, expression.place());
    }
}
