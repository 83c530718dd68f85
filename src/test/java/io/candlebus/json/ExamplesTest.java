package io.candlebus.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.feed.BadRows;
import io.candlebus.feed.CandleCsv;
import io.candlebus.indicator.Indicators;
import io.candlebus.market.Candle;
import io.candlebus.market.CandleAggregator;
import io.candlebus.market.GapFill;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.portfolio.PaperTerms;
import io.candlebus.session.Fact;
import io.candlebus.session.SessionKey;
import io.candlebus.session.StrategySession;
import io.candlebus.strategy.CompiledStrategy;
import io.candlebus.strategy.Problem;
import io.candlebus.strategy.StrategySpec;
import io.candlebus.strategy.TestSpec;
import io.candlebus.strategy.TestSpec.Expectation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The strategies that come with the project. */
public class ExamplesTest {
    private static final Path FOLDER = Path.of("strategies");
    private static final Path DEMO = Path.of("src/main/resources/demo/btcusd-1m-bitstamp-2013-11.csv");
    private static final Symbol SYMBOL = Symbol.parse("BTC/USD");

    /** Candles that the demo takes in as the past. */
    private static final int HISTORY = 1_800;

    /** Candles that the demo shows within a minute. */
    private static final int FIRST_MINUTE = 60;

    private static final int GAP_FILL = 50;

    public static List<StrategyCheck.Result> examples() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<StrategyCheck.Result> all = new ArrayList<>();
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                all.add(StrategyCheck.check(Files.readString(file), Indicators.ALL, SYMBOL, Timeframe.M1));
            }
            return all;
        }
    }

    @Test
    void allAreValidEnabledAndFreeOfWarnings() throws IOException {
        for (StrategyCheck.Result example : examples()) {
            List<Problem> grave = example.problems().stream()
                    .filter(p -> p.severity() != Problem.Severity.INFO)
                    .toList();
            assertEquals(List.of(), grave);
            assertTrue(example.spec().enabled());
            assertEquals(List.of(SYMBOL), example.spec().symbols());
        }
    }

    @Test
    void theFourAreThere() throws IOException {
        Set<String> ids = examples().stream().map(e -> e.spec().id()).collect(Collectors.toSet());
        assertEquals(Set.of("enhanced_rsi_ema_strategy", "ema_cross", "macd_momentum", "bollinger_breakout"), ids);
    }

    @Test
    void twoFireWithinTheFirstMinuteOfTheDemo() throws IOException {
        for (int gapFill : new int[] {0, GAP_FILL}) {
            Set<String> firing = firing(gapFill);
            assertTrue(firing.size() >= 2, firing.toString());
            assertTrue(firing.contains("enhanced_rsi_ema_strategy"), firing.toString());
        }
    }

    /** At least one thing that must happen, and one that must not. */
    @Test
    void eachIsTestedBothWays() throws IOException {
        for (StrategyCheck.Result example : examples()) {
            List<TestSpec> tests = example.tests();
            String id = example.spec().id();
            assertTrue(tests.stream().allMatch(TestSpec::only), id);
            assertTrue(tests.stream().anyMatch(t -> t.expectations().stream().anyMatch(Expectation::fires)), id);
            assertTrue(
                    tests.stream()
                            .anyMatch(t -> t.expectations().isEmpty()
                                    || t.expectations().stream().anyMatch(e -> !e.fires())),
                    id);
        }
    }

    /** The averages are taken from their definition, over and over from the first close on. */
    @Test
    void crossesOfTheEmaExampleAreWhereArithmeticPutsThem() throws IOException {
        StrategyCheck.Result example = examples().stream()
                .filter(e -> e.spec().id().equals("ema_cross"))
                .findFirst()
                .orElseThrow();
        for (TestSpec test : example.tests()) {
            List<String> crosses = new ArrayList<>();
            List<Candle> candles = test.candles();
            for (int i = 21; i < candles.size(); i++) {
                double before = average(candles, 9, i - 1) - average(candles, 21, i - 1);
                double now = average(candles, 9, i) - average(candles, 21, i);
                if (before <= 0 && now > 0 || before >= 0 && now < 0) {
                    crosses.add((now > 0 ? "golden_cross " : "death_cross ")
                            + Timeframe.M1.closeOf(candles.get(i).openTimeMs()));
                }
            }
            assertEquals(
                    crosses,
                    test.expectations().stream()
                            .map(e -> e.signal() + " " + e.atMs())
                            .toList());
        }
    }

    private static double average(List<Candle> candles, int period, int last) {
        double ema = candles.stream()
                .limit(period)
                .mapToDouble(Candle::close)
                .average()
                .orElseThrow();
        for (int i = period; i <= last; i++) {
            ema += 2.0 / (period + 1) * (candles.get(i).close() - ema);
        }
        return ema;
    }

    private static Set<String> firing(int gapFill) throws IOException {
        Set<String> firing = new TreeSet<>();
        for (StrategyCheck.Result example : examples()) {
            CompiledStrategy strategy = example.strategy();
            StrategySession session = session(strategy);
            List<Candle> candles = candles(gapFill);
            Consumer<Fact> facts = fact -> {
                if (fact instanceof Fact.SignalFired) {
                    firing.add(strategy.spec().id());
                }
            };
            CandleAggregator aggregator = strategy.spec().timeframe() == Timeframe.M1
                    ? null
                    : new CandleAggregator(Timeframe.M1, strategy.spec().timeframe());
            for (int i = 0; i < HISTORY + FIRST_MINUTE; i++) {
                boolean past = i < HISTORY;
                Consumer<Candle> sink = c -> take(session, c, past, facts);
                if (aggregator == null) {
                    sink.accept(candles.get(i));
                } else {
                    aggregator.add(candles.get(i), sink);
                }
            }
        }
        return firing;
    }

    private static void take(StrategySession session, Candle candle, boolean past, Consumer<Fact> facts) {
        if (past) {
            session.warmUp(candle);
        } else {
            session.process(candle, facts);
        }
    }

    private static StrategySession session(CompiledStrategy strategy) {
        StrategySpec spec = strategy.spec();
        Series series = new Series(SYMBOL, spec.timeframe());
        return new StrategySession(new SessionKey(spec.id(), 1, series), strategy, PaperTerms.STANDARD);
    }

    private static List<Candle> candles(int gapFill) throws IOException {
        GapFill gaps = new GapFill(Timeframe.M1, gapFill);
        List<Candle> filled = new ArrayList<>();
        for (Candle candle : candles()) {
            if (!filled.isEmpty()) {
                gaps.between(filled.get(filled.size() - 1), candle.openTimeMs(), filled::add);
            }
            filled.add(candle);
        }
        return filled;
    }

    private static List<Candle> candles() throws IOException {
        List<Candle> candles = new ArrayList<>();
        try (CandleCsv csv = CandleCsv.open(DEMO, Timeframe.M1, BadRows.REFUSE)) {
            for (Candle candle = csv.next(); candle != null; candle = csv.next()) {
                candles.add(candle);
            }
        }
        return candles;
    }
}
