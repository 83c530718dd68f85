package io.candlebus.indicator;

import io.candlebus.indicator.oracle.CommonsMath;
import io.candlebus.indicator.oracle.Composed;
import io.candlebus.indicator.oracle.Given;
import io.candlebus.indicator.oracle.Oracle;
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
import java.util.stream.Collectors;

/**
 * Writes the golden files, one per indicator, from an independent library over the hours of the demo week. An empty cell is
 * a value that the library does not give. To write them again, after a new indicator:
 *
 * <pre>
 *   mvn test-compile exec:java -Dexec.classpathScope=test -Dmain.class=io.candlebus.indicator.GoldenFiles
 * </pre>
 *
 * What this version of TA-Lib does not have comes from the C library: {@code src/test/python/ta_lib_c.py golden}.
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
    }

    private static final Set<String> FROM_C = Set.of("engulfing", "harami", "harami_cross");

    private GoldenFiles() {}

    public static void main(String[] none) throws IOException {
        Files.createDirectories(FOLDER);
        for (IndicatorType type : Indicators.ALL.types()) {
            if (!FROM_C.contains(type.name())) {
                Files.writeString(FOLDER.resolve(type.name() + ".csv"), render(type));
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
            for (double[] column : columns) {
                line.append(',').append(Double.isNaN(column[t]) ? "" : Double.toString(column[t]));
            }
            lines.add(line.toString());
        }
        return String.join("\n", lines) + "\n";
    }

    private static String options(IndicatorType type) {
        return type.params().stream()
                .map(p -> p instanceof Param.OfSource s
                        ? "source=" + s.standard() + "; "
                        : p.name() + "=" + type.defaults().value(p) + "; ")
                .collect(Collectors.joining());
    }
}
