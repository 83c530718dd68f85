package io.candlebus.indicator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.indicator.oracle.Given;
import io.candlebus.indicator.oracle.NaivePatterns;
import io.candlebus.indicator.oracle.TaLibPatterns;
import io.candlebus.market.Candle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Patterns say what TA-Lib says. TA-Lib's running totals keep rounding errors; where one of them decides, the price must
 * lie at its threshold to the last digits, and TA-Lib asked afresh about the same few candles must say what we say.
 */
class PatternTaLibTest {
    /** What TA-Lib 0.4 does not know yet: the weaker form of these, which the naive oracle and the golden file check. */
    private static final Set<String> WEAKER_FORM = Set.of("engulfing", "harami", "harami_cross");

    /** A part of the price. */
    private static final double LAST_DIGITS = 1e-12;

    /** Prices of so few ticks that their sums have to be rounded, and so often at a threshold. */
    private static final String ROUNDED = "prices of a few tenths, seed 6";

    private static final int RARELY = 40;
    private static final double[] REACHES = {0, 0.1, 0.5, 1, 2};
    private static final int VARIATIONS = 600;
    private static final int OFTEN = 20;

    private static final Map<String, List<Candle>> SETS = sets();

    static Stream<IndicatorType> patterns() {
        return Variants.types().filter(type -> type.family() == Family.PATTERN);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("patterns")
    void saysWhatTaLibSays(IndicatorType type) {
        SETS.forEach((name, candles) -> {
            for (Args args : Variants.penetrations(type)) {
                int decided = differences(args + " on " + name, given(type, args, candles));
                assertTrue(decided <= (name.equals(ROUNDED) ? RARELY : 0), args + " on " + name + ": " + decided);
            }
        });
    }

    /** Each example with some prices out of place, or all of them moved about at random. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("patterns")
    void saysWhatTaLibSaysOnVariationsOfItsExamples(IndicatorType type) {
        long seed = 61;
        Random random = new Random(seed);
        int fired = 0;
        int silent = 0;
        int decided = 0;
        for (PatternExample example : PatternExample.all()) {
            if (example.name().equals(type.name())) {
                for (int i = 0; i < VARIATIONS; i++) {
                    double reach = REACHES[i % REACHES.length];
                    List<Candle> candles = i % 2 == 0 ? example.broken(random) : example.varied(random, reach);
                    Given given = given(type, type.defaults(), candles);
                    decided += differences(example + " varied, seed " + seed + ", " + i, given);
                    double last = Columns.run(type, type.defaults(), candles)[0][candles.size() - 1];
                    fired += last == 0 ? 0 : 1;
                    silent += last == 0 ? 1 : 0;
                }
            }
        }
        assertTrue(fired >= OFTEN, type + " was told only " + fired + " times");
        assertTrue(silent >= OFTEN, type + " was silent only " + silent + " times");
        assertEquals(0, decided, type + " met a threshold");
    }

    /** Nothing from before them is remembered, were it a spike of twelve magnitudes. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("patterns")
    void isAFunctionOfTheCandlesOfItsWarmup(IndicatorType type) {
        int warmup = type.warmup(type.defaults());
        List<Candle> candles = CandleSets.spiked(CandleSets.ticks(7, 3000, 0.1, 1000), 1000, 1e12);
        double[] whole = Columns.run(type, type.defaults(), candles)[0];
        for (int t = warmup - 1; t < whole.length; t++) {
            double[] part = Columns.run(type, type.defaults(), candles.subList(t + 1 - warmup, t + 1))[0];
            assertEquals(part[warmup - 1], whole[t], type + " at candle " + t);
        }
    }

    private static Given given(IndicatorType type, Args args, List<Candle> candles) {
        return new Given(type, args, candles, Columns.source(type, candles));
    }

    /** How often a rounding error of TA-Lib's decided; fails where it was not that. */
    private static int differences(String where, Given given) {
        IndicatorType type = given.type();
        double[] theirs = TaLibPatterns.FUNCTIONS.get(type.name()).columns(given)[0];
        double[] ours = asTaLib(type, Columns.run(type, given.args(), given.candles())[0]);
        int decided = 0;
        for (int t = 0; t < ours.length; t++) {
            String at = where + " at candle " + t;
            assertEquals(Double.isNaN(theirs[t]), Double.isNaN(ours[t]), at);
            if (theirs[t] != ours[t] && !Double.isNaN(ours[t])) {
                List<Candle> few = given.candles().subList(t + 1 - type.warmup(given.args()), t + 1);
                Given asked = given(type, given.args(), few);
                assertEquals(last(TaLibPatterns.FUNCTIONS.get(type.name()).columns(asked)), ours[t], at + ", afresh");
                assertTrue(isAtThreshold(asked, theirs[t]), at + ": no threshold explains " + theirs[t]);
                decided++;
            }
        }
        return decided;
    }

    private static boolean isAtThreshold(Given given, double theirs) {
        double slack = LAST_DIGITS * given.candles().get(0).high();
        var naive = NaivePatterns.ALL.get(given.type().name());
        return Stream.of(-slack, slack)
                .map(s -> asTaLib(given.type(), naive.columns(given, s)[0]))
                .anyMatch(column -> column[column.length - 1] == theirs);
    }

    private static double[] asTaLib(IndicatorType type, double[] ours) {
        double[] plain = ours.clone();
        for (int t = 0; t < plain.length; t++) {
            plain[t] = WEAKER_FORM.contains(type.name()) && Math.abs(plain[t]) == 80 ? 0 : plain[t];
        }
        return plain;
    }

    private static double last(double[][] columns) {
        return columns[0][columns[0].length - 1];
    }

    private static Map<String, List<Candle>> sets() {
        Map<String, List<Candle>> sets = new LinkedHashMap<>(CandleSets.all());
        sets.put("flat", CandleSets.flat(200, 0.1));
        sets.put("whole prices, seed 4", CandleSets.ticks(4, 20_000, 1, 1000));
        sets.put("prices in tenths, seed 5", CandleSets.ticks(5, 20_000, 0.1, 1000));
        sets.put(ROUNDED, CandleSets.ticks(6, 20_000, 0.1, 30));
        return sets;
    }
}
