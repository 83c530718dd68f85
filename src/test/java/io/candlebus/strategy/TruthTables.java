package io.candlebus.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.candlebus.market.Candle;
import io.candlebus.strategy.expression.ExpressionParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tables of what goes in and what comes out, candle by candle; those of the language are in {@code src/test/resources/truth}. A table
 * begins with a line of comment; a row is an expression, a colon, and a cell for each candle: T true, F false, ? unknown, - no
 * candle at all, or a number. The rows {@code a}, {@code b}, {@code c} and {@code close} go in, {@code from} says when the first
 * one-minute candle opens; every other row comes out.
 */
public final class TruthTables {
    private static final Path FOLDER = Path.of("src/test/resources/truth");
    private static final Set<String> INPUTS = Set.of("a", "b", "c", "close");
    private static final long MINUTE = 60_000;
    private static final double TOLERANCE = 1e-9;

    /** Position fields that stand for the numbers that the tables call by one letter: they can be anything, unknown too. */
    private static final Map<String, PositionField> LETTERS = new TreeMap<>(
            Map.of("a", PositionField.ENTRY_PRICE, "b", PositionField.PNL_PERCENT, "c", PositionField.HIGH_SINCE));

    /**
     * One of them.
     *
     * @param title its line of comment
     * @param fromMs when the first candle opens; epoch milliseconds
     * @param inputs cells by name
     */
    record Table(String title, long fromMs, Map<String, List<String>> inputs, List<Row> rows) {
        private String cell(String input, int at) {
            return inputs.containsKey(input) ? inputs.get(input).get(at) : "1";
        }

        private double told(PositionField field, int at) {
            return LETTERS.entrySet().stream()
                    .filter(letter -> letter.getValue() == field)
                    .map(letter -> cell(letter.getKey(), at))
                    .mapToDouble(cell -> cell.equals("?") ? Double.NaN : Double.parseDouble(cell))
                    .findFirst()
                    .orElse(Double.NaN);
        }
    }

    /**
     * What comes out.
     *
     * @param expression a condition or a number, as written
     * @param cells one for each candle
     */
    public record Row(String file, Table table, String expression, List<String> cells) {
        /** Runs it, and compares. */
        public void check() {
            boolean isCondition = condition().isPresent();
            String text = inFields(expression);
            Condition whole = ExpressionParser.condition(isCondition ? text : text + " == 0", "", problem -> {
                        throw new AssertionError(expression + ": " + problem.message());
                    })
                    .orElseThrow();
            ProgramRun run = Documents.document().alert("it", whole).compiled().start();
            List<String> actual = new ArrayList<>();
            for (int i = 0; i < cells.size(); i++) {
                String price = table.cell("close", i);
                if (price.equals("-")) {
                    actual.add("-");
                    continue;
                }
                int at = i;
                Candle candle = Candle.flat(table.fromMs + i * MINUTE, Double.parseDouble(price));
                run.update(candle, field -> table.told(field, at));
                actual.add(isCondition ? truth(run) : number(run, cells.get(i)));
            }
            assertEquals(String.join(" ", cells), String.join(" ", actual), table.title + ": " + expression);
        }

        Optional<Condition> condition() {
            return ExpressionParser.condition(expression, "", problem -> {});
        }

        /** The condition, or else the number. */
        Expression parsed() {
            return condition()
                    .map(Expression.class::cast)
                    .or(() -> ExpressionParser.operand(expression, "", problem -> {}))
                    .orElseThrow(() -> new AssertionError("cannot be read: " + expression));
        }

        @Override
        public String toString() {
            return file + ": " + expression + " : " + String.join(" ", cells);
        }
    }

    private TruthTables() {}

    static List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                rows.addAll(rows(file.getFileName().toString(), Files.readString(file)));
            }
        }
        return rows;
    }

    /** What comes out of the tables of a text. */
    public static List<Row> rows(String file, String text) {
        return Stream.of(text.strip().split("\\n{2,}"))
                .flatMap(lines -> table(file, lines.lines().toList()).rows().stream())
                .toList();
    }

    private static Table table(String file, List<String> lines) {
        long from = lines.stream()
                .filter(line -> line.startsWith("from "))
                .mapToLong(line -> Instant.parse(line.split(" : ")[1].strip()).toEpochMilli())
                .findFirst()
                .orElse(0);
        boolean titled = lines.get(0).startsWith("#");
        String title = titled ? lines.get(0).substring(1).strip() : file;
        Table table = new Table(title, from, new LinkedHashMap<>(), new ArrayList<>());
        lines.stream()
                .skip(titled ? 1 : 0)
                .filter(line -> !line.startsWith("from "))
                .forEach(line -> add(table, file, line));
        return table;
    }

    private static void add(Table table, String file, String line) {
        int colon = line.lastIndexOf(" : ");
        String expression = line.substring(0, colon).strip();
        List<String> cells = List.of(line.substring(colon + 3).strip().split(" +"));
        if (INPUTS.contains(expression)) {
            table.inputs().put(expression, cells);
        } else {
            table.rows().add(new Row(file, table, expression, cells));
        }
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

    private static String truth(ProgramRun run) {
        return "TF?".substring(run.truth(0).ordinal(), run.truth(0).ordinal() + 1);
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
}
