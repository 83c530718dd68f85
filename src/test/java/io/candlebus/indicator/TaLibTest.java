package io.candlebus.indicator;

import io.candlebus.indicator.oracle.Composed;
import io.candlebus.indicator.oracle.Given;
import io.candlebus.indicator.oracle.Oracle;
import io.candlebus.indicator.oracle.TaLib;
import io.candlebus.indicator.oracle.TaLibCycles;
import io.candlebus.market.Candle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Agreement with TA-Lib to 1e-9, over random and over real data with flat, zero-volume and missing candles. Where
 * TA-Lib's own digits do not suffice (a variance as a difference of large squares), its error is allowed for.
 */
class TaLibTest {
    private static final Map<String, Oracle> ORACLES = new TreeMap<>(TaLib.FUNCTIONS);
    private static final Map<String, List<Map<String, ?>>> MORE = new HashMap<>();
    private static final List<String> BY_PERIOD = List.of(
            "rsi",
            "atr",
            "natr",
            "adx",
            "adxr",
            "dx",
            "plus_di",
            "minus_di",
            "plus_dm",
            "minus_dm",
            "mfi",
            "cci",
            "williams_r",
            "aroon",
            "aroon_oscillator",
            "stddev",
            "correlation",
            "beta",
            "linear_regression",
            "linear_regression_slope",
            "candles_since_highest",
            "candles_since_lowest",
            "min_max_index",
            "midpoint");

    static {
        ORACLES.putAll(Composed.OF_TA_LIB);
        ORACLES.putAll(TaLibCycles.FUNCTIONS);
        MORE.put("macd", List.of(Map.of("fast", 5, "slow", 35, "signal", 5)));
        MORE.put("ppo", List.of(Map.of("fast", 3, "slow", 11, "signal", 4)));
        MORE.put("stochastic", List.of(Map.of("period", 5, "smooth", 1, "signal", 3)));
        MORE.put("stochrsi", List.of(Map.of("stoch_period", 5, "smooth", 1)));
        MORE.put("psar", List.of(Map.of("step", 0.05, "max", 0.1)));
        MORE.put("mama", List.of(Map.of("fast_limit", 0.8, "slow_limit", 0.02)));
        MORE.put("ultimate", List.of(Map.of("short", 3, "middle", 5, "long", 9)));
        MORE.put("t3", List.of(Map.of("period", 9), Map.of("period", 4, "factor", 0.2), Map.of("factor", 1)));
        MORE.put("kama", List.of(Map.of("period", 2), Map.of("period", 30)));
        MORE.put("trima", List.of(Map.of("period", 7), Map.of("period", 30)));
        MORE.put("fast_stochastic", List.of(Map.of("period", 5, "signal", 2)));
        MORE.put("chaikin_oscillator", List.of(Map.of("fast", 5, "slow", 20)));
        MORE.put("macdfix", List.of(Map.of("signal", 3)));
        MORE.put("apo", averages("average"));
        MORE.put(
                "macd_extended",
                Stream.of("fast_average", "slow_average", "signal_average")
                        .flatMap(name -> averages(name).stream())
                        .toList());
        MORE.put("cmo", List.of(Map.of("period", 8), Map.of("average", "sma")));
        MORE.put(
                "psar_extended",
                List.of(
                        Map.of("offset", 0.01, "long_initial", 0.05, "long_step", 0.03, "long_max", 0.3),
                        Map.of("start", -120, "short_initial", 0.01, "short_step", 0.005, "short_max", 0.1),
                        Map.of("start", 90, "long_initial", 0.2, "long_max", 0.1)));
        for (String name : BY_PERIOD) {
            MORE.put(name, List.of(Map.of("period", 8), Map.of("period", 50)));
        }
    }

    /** Each average that TA-Lib lets one choose, over periods of which one is even and one odd. */
    private static List<Map<String, ?>> averages(String param) {
        List<Map<String, ?>> list = new ArrayList<>();
        for (String name : List.of("sma", "ema", "wma", "dema", "tema", "trima", "kama", "t3")) {
            list.add(Map.of(param, name, "fast", 5, "slow", 12));
        }
        return list;
    }

    static Stream<String> shared() {
        return ORACLES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("shared")
    void agreesWithTaLib(String name) {
        IndicatorType type = Indicators.ALL.find(name).orElseThrow();
        compareOnAll(type, type.defaults());
        MORE.getOrDefault(name, List.of()).forEach(given -> compareOnAll(type, type.args(given)));
    }

    private static void compareOnAll(IndicatorType type, Args args) {
        CandleSets.all().forEach((set, candles) -> compare(type, args, set, candles));
    }

    private static void compare(IndicatorType type, Args args, String set, List<Candle> candles) {
        double[] x = Columns.source(type, candles);
        Given given = new Given(type, args, candles, x);
        double[][] expected = ORACLES.get(type.name()).columns(given);
        double[][] actual = Columns.run(type, args, candles, x);
        boolean[] noise = TaLibNoise.in(given);
        // TA-Lib has the bands, and not where the price stands between them.
        int outputs = type.name().equals("bollinger") ? 3 : expected.length;
        for (int o = 0; o < outputs; o++) {
            double[] theirs = TaLibNoise.comparable(type, o, expected);
            double[] ours = TaLibNoise.comparable(type, o, actual);
            hideWhereNoise(noise, theirs, ours);
            hideBeforeStart(theirs, ours);
            hideWhereSilent(type, theirs, ours);
            double digits = TaLibNoise.digits(given, o, expected);
            String what = args + " " + type.outputs().get(o).name() + " on " + set;
            Agreement.check(what, theirs, ours, 0, digits);
        }
    }

    private static void hideWhereNoise(boolean[] noise, double[]... columns) {
        for (double[] column : columns) {
            for (int t = 0; t < noise.length; t++) {
                column[t] = noise[t] ? Double.NaN : column[t];
            }
        }
    }

    /** TA-Lib starts all outputs of a function together; ours begin as soon as they are known (see the warm-up law). */
    private static void hideBeforeStart(double[] expected, double[] actual) {
        int start = 0;
        while (start < expected.length && Double.isNaN(expected[start])) {
            start++;
        }
        Arrays.fill(actual, 0, start, Double.NaN);
    }

    /** The first candle of a day, which TA-Lib cannot sum. */
    private static void hideWhereSilent(IndicatorType type, double[] expected, double[] actual) {
        if (type.name().equals("vwap")) {
            for (int t = 0; t < expected.length; t++) {
                actual[t] = Double.isNaN(expected[t]) ? Double.NaN : actual[t];
            }
        }
    }
}
