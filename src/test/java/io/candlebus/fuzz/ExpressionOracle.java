package io.candlebus.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.strategy.Condition;
import io.candlebus.strategy.Expression;
import io.candlebus.strategy.Operand;
import io.candlebus.strategy.Place;
import io.candlebus.strategy.Problem;
import io.candlebus.strategy.expression.ExpressionParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What holds of every text that is read as an expression. */
final class ExpressionOracle {
    private static final String POINTER = "/signals/0/when";

    private ExpressionOracle() {}

    /** Reads a text as a condition and as a number. */
    static void verify(String text) {
        List<Problem> problems = new ArrayList<>();
        Optional<Condition> condition = ExpressionParser.condition(text, POINTER, problems::add);
        assertEquals(condition.isEmpty(), !problems.isEmpty(), "there is a problem where there is no condition");
        problems.forEach(problem -> verify(problem, text));
        condition.ifPresent(c -> verify(c, text));
        problems.clear();
        Optional<Operand> operand = ExpressionParser.operand(text, POINTER, problems::add);
        assertEquals(operand.isEmpty(), !problems.isEmpty(), "there is a problem where there is no number");
        problems.forEach(problem -> verify(problem, text));
        operand.ifPresent(x -> {
            verifyPlaces(x, text);
            List<Problem> told = new ArrayList<>();
            Optional<Operand> again = ExpressionParser.operand(x.text(), POINTER, told::add);
            assertEquals(operand, again, () -> "read back otherwise: " + x.text() + " " + told);
        });
    }

    private static void verify(Condition condition, String text) {
        verifyPlaces(condition, text);
        List<Problem> problems = new ArrayList<>();
        Optional<Condition> again = ExpressionParser.condition(condition.text(), POINTER, problems::add);
        assertEquals(Optional.of(condition), again, () -> "read back otherwise: " + condition.text() + " " + problems);
    }

    private static void verifyPlaces(Expression expression, String text) {
        verify(expression.place(), text);
        expression.inside().forEach(part -> verifyPlaces(part, text));
    }

    private static void verify(Problem problem, String text) {
        assertTrue(problem.isError(), problem::toString);
        assertFalse(problem.message().isBlank(), problem::code);
        assertTrue(problem.place().length() > 0, () -> problem + " has no place");
        verify(problem.place(), text);
    }

    private static void verify(Place place, String text) {
        assertEquals(POINTER, place.pointer());
        int end = place.offset() + place.length();
        assertTrue(place.offset() >= 0 && end <= Math.max(1, text.length()), () -> place + " is beyond the text");
    }
}
