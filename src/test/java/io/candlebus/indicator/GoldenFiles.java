package io.candlebus.indicator;

import io.candlebus.indicator.oracle.CommonsMath;
import io.candlebus.indicator.oracle.Composed;
import io.candlebus.indicator.oracle.Formulas;
import io.candlebus.indicator.oracle.Given;
import io.candlebus.indicator.oracle.Oracle;
import io.candlebus.indicator.oracle.Ta4j;
import io.candlebus.indicator.oracle.TaLib;
import io.candlebus.indicator.oracle.TaLibCycles;
import io.candlebus.indicator.oracle.TaLibPatterns;
import io.candlebus.market.Candle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Writes the golden files, one per indicator, over the hours of the demo week: from the first oracle that has it, which the
 * file's first line names, and from the plain formula in test code for want of a library. An empty cell is a value that the
 * oracle does not give. To write them again, after a new indicator:
 *
 * <pre>
 *   mvn test-compile exec:java -Dexec.classpathScope=test -Dmain.class=io.candlebus.indicator.GoldenFiles
 * </pre>
 *
 * A file from a library that is not in Java is left as it is: {@code src/test/python} has {@code ta_lib_c.py golden}, for what
 * this version of TA-Lib does not have, and {@code pandas_ta.py}.
 */
public final class GoldenFiles {
    static final List<Candle> CANDLES = CandleSets.demoHours();
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    /** Where the numbers come from, in order of preference. */
    private static final Map<String, Map<String, Oracle>> ORACLES = new LinkedHashMap<>();

    static {
        Map<String, Oracle> whole = new HashMap<>(TaLib.FUNCTIONS);
        whole.putAll(TaLibPatterns.FUNCTIONS);
        whole.putAll(TaLibCycles.FUNCTIONS);
        ORACLES.put(TaLib.ORIGIN, whole);
        ORACLES.put(Composed.ORIGIN, Composed.OF_TA_LIB);
        ORACLES.put(CommonsMath.ORIGIN, CommonsMath.FUNCTIONS);
        ORACLES.put(Ta4j.ORIGIN, Ta4j.ALWAYS);
        ORACLES.put(Formulas.ORIGIN + ", held against the published results of Stock.Indicators", published());
        ORACLES.put(Formulas.ORIGIN, Formulas.ALL);
    }

    /** Written by others. */
    private static final Pattern FOREIGN = Pattern.compile("# oracle: (pandas-ta|numpy|.*the C library)");

    private GoldenFiles() {}

    public static void main(String[] none) throws IOException {
        Files.createDirectories(FOLDER);
        for (IndicatorType type : Indicators.ALL.types()) {
            Path file = FOLDER.resolve(type.name() + ".csv");
            if (!Files.exists(file) || !FOREIGN.matcher(Files.readString(file)).lookingAt()) {
                Files.writeString(file, render(type));
            }
        }
    }

    private static String render(IndicatorType type) {
        Given given = new Given(type, type.defaults(), CANDLES, Columns.source(type, CANDLES));
        var origin = ORACLES.entrySet().stream()
                .filter(oracle -> oracle.getValue().containsKey(type.name()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no oracle for " + type));
        double[][] columns = origin.getValue().get(type.name()).columns(given);
        List<String> lines = new ArrayList<>();
        lines.add("# oracle: " + origin.getKey() + "; " + options(type) + "candles: demo week, hours");
        lines.add("candle," + type.outputs().stream().map(Output::name).collect(Collectors.joining(",")));
        for (int t = 0; t < CANDLES.size(); t++) {
            StringBuilder line = new StringBuilder().append(t);
            for (int o = 0; o < type.outputs().size(); o++) {
                double value = o < columns.length ? columns[o][t] : Double.NaN;
                line.append(',').append(Double.isNaN(value) ? "" : Double.toString(value));
            }
            lines.add(line.toString());
        }
        return String.join("\n", lines) + "\n";
    }

    /** Those that {@code StockIndicatorsTest} compares, where the results of Stock.Indicators are at hand. */
    private static Map<String, Oracle> published() {
        Map<String, Oracle> formulas = new HashMap<>(Formulas.ALL);
        formulas.keySet().retainAll(Set.of("alma", "connors_rsi", "fractal", "hurst", "zigzag"));
        return formulas;
    }

    private static String options(IndicatorType type) {
        return type.params().stream()
                .map(p -> p instanceof Param.OfSource s
                        ? "source=" + s.standard() + "; "
                        : p.name() + "=" + type.defaults().value(p) + "; ")
                .collect(Collectors.joining());
    }
}
