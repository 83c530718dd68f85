package io.candlebus.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.strategy.TruthTables.Row;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every construct of the language, candle by candle, with values worked out by hand. */
class TruthTableTest {
    static List<Row> rows() throws IOException {
        return TruthTables.rows();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isWhatTheTableSays(Row row) {
        row.check();
    }

    @Test
    void everyConstructHasItsTable() throws IOException {
        Set<String> missing = constructs();
        for (Row row : rows()) {
            collect(row.parsed(), missing);
        }
        assertEquals(Set.of(), missing);
    }

    /** A condition's tables show it true, false and unknown; a number's show it known and unknown. */
    @Test
    void everyConstructIsShownInEachOfItsStates() throws IOException {
        Map<String, Set<String>> shown = new TreeMap<>();
        for (Row row : rows()) {
            Set<String> states = shown.computeIfAbsent(construct(row.parsed()), c -> new TreeSet<>());
            row.cells().stream()
                    .map(cell -> "TF?-".contains(cell) ? cell : "number")
                    .forEach(states::add);
        }
        for (String construct : constructs()) {
            Set<String> states = shown.getOrDefault(construct, Set.of());
            assertTrue(
                    states.containsAll(Set.of("T", "F", "?")) || states.containsAll(Set.of("number", "?")),
                    construct + " is shown as " + states);
        }
    }

    /** All that can be written. */
    private static Set<String> constructs() {
        Set<String> all = new TreeSet<>(Word.names());
        all.addAll(List.of("and", "or", "not", "between", "[]", "number@", "condition@", "-x"));
        Arrays.stream(Condition.Comparison.values()).forEach(c -> all.add(c.sign()));
        Stream.of(Operation.values()).filter(o -> o.sign() != null).forEach(o -> all.add(o.sign()));
        all.addAll(List.of("highest", "lowest", "sum", "avg", "stdev", "median", "percent_rank", "slope"));
        return all;
    }

    private static void collect(Expression expression, Set<String> into) {
        into.remove(construct(expression));
        expression.inside().forEach(part -> collect(part, into));
    }

    private static String construct(Expression expression) {
        if (expression instanceof Condition.Compare compare) {
            return compare.comparison().sign();
        }
        if (expression instanceof Operand.Arithmetic arithmetic) {
            return arithmetic.operation().sign();
        }
        if (expression instanceof Operand.Inline inline) {
            return inline.type();
        }
        Map<Class<?>, String> signs = Map.of(
                Condition.All.class, "and",
                Condition.Any.class, "or",
                Condition.Not.class, "not",
                Condition.Between.class, "between",
                Operand.Ago.class, "[]",
                Operand.On.class, "number@",
                Event.OnHigher.class, "condition@",
                Operand.Negative.class, "-x");
        String text = expression.text();
        return signs.getOrDefault(
                expression.getClass(), text.contains("(") ? text.substring(0, text.indexOf('(')) : text);
    }

    @Test
    void theTablesHoldWhatTheyPromise() throws IOException {
        Map<Truth, Integer> cells = new EnumMap<>(Truth.class);
        for (Row row : rows()) {
            row.table()
                    .inputs()
                    .forEach((name, given) -> assertEquals(
                            given.size(), row.cells().size(), row.file() + ", " + name + " and " + row.expression()));
            row.cells().stream()
                    .filter("TF?"::contains)
                    .forEach(cell -> cells.merge(Truth.values()["TF?".indexOf(cell)], 1, Integer::sum));
        }
        assertTrue(cells.values().stream().allMatch(count -> count > 100), cells::toString);
    }
}
