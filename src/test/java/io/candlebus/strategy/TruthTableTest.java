package io.candlebus.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.market.Candle;
import io.candlebus.strategy.TruthTables.Row;
import io.candlebus.strategy.expression.ExpressionParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every construct of the language, candle by candle, with values worked out by hand. */
class TruthTableTest {
    private static final long MINUTE = 60_000;
    private static final double TOLERANCE = 1e-9;

    /** Position fields that stand for the numbers that the tables call by one letter: they can be anything, unknown too. */
    private static final Map<String, PositionField> LETTERS = new TreeMap<>(
            Map.of("a", PositionField.ENTRY_PRICE, "b", PositionField.PNL_PERCENT, "c", PositionField.HIGH_SINCE));

    static List<Row> rows() throws IOException {
        return TruthTables.rows();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isWhatTheTableSays(Row row) {
        List<String> actual = new ArrayList<>();
        boolean condition = row.condition().isPresent();
        String text = inFields(row.expression());
        Condition whole = ExpressionParser.condition(condition ? text : text + " == 0", "", problem -> {
                    throw new AssertionError(problem.message());
                })
                .orElseThrow();
        ProgramRun run = Documents.document().alert("it", whole).compiled().start();
        for (int i = 0; i < row.cells().size(); i++) {
            String price = cell(row, "close", i);
            if (price.equals("-")) {
                actual.add("-");
                continue;
            }
            int at = i;
            long open = row.table().fromMs() + i * MINUTE;
            run.update(Candle.flat(open, Double.parseDouble(price)), field -> told(row, field, at));
            actual.add(
                    condition
                            ? "TF?"
                                    .substring(
                                            run.truth(0).ordinal(), run.truth(0).ordinal() + 1)
                            : number(run, row.cells().get(i)));
        }
        assertEquals(
                String.join(" ", row.cells()),
                String.join(" ", actual),
                row.table().title());
    }

    /** Letters become fields. */
    private static String inFields(String expression) {
        String text = expression;
        for (Map.Entry<String, PositionField> letter : LETTERS.entrySet()) {
            text = Pattern.compile("(?<![\\w.])" + letter.getKey() + "(?![\\w.(])")
                    .matcher(text)
                    .replaceAll("position." + letter.getValue());
        }
        return text;
    }

    private static String cell(Row row, String input, int at) {
        return row.table().inputs().containsKey(input)
                ? row.table().inputs().get(input).get(at)
                : "1";
    }

    private static double told(Row row, PositionField field, int at) {
        return LETTERS.entrySet().stream()
                .filter(letter -> letter.getValue() == field)
                .map(letter -> cell(row, letter.getKey(), at))
                .mapToDouble(cell -> cell.equals("?") ? Double.NaN : Double.parseDouble(cell))
                .findFirst()
                .orElse(Double.NaN);
    }

    /** As expected, when it is as good as that. */
    private static String number(ProgramRun run, String expected) {
        double value = run.explain(0, false).terms().get(0).value();
        if (Double.isNaN(value)) {
            return "?";
        }
        boolean same = !expected.equals("?")
                && Math.abs(value - Double.parseDouble(expected)) <= TOLERANCE * Math.max(1, Math.abs(value));
        return same ? expected : Double.toString(value);
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
