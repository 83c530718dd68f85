package io.candlebus.indicator;

import io.candlebus.market.Candle;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures every entry of the catalogue, or those that are named, beside TA-Lib and ta4j, each entry's three one after the other,
 * and prints a table in Markdown: nanoseconds per candle, the fastest of many short iterations.
 */
public final class CatalogueTable {
    private static final int FORKS = 1;
    private static final int ITERATIONS = 50;

    private CatalogueTable() {}

    public static void main(String[] names) throws RunnerException {
        List<IndicatorType> types = Indicators.ALL.types().stream()
                .filter(type -> names.length == 0 || Arrays.asList(names).contains(type.name()))
                .toList();
        types.forEach(CatalogueTable::tryOnce);
        System.out.println("| indicator | Candlebus | TA-Lib | ta4j |");
        System.out.println("|---|---|---|---|");
        for (IndicatorType type : types) {
            Map<String, Double> times = measure(type);
            StringBuilder row = new StringBuilder("| `" + type.name() + "` |");
            for (String who : List.of("candlebus", "taLib", "ta4j")) {
                Double fastest = times.get(who);
                row.append(fastest == null ? " |" : " " + digits(fastest) + " |");
            }
            System.out.println(row);
        }
    }

    /** What cannot be measured fails now, and not after an hour. */
    private static void tryOnce(IndicatorType type) {
        List<Candle> candles = CandleSets.random(1, 1_000, 100);
        if (TaLibWhole.has(type) && new TaLibWhole(type, candles).call() == 0) {
            throw new IllegalStateException("TA-Lib gives nothing for " + type);
        }
        if (Ta4jLines.has(type.name())) {
            Ta4jLines lines = new Ta4jLines(type.name());
            candles.forEach(lines::add);
        }
    }

    private static Map<String, Double> measure(IndicatorType type) throws RunnerException {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .verbosity(VerboseMode.SILENT)
                .jvmArgs("-Djmh.ignoreLock=true")
                .param("name", type.name())
                .forks(FORKS)
                .warmupIterations(4)
                .warmupTime(TimeValue.milliseconds(200))
                .measurementIterations(ITERATIONS)
                .measurementTime(TimeValue.milliseconds(10))
                .shouldFailOnError(true)
                .include("CatalogueBench.candlebus$");
        if (TaLibWhole.has(type)) {
            options.include("CatalogueBench.taLib$");
        }
        if (Ta4jLines.has(type.name())) {
            options.include("CatalogueBench.ta4j$");
        }
        Map<String, Double> times = new LinkedHashMap<>();
        Collection<RunResult> results = new Runner(options.build()).run();
        for (RunResult result : results) {
            double fastest = result.getBenchmarkResults().stream()
                    .flatMap(fork -> fork.getIterationResults().stream())
                    .mapToDouble(iteration -> iteration.getPrimaryResult().getScore())
                    .min()
                    .orElseThrow();
            times.put(result.getPrimaryResult().getLabel(), fastest);
        }
        return times;
    }

    /** Two or three digits that mean something. */
    private static String digits(double ns) {
        return ns < 10
                ? "%.1f".formatted(ns)
                : ns < 1_000 ? "%.0f".formatted(ns) : "%,.0f".formatted(10 * Math.rint(ns / 10));
    }
}
