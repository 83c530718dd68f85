package io.candlebus.indicator;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.indicator.oracle.ExactFormulas;
import io.candlebus.indicator.oracle.Given;
import io.candlebus.indicator.oracle.Oracle;
import io.candlebus.indicator.oracle.TaLibAsItIs;
import io.candlebus.market.Candle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;

/**
 * After a long run an indicator is as exact as one that has just begun, and more exact than TA-Lib: on prices near 1e5 and near
 * 1e-5 that move by millionths, with windows from 2 to 5,000. {@code mvn -Psoak test} takes 10,000,000 candles and prints what
 * it measured; windows that the candles do not suffice for are left out.
 *
 * <p>Errors are relative to the largest value of the output's unit within the last candles, for a difference may be near 0.
 */
@Tag("soak")
class LongRunTest {
    private static final int SHORT = 130_000;
    private static final int CANDLES = Integer.getInteger("candlebus.candles", SHORT);
    private static final List<Integer> WINDOWS = List.of(2, 20, 200, 5_000);

    /** Windows after which nothing of an average's seed is left, not even where an average slows down. */
    private static final int TAIL = 300;

    /** Minutes after which a day that was cut is forgotten. */
    private static final int DAYS = 5_000;

    /** While ups and downs are even it hardly moves: what it began with stays for millions of candles. */
    private static final Set<String> LINGERING = Set.of("vidya");

    /** Looks at its whole window anew for each candle, and long at that: it gets no more candles than its longest windows need. */
    private static final Set<String> AFRESH = Set.of("hurst");

    private static final double ALLOWED = 1e-9;

    /** What is made of doubles differs in the last digits, for TA-Lib as for us, with luck on either side. */
    private static final double LAST_DIGITS = 1e-13;

    private static final Map<Double, List<Candle>> MARKETS = new HashMap<>();
    private static final Map<String, double[]> WORST = new HashMap<>();

    @EveryIndicator
    void staysExact(IndicatorType type) {
        for (double level : new double[] {1e5, 1e-5}) {
            List<Args> tried = new ArrayList<>();
            for (int window : WINDOWS) {
                Args args = Variants.reaching(type, window);
                if (2 * TAIL * window <= CANDLES && !tried.contains(args)) {
                    tried.add(args);
                    new Run(type, args, market(type, window, level), Math.max(DAYS, TAIL * window), level).check();
                }
            }
        }
        tell(type);
    }

    private static List<Candle> market(IndicatorType type, int window, double level) {
        List<Candle> candles = MARKETS.computeIfAbsent(level, l -> LongMarket.near(l, CANDLES));
        int count = AFRESH.contains(type.name()) ? Math.max(SHORT, 2 * TAIL * window) : CANDLES;
        return candles.subList(CANDLES - count, CANDLES);
    }

    /** The head of a table in Markdown, whose rows are the worst of each type. */
    @BeforeAll
    static void begin() {
        if (CANDLES > SHORT) {
            System.out.printf("after %,d candles, seed %d%n%n", CANDLES, LongMarket.SEED);
            System.out.println(
                    "| indicator | off one that began late | off exact | TA-Lib off exact |\n|---|---|---|---|");
        }
    }

    private static void tell(IndicatorType type) {
        double[] errors = WORST.get(type.name());
        if (CANDLES > SHORT) {
            System.out.printf(
                    "| `%s` | %s | %s | %s |%n", type.name(), cell(errors[0]), cell(errors[1]), cell(errors[2]));
        }
    }

    @AfterAll
    static void end() {
        MARKETS.clear();
        WORST.clear();
    }

    private static String cell(double error) {
        return Double.isNaN(error)
                ? ""
                : error == 0 ? "0" : "%.0e".formatted(error).replace("e-0", "e-");
    }

    /** One indicator's last values of a long run, in four ways. */
    private static final class Run {
        private final IndicatorType type;
        private final Args args;
        private final double level;
        private final Given whole;
        private final Given tail;
        private final Given end;

        Run(IndicatorType type, Args args, List<Candle> candles, int tail, double level) {
            this.type = type;
            this.args = args;
            this.level = level;
            whole = given(candles);
            // Not a multiple of any window, so that blocks begin at other candles than in the whole run.
            this.tail = given(last(candles, tail + 1 + tail / (2 * TAIL)));
            end = given(last(candles, 2 * type.warmup(args) + ExactFormulas.PLACES));
        }

        private static List<Candle> last(List<Candle> candles, int count) {
            return candles.subList(candles.size() - count, candles.size());
        }

        private Given given(List<Candle> candles) {
            return new Given(type, args, candles, Columns.source(type, candles));
        }

        void check() {
            double[][] ours = last(whole);
            boolean isEndless = Memory.of(type) == Memory.ENDLESS || LINGERING.contains(type.name());
            double[][] late = isEndless ? null : last(tail);
            var formula = ExactFormulas.ALL.get(type.name());
            double[][] exact = formula == null ? null : formula.columns(isEndless ? whole : tail);
            double[][] theirs = exact == null ? null : theirs();
            assertNotNull(late == null ? exact : late, type + " remembers all: it needs an exact formula");
            for (int o = 0; o < ours.length; o++) {
                double fromLate = late == null ? Double.NaN : error(ours, late, o);
                double fromExact = exact == null ? Double.NaN : error(ours, exact, o);
                boolean isTheirs = theirs != null && !Arrays.stream(theirs[o]).allMatch(Double::isNaN);
                double taLib = isTheirs ? error(theirs, exact, o) : Double.NaN;
                keep(fromLate, fromExact, taLib);
                String where = args + " " + type.outputs().get(o).name() + " near " + level + " after " + whole.size()
                        + " candles, seed " + LongMarket.SEED + ": off one that began late by " + fromLate
                        + ", off the exact value by " + fromExact + ", TA-Lib by " + taLib;
                assertTrue(!(fromLate > ALLOWED) && !(fromExact > ALLOWED), where);
                assertTrue(!(fromExact > Math.max(taLib, LAST_DIGITS)), where);
            }
        }

        private void keep(double... errors) {
            double[] worst =
                    WORST.computeIfAbsent(type.name(), name -> new double[] {Double.NaN, Double.NaN, Double.NaN});
            for (int i = 0; i < worst.length; i++) {
                worst[i] = Double.isNaN(worst[i]) || errors[i] > worst[i] ? errors[i] : worst[i];
            }
        }

        private double[][] theirs() {
            Oracle function = TaLibAsItIs.FUNCTIONS.get(type.name());
            try {
                boolean isAfresh = TaLibAsItIs.AFRESH.contains(type.name());
                return function == null ? null : function.columns(isAfresh ? end : whole);
            } catch (IllegalArgumentException refused) {
                return null;
            }
        }

        private double[][] last(Given given) {
            IndicatorRun run = new IndicatorRun(type, args);
            double[] x = given.x();
            double[] y = given.y();
            double[][] columns = new double[type.outputs().size()][ExactFormulas.PLACES];
            double[] out = new double[columns.length];
            for (int t = 0; t < x.length; t++) {
                run.update(given.candles().get(t), x[t], y[t], out, 0);
                int place = t - (x.length - ExactFormulas.PLACES);
                for (int o = 0; o < out.length && place >= 0; o++) {
                    columns[o][place] = out[o];
                }
            }
            return columns;
        }

        private double error(double[][] actual, double[][] expected, int output) {
            double off = 0;
            double size = 0;
            for (int i = 1; i <= ExactFormulas.PLACES; i++) {
                double a = actual[output][actual[output].length - i];
                double e = expected[output][expected[output].length - i];
                boolean bothUnknown = Double.isNaN(a) && Double.isNaN(e);
                double distance = bothUnknown ? 0 : Math.abs(a - e);
                off = Double.isNaN(distance) ? Double.POSITIVE_INFINITY : Math.max(off, distance);
                size = Math.max(size, size(expected, output, i));
            }
            return off == 0 ? 0 : off / size;
        }

        private double size(double[][] expected, int output, int fromEnd) {
            Unit unit = type.outputs().get(output).unit();
            double size = 0;
            for (int o = 0; o < expected.length; o++) {
                double value = Math.abs(expected[o][expected[o].length - fromEnd]);
                size = type.outputs().get(o).unit() == unit && value > size ? value : size;
            }
            return size;
        }
    }
}
