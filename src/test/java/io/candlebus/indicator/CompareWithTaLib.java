package io.candlebus.indicator;

import io.candlebus.feed.BadRows;
import io.candlebus.feed.CandleCsv;
import io.candlebus.indicator.oracle.ExactFormulas;
import io.candlebus.indicator.oracle.Formulas;
import io.candlebus.indicator.oracle.Given;
import io.candlebus.indicator.oracle.Oracle;
import io.candlebus.indicator.oracle.TaLibAsItIs;
import io.candlebus.market.Candle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Compares every function that TA-Lib has, too, with it, over every candle file of a folder, and prints the worst relative
 * difference of each, as a table in Markdown; beside it how far ours and TA-Lib's are from the exact value.
 *
 * <pre>
 *   mvn -q test-compile exec:java -Dexec.classpathScope=test -Dmain.class=io.candlebus.indicator.CompareWithTaLib
 * </pre>
 *
 * The folder is {@code ../shared/data/candles}, or what {@code -Dexec.args} says. A difference is relative to the value, or, where
 * the value is close to 0, to a thousandth of its mean size in the file. Exact is what 32 digits give, or for patterns and cycles
 * the naive formula in doubles.
 */
public final class CompareWithTaLib {
    private static final double NEAR_ZERO = 1e-3;

    private CompareWithTaLib() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args.length > 0 ? args[0] : "../shared/data/candles");
        if (!Files.isDirectory(folder)) {
            System.err.println("there is no folder " + folder + "; say which one holds candle files");
            return;
        }
        List<Row> rows = TaLibNames.read().stream()
                .filter(name -> TaLibAsItIs.FUNCTIONS.containsKey(name.type()))
                .map(Row::new)
                .toList();
        for (Path file : files(folder)) {
            List<Candle> candles = read(file);
            System.err.println(file + ": " + candles.size() + " candles");
            rows.forEach(row -> row.add(file, candles));
        }
        System.out.println("| TA-Lib | ours | worst difference | on | ours off exact | TA-Lib off exact |");
        System.out.println("|---|---|---|---|---|---|");
        rows.forEach(System.out::println);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().contains(".csv"))
                    .sorted()
                    .toList();
        }
    }

    private static List<Candle> read(Path file) throws IOException {
        List<Candle> candles = new ArrayList<>();
        try (CandleCsv csv = CandleCsv.open(file, null, BadRows.SKIP)) {
            for (Candle candle = csv.next(); candle != null; candle = csv.next()) {
                candles.add(candle);
            }
        }
        return candles;
    }

    /** One function over all files so far. */
    private static final class Row {
        private final TaLibNames.Row name;
        private final IndicatorType type;
        private final Oracle referee;
        private double worst;
        private double ourWorst;
        private double theirWorst;
        private String where = "";

        Row(TaLibNames.Row name) {
            this.name = name;
            type = Indicators.ALL.find(name.type()).orElseThrow();
            referee = ExactFormulas.ALL.getOrDefault(type.name(), Formulas.ALL.get(type.name()));
        }

        void add(Path file, List<Candle> candles) {
            Given given = new Given(type, type.defaults(), candles, Columns.source(type, candles));
            double[][] ours = Columns.run(type, type.defaults(), candles);
            double[][] theirs = TaLibAsItIs.FUNCTIONS.get(type.name()).columns(given);
            double[][] exact = referee.columns(given);
            for (int o = 0; o < outputs(); o++) {
                double floor = NEAR_ZERO * meanSize(exact[o]);
                for (int t = 0; t < candles.size(); t++) {
                    if (!Double.isNaN(theirs[o][t]) && !Double.isNaN(exact[o][t])) {
                        double size = Math.max(Math.abs(exact[o][t]), floor);
                        ourWorst = Math.max(ourWorst, share(ours[o][t] - exact[o][t], size));
                        theirWorst = Math.max(theirWorst, share(theirs[o][t] - exact[o][t], size));
                        double difference = share(ours[o][t] - theirs[o][t], size);
                        if (difference > worst) {
                            worst = difference;
                            where = file.getFileName() + ", candle " + t;
                        }
                    }
                }
            }
        }

        /** TA-Lib gives of some types only the first outputs; the others are made from these. */
        private int outputs() {
            return switch (type.name()) {
                case "bollinger" -> 3;
                case "adx", "trix", "ppo", "linear_regression" -> 1;
                default -> type.outputs().size();
            };
        }

        private static double share(double difference, double size) {
            return difference == 0 ? 0 : Math.abs(difference) / size;
        }

        private static double meanSize(double[] column) {
            double sum = 0;
            int known = 0;
            for (double value : column) {
                if (!Double.isNaN(value)) {
                    sum += Math.abs(value);
                    known++;
                }
            }
            return known == 0 ? 0 : sum / known;
        }

        @Override
        public String toString() {
            return "| %s | `%s` | %s | %s | %s | %s |"
                    .formatted(
                            name.function(), type.name(), number(worst), where, number(ourWorst), number(theirWorst));
        }

        private static String number(double error) {
            return error == 0 ? "0" : "%.0e".formatted(error).replace("e-0", "e-");
        }
    }
}
