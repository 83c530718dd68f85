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
import org.junit.jupiter.params.provider.ValueSource;

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
                "bb_20_2.5.upper < close|bb_20_2.5.upper < close",
                "a+b*c-d > -(e)/2|a + b * c - d > -e / 2",
                "(a + b) * c > a - (b - c)|(a + b) * c > a - (b - c)",
                "-5[1] > --5|-5[1] > --5",
                "Bb(close, 20, 2).upper > ema(rsi(14), 9)|Bb(close, 20, 2).upper > ema(rsi(14), 9)",
                "close@4h[2] > (a - b)[n]@1d|close@4h[2] > (a - b)[n]@1d",
                "crossover(a, b)@4h and (a > b or c > d)@1M|crossover(a, b)@4h and (a > b or c > d)@1M",
                "held(RISING(a, 3), 2)|held(rising(a, 3), 2)",
                "once(a > b)|once(a > b)",
                "sequence(a > 1, b > 2, c > 3, 12)|sequence(a > 1, b > 2, c > 3, 12)",
                "count(a > 1, 5) >= 2 and bars_since(b > 1, 50) < 5|count(a > 1, 5) >= 2 and bars_since(b > 1, 50) < 5",
                "value_when(crossover(a, b), close, 0, 100) < close|value_when(crossover(a, b), close, 0, 100) < close",
                "max(a, b, c) > coalesce(d, clamp(e, 0, 1))|max(a, b, c) > coalesce(d, clamp(e, 0, 1))",
                "obv() > change_pct(close, 3)|obv() > change_pct(close, 3)",
                "a % 2 == round(b)|a % 2 == round(b)"
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
                "a + < 2|bad-expression|4|1",
                "a@7h < 2|bad-timeframe|2|2",
                "a@ < 2|bad-timeframe|3|1",
                "bb(20, 2).5 > 1|bad-expression|9|2",
                "ema(50|bad-expression|5|1",
                "ema(50,) > 1|bad-expression|7|1",
                "within(a > 1) and b > 2|wrong-arguments|0|6",
                "sequence(a > 1, 5)|wrong-arguments|0|8",
                "clamp(a, 1) > 2|wrong-arguments|0|5",
                "min(a) > 2|wrong-arguments|0|3",
                "at_least(3, b > 1, c > 2)|out-of-range|0|8",
                "at_least(0, b > 1, c > 2)|out-of-range|0|8",
                "rsi_14|wrong-kind|0|6",
                "rsi_14 + 1|wrong-kind|0|10",
                "a > 1 and rsi_14|wrong-kind|10|6",
                "not a|wrong-kind|4|1",
                "(a > 1) + 2 > 3|wrong-kind|1|5",
                "within(rsi_14, 3)|wrong-kind|7|6",
                "ema(a > 1) > 2|wrong-kind|4|5",
                "(a > 1)[3]|wrong-kind|1|5",
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
        assertEquals("nesting-limit", problem("- ".repeat(100_000) + "a < 1").code());
        assertEquals("nesting-limit", problem("ema(".repeat(100_000) + "a < 1").code());
        assertEquals(
                "nesting-limit", problem("a" + "[1]".repeat(100_000) + " < 1").code());
        assertEquals(
                "nesting-limit", problem("a" + " + 1".repeat(100_000) + " < 1").code());
        assertEquals(
                "nesting-limit", problem("a" + " * 1".repeat(100_000) + " < 1").code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"-(5)", "--5", "- - 0", "-(-0)", "---5", "-(((5)))", "-5[1]", "-(5[1])", "--x", "-(x + 1)"})
    void signsAreReadBackFromTheirOwnText(String sum) {
        Condition read = read(sum + " < 1");
        assertEquals(read, read(read.text()), read.text());
    }

    @Test
    void negationsAreReadBackFromTheirOwnTextHoweverDeep() {
        for (String negations :
                List.of("not ".repeat(32), "!".repeat(32), "not (".repeat(32), "not (not ".repeat(16))) {
            Condition read = read(negations + "a < 1"
                    + ")".repeat((int) negations.chars().filter(c -> c == '(').count()));
            assertEquals(read, read(read.text()), read.text());
        }
        assertEquals("nesting-limit", problem("not ".repeat(33) + "a < 1").code());
        assertEquals(
                "nesting-limit",
                problem("not (".repeat(33) + "a < 1" + ")".repeat(33)).code());
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
