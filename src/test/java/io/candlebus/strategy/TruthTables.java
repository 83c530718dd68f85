package io.candlebus.strategy;

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
import java.util.stream.Stream;

/**
 * The files of {@code src/test/resources/truth}: tables of what goes in and what comes out, candle by candle. A table begins
 * with a line of comment; a row is an expression, a colon, and a cell for each candle: T true, F false, ? unknown, - no candle
 * at all, or a number. The rows {@code a}, {@code b}, {@code c} and {@code close} go in, {@code from} says when the first
 * one-minute candle opens; every other row comes out.
 */
final class TruthTables {
    private static final Path FOLDER = Path.of("src/test/resources/truth");
    private static final Set<String> INPUTS = Set.of("a", "b", "c", "close");

    /**
     * One of them.
     *
     * @param title its line of comment
     * @param fromMs when the first candle opens; epoch milliseconds
     * @param inputs cells by name
     */
    record Table(String title, long fromMs, Map<String, List<String>> inputs, List<Row> rows) {}

    /**
     * What comes out.
     *
     * @param expression a condition or a number, as written
     * @param cells one for each candle
     */
    record Row(String file, Table table, String expression, List<String> cells) {
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
                tables(file).forEach(table -> rows.addAll(table.rows()));
            }
        }
        return rows;
    }

    private static List<Table> tables(Path file) throws IOException {
        List<Table> tables = new ArrayList<>();
        for (String text : Files.readString(file).split("\\n{2,}")) {
            List<String> lines = text.lines().toList();
            long from = lines.stream()
                    .filter(line -> line.startsWith("from "))
                    .mapToLong(
                            line -> Instant.parse(line.split(" : ")[1].strip()).toEpochMilli())
                    .findFirst()
                    .orElse(0);
            Table table = new Table(lines.get(0).substring(1).strip(), from, new LinkedHashMap<>(), new ArrayList<>());
            lines.stream()
                    .skip(1)
                    .filter(line -> !line.startsWith("from "))
                    .forEach(line -> add(table, file.getFileName().toString(), line));
            tables.add(table);
        }
        return tables;
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
}
