package io.candlebus.strategy.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.strategy.Condition;
import io.candlebus.strategy.Operand;
import io.candlebus.strategy.Place;
import io.candlebus.strategy.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionParserTest {
    private static Condition read(String text) {
        return ExpressionParser.condition(text, "/when", problem -> {
                    throw new AssertionError(problem.message());
                })
                .orElseThrow();
    }

    private static Problem problem(String text) {
        List<Problem> problems = new ArrayList<>();
        assertEquals(Optional.empty(), ExpressionParser.condition(text, "/when", problems::add));
        assertEquals(1, problems.size());
        return problems.get(0);
    }

    private static Condition compare(String name, Condition.Comparison comparison, double value) {
        return new Condition.Compare(
                new Operand.Name(name, Place.NOWHERE),
                comparison,
                new Operand.Constant(value, Place.NOWHERE),
                Condition.EPSILON,
                Place.NOWHERE);
    }

    @Test
    void andBindsTighterThanOr() {
        Condition a = compare("a", Condition.Comparison.LESS, 1);
        Condition b = compare("b", Condition.Comparison.GREATER_OR_EQUAL, 2);
        Condition c = compare("c", Condition.Comparison.NOT_EQUAL, -3);
        Condition both = new Condition.All(List.of(b, c), Place.NOWHERE);
        assertEquals(new Condition.Any(List.of(a, both), Place.NOWHERE), read("a < 1 or b >= 2 and c != -3"));
        assertEquals(read("a < 1 or b >= 2 and c != -3"), read("a<1||b>=2&&c!=-3"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "(a < 1 or b > 2) and not c == 3|(a < 1 or b > 2) and not (c == 3)",
                "!a < 1|not (a < 1)",
                "crossover(a, b.signal)|crossover(a, b.signal)",
                "CROSSUNDER(a, 30)|crossunder(a, 30)",
                "within(cross(a, b), 5)|within(cross(a, b), 5)",
                "a[3] between -1 and b[2] and c > .5e1|a[3] between -1 and b[2] and c > 5",
                "at_least(2, a < 1, b < 2, c < 3 or d < 4)|at_least(2, a < 1, b < 2, c < 3 or d < 4)",
                "bb_20_2.5.upper < close|bb_20_2.5.upper < close"
            })
    void readsEveryForm(String text, String canonical) {
        assertEquals(canonical, read(text).text());
        assertEquals(read(text), read(canonical));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a <|bad-expression|2|1",
                "a < 1 and|bad-expression|8|1",
                "a = 1|bad-expression|2|1",
                "a < 1 < 2|bad-expression|6|1",
                "a < 1) or b|bad-expression|5|1",
                "and < 1|bad-expression|0|3",
                "a < 1e999|bad-number|4|5",
                "a[-1] < 1|look-ahead|2|1",
                "a[100001] < 1|lookback-limit|2|6",
                "a[1.5] < 1|bad-expression|2|3",
                "a + 1 < 2|unsupported-expression|2|1",
                "a@4h < 2|unsupported-expression|1|1",
                "rising(a, 3)|unsupported-expression|0|6",
                "ema(50) > 1|unsupported-expression|0|3",
                "close > ema(50)|unsupported-expression|8|3",
                "''|bad-expression|0|1"
            })
    void saysWhatItCannotReadAndWhere(String text, String code, int offset, int length) {
        Problem problem = problem(text);
        assertEquals(code, problem.code());
        assertEquals("/when", problem.place().pointer());
        assertEquals(offset, problem.place().offset(), problem.message());
        assertEquals(length, problem.place().length());
    }

    @Test
    void nestingIsLimited() {
        assertEquals("nesting-limit", problem("(".repeat(100_000) + "a < 1").code());
        assertEquals("nesting-limit", problem("not ".repeat(100_000) + "a < 1").code());
    }

    @Test
    void placesCoverTheWords() {
        Condition.All both = (Condition.All) read("aa < 1 and bb > 22");
        Place second = both.conditions().get(1).place();
        assertEquals(11, second.offset());
        assertEquals(7, second.length());
        assertTrue(both.place().length() >= 18);
    }
}
