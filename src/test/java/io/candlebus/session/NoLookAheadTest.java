package io.candlebus.session;

import static io.candlebus.strategy.Documents.ago;
import static io.candlebus.strategy.Documents.compare;
import static io.candlebus.strategy.Documents.document;
import static io.candlebus.strategy.Documents.name;
import static io.candlebus.strategy.Documents.within;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.indicator.Family;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Indicators;
import io.candlebus.indicator.Output;
import io.candlebus.market.Candle;
import io.candlebus.market.CandleAggregator;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.portfolio.PaperTerms;
import io.candlebus.strategy.CompiledStrategy;
import io.candlebus.strategy.Condition;
import io.candlebus.strategy.Condition.Comparison;
import io.candlebus.strategy.Documents;
import io.candlebus.strategy.Operand;
import io.candlebus.strategy.Side;
import io.candlebus.strategy.SignalSpec.Type;
import io.candlebus.strategy.TestCandles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a session says about candles 0..t hangs on these candles alone. */
class NoLookAheadTest {
    private static final Timeframe[] HIGHER = {Timeframe.M5, Timeframe.M15, Timeframe.H1, Timeframe.H4};
    private static final List<Candle> WEEK = TestCandles.demoWeek();

    /** One session takes in t candles and stops; another goes on. At every t, they have said the same up to t. */
    @Test
    void valuesAndFactsAreTheSameWhetherOrNotLaterCandlesExist() {
        int facts = 0;
        for (int seed = 0; seed < 6; seed++) {
            CompiledStrategy strategy = randomStrategy(new Random(seed));
            Trace whole = new Trace(strategy);
            WEEK.forEach(whole::take);
            facts += whole.facts.size();
            Random random = new Random(seed);
            for (int cut = 0; cut < 4; cut++) {
                int t = 1 + random.nextInt(WEEK.size());
                Trace truncated = new Trace(strategy);
                WEEK.subList(0, t).forEach(truncated::take);
                for (int i = 0; i < t; i++) {
                    assertArrayEquals(truncated.values.get(i), whole.values.get(i), "seed " + seed + " candle " + i);
                }
                assertEquals(
                        truncated.facts, whole.facts.subList(0, truncated.facts.size()), "seed " + seed + " cut " + t);
            }
        }
        assertTrue(facts > 1_000, facts + " facts");
    }

    /** The sharper form: from t on the future is another one; up to t nothing may differ. */
    @Test
    void anotherFutureChangesNothingInThePast() {
        CompiledStrategy strategy = randomStrategy(new Random(77));
        int t = WEEK.size() / 2;
        Trace real = new Trace(strategy);
        Trace other = new Trace(strategy);
        for (int i = 0; i < WEEK.size(); i++) {
            Candle candle = WEEK.get(i);
            real.take(candle);
            other.take(i < t ? candle : Candle.flat(candle.openTimeMs(), candle.close() * 3));
        }
        for (int i = 0; i < t; i++) {
            assertArrayEquals(real.values.get(i), other.values.get(i));
        }
        assertFalse(Arrays.equals(real.values.get(WEEK.size() - 1), other.values.get(WEEK.size() - 1)));
    }

    @Test
    void higherTimeframeIsKnownWhenItsCandleHasClosedAndKeepsItsValue() {
        CompiledStrategy strategy = document()
                .indicator("trend", "sma", Map.of("period", 2), null, Timeframe.M5, 0)
                .compiled();
        Trace trace = new Trace(strategy);
        for (int i = 0; i < 20; i++) {
            trace.take(Candle.flat(i * 60_000L, 100 + i));
        }
        for (int i = 0; i < 20; i++) {
            // The candles of five minutes close at 104, 109, 114 and 119.
            double expected = i < 9 ? Double.NaN : i < 14 ? (104 + 109) / 2.0 : i < 19 ? 111.5 : 116.5;
            assertEquals(expected, trace.values.get(i)[0], "candle " + i);
        }
    }

    @Test
    void higherCandleWhoseLastPartIsMissingIsKnownWithTheNextCandle() {
        CompiledStrategy strategy = document()
                .indicator("trend", "sma", Map.of("period", 1), null, Timeframe.M5, 0)
                .compiled();
        Trace trace = new Trace(strategy);
        for (int i : new int[] {0, 1, 2, 3, 6, 7, 9}) {
            trace.take(Candle.flat(i * 60_000L, 100 + i));
        }
        double[] expected = {Double.NaN, Double.NaN, Double.NaN, Double.NaN, 103, 103, 109};
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], trace.values.get(i)[0], "candle " + i);
        }
    }

    @Test
    void sourceOfAHigherIndicatorIsComputedOnTheHigherTimeframe() {
        CompiledStrategy strategy = document()
                .indicator("fast", "sma", Map.of("period", 3))
                .indicator("slow", "sma", Map.of("period", 2), name("fast"), Timeframe.M5, 1)
                .compiled();
        CompiledStrategy alone = document()
                .on(Timeframe.M5)
                .indicator("fast", "sma", Map.of("period", 3))
                .indicator("slow", "sma", Map.of("period", 2), name("fast"), null, 1)
                .compiled();
        Trace inside = new Trace(strategy);
        Trace own = new Trace(alone);
        var fives = new CandleAggregator(Timeframe.M1, Timeframe.M5);
        for (Candle candle : WEEK.subList(0, 500)) {
            fives.add(candle, own::take);
            inside.take(candle);
            if (!own.values.isEmpty()) {
                assertEquals(own.last()[1], inside.last()[1]);
            }
        }
        assertFalse(Double.isNaN(inside.last()[1]));
    }

    @Test
    void twoSessionsAreEqualToTheBit() {
        for (int seed = 100; seed < 104; seed++) {
            CompiledStrategy strategy = randomStrategy(new Random(seed));
            Trace one = new Trace(strategy);
            Trace other = new Trace(randomStrategy(new Random(seed)));
            for (Candle candle : WEEK) {
                one.take(candle);
                other.take(candle);
                assertArrayEquals(bits(one.last()), bits(other.last()));
            }
            assertEquals(one.facts, other.facts);
        }
    }

    @Test
    void peekingChangesNoLaterValueAndSeesWhatTheCloseGives() {
        CompiledStrategy strategy = randomStrategy(new Random(5));
        Trace plain = new Trace(strategy);
        Trace peeked = new Trace(strategy);
        double[] foretold = new double[strategy.plots().size()];
        for (Candle candle : WEEK.subList(0, 2_000)) {
            peeked.session.peekPlots(Candle.flat(candle.openTimeMs(), candle.open()), new double[foretold.length]);
            peeked.session.peekPlots(candle, foretold);
            plain.take(candle);
            peeked.take(candle);
            assertArrayEquals(plain.last(), peeked.last());
            assertArrayEquals(peeked.last(), foretold);
        }
    }

    /**
     * Every indicator of the catalogue, on the strategy's own timeframe and on higher ones: never later than promised,
     * unless it waits for what it tells of.
     */
    @Test
    void everythingIsKnownAfterTheWarmup() {
        List<Candle> whole = new ArrayList<>();
        Random random = new Random(8);
        double price = 100;
        for (int i = 0; i < 12_000; i++) {
            double close = price * (1 + random.nextGaussian() / 500);
            double high = Math.max(price, close) * 1.001;
            whole.add(new Candle(i * 60_000L, price, high, Math.min(price, close) * 0.999, close, 1 + i % 7));
            price = close;
        }
        for (IndicatorType type : Indicators.ALL.types()) {
            for (Timeframe on : new Timeframe[] {Timeframe.M1, Timeframe.M5}) {
                exactWarmup(type, on, whole);
            }
        }
    }

    private static void exactWarmup(IndicatorType type, Timeframe on, List<Candle> candles) {
        CompiledStrategy strategy =
                document().indicator("it", type.name(), Map.of(), null, on, 2).compiled();
        Trace trace = new Trace(strategy);
        int need = strategy.warmupCandles();
        assertTrue(need < candles.size(), type + " needs " + need);
        candles.subList(0, need).forEach(trace::take);
        assertTrue(trace.session.known());
        boolean waits = type.outputs().stream().anyMatch(Output::awaited);
        assertFalse(!waits && hasUnknown(trace.last()), type + " on " + on + " after " + need);
        assertTrue(hasUnknown(trace.values.get(need - 2)), type + " on " + on + " knew it all before " + need);
    }

    private static boolean hasUnknown(double[] values) {
        return Arrays.stream(values).anyMatch(Double::isNaN);
    }

    private static CompiledStrategy randomStrategy(Random random) {
        Documents document = document();
        List<String> names = new ArrayList<>(List.of("close", "hl2"));
        for (int i = 0; i < 6; i++) {
            IndicatorType type = anyType(random);
            Timeframe on = random.nextInt(3) == 0 ? HIGHER[random.nextInt(HIGHER.length)] : null;
            Operand source = type.hasSource() && on == null ? name(names.get(random.nextInt(names.size()))) : null;
            document.indicator("i" + i, type.name(), Map.of(), source, on, random.nextInt(3));
            names.add("i" + i);
        }
        document.signal("in", Type.ENTRY, Side.LONG, condition(random, names));
        document.signal("out", Type.EXIT, Side.LONG, condition(random, names));
        document.signal("short", Type.ENTRY, Side.SHORT, condition(random, names));
        document.signal("cover", Type.EXIT, Side.SHORT, condition(random, names));
        return document.compiled();
    }

    /** From any shelf alike, so that the many patterns, which seldom say anything, do not make every strategy silent. */
    private static IndicatorType anyType(Random random) {
        List<Family> shelves = Indicators.ALL.types().stream()
                .map(IndicatorType::family)
                .distinct()
                .toList();
        Family shelf = shelves.get(random.nextInt(shelves.size()));
        List<IndicatorType> types = Indicators.ALL.types().stream()
                .filter(type -> type.family() == shelf)
                .toList();
        return types.get(random.nextInt(types.size()));
    }

    private static Condition condition(Random random, List<String> names) {
        Operand left = name(names.get(random.nextInt(names.size())));
        Operand right = ago(name(names.get(random.nextInt(names.size()))), random.nextInt(6));
        return switch (random.nextInt(3)) {
            case 0 -> compare(left, Comparison.GREATER, right);
            case 1 -> Documents.cross(left, Condition.Direction.EITHER, right);
            default -> within(Documents.cross(left, Condition.Direction.ABOVE, right), 5);
        };
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }

    /** A session and everything it said. */
    private static final class Trace {
        private final StrategySession session;
        private final List<double[]> values = new ArrayList<>();
        private final List<Fact> facts = new ArrayList<>();

        private Trace(CompiledStrategy strategy) {
            Series series = new Series(Symbol.parse("BTC/USD"), strategy.spec().timeframe());
            session = new StrategySession(new SessionKey("test", 1, series), strategy, PaperTerms.STANDARD);
        }

        private void take(Candle candle) {
            session.process(candle, facts::add);
            double[] plots = new double[session.strategy().plots().size()];
            session.plots(plots);
            values.add(plots);
        }

        private double[] last() {
            return values.get(values.size() - 1);
        }
    }
}
