package io.candlebus.session;

import static io.candlebus.strategy.Documents.compare;
import static io.candlebus.strategy.Documents.cross;
import static io.candlebus.strategy.Documents.document;
import static io.candlebus.strategy.Documents.name;
import static io.candlebus.strategy.Documents.number;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.indicator.Indicators;
import io.candlebus.json.StrategyCheck;
import io.candlebus.market.Candle;
import io.candlebus.market.CandleAggregator;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.portfolio.PaperTerms;
import io.candlebus.session.TestFailure.Kind;
import io.candlebus.strategy.CompiledStrategy;
import io.candlebus.strategy.Condition.Comparison;
import io.candlebus.strategy.Condition.Direction;
import io.candlebus.strategy.Place;
import io.candlebus.strategy.Side;
import io.candlebus.strategy.SignalSpec.Type;
import io.candlebus.strategy.TestCandles;
import io.candlebus.strategy.TestSpec;
import io.candlebus.strategy.TestSpec.Expectation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TestRunTest {
    private static final Symbol SYMBOL = Symbol.parse("BTC/USD");
    private static final long MINUTE = 60_000;

    /** Long while the close is above 10, with an alert above 20 and one on the way up through 15. */
    private static final CompiledStrategy LEVELS = document()
            .signal("in", Type.ENTRY, Side.LONG, compare(name("close"), Comparison.GREATER, number(10)))
            .signal("out", Type.EXIT, Side.LONG, compare(name("close"), Comparison.LESS, number(10)))
            .alert("high", compare(name("close"), Comparison.GREATER, number(20)))
            .edge("rise", Type.ALERT, null, compare(name("close"), Comparison.GREATER, number(15)))
            .alert("slow", compare(name("close"), Comparison.GREATER, name("sma_3")))
            .compiled();

    private static CompiledStrategy emaCross(Timeframe timeframe) {
        return document()
                .on(timeframe)
                .signal("up", Type.ENTRY, Side.LONG, cross(name("ema_12"), Direction.ABOVE, name("ema_26")))
                .signal("down", Type.EXIT, Side.LONG, cross(name("ema_12"), Direction.BELOW, name("ema_26")))
                .compiled();
    }

    private static Expectation fires(String signal, long atMs) {
        return new Expectation(signal, atMs, true, Double.NaN, Double.NaN, Place.at("/tests/0/expect/0"));
    }

    private static Expectation silent(String signal, long atMs) {
        return new Expectation(signal, atMs, false, Double.NaN, Double.NaN, Place.NOWHERE);
    }

    private static TestSpec test(Timeframe timeframe, int warmup, boolean only, List<Expectation> expectations) {
        return new TestSpec(
                "t", new Series(SYMBOL, timeframe), null, List.of(), warmup, expectations, only, Place.at("/tests/0"));
    }

    private static TestReport run(TestSpec test, CompiledStrategy strategy, List<Candle> candles) {
        TestRun run = new TestRun(test, strategy);
        candles.forEach(run::accept);
        return run.report();
    }

    private static TestReport levels(boolean only, List<Expectation> expectations, double... closes) {
        return run(test(Timeframe.M1, 0, only, expectations), LEVELS, TestCandles.closes(closes));
    }

    private static List<Kind> kinds(TestReport report) {
        return report.failures().stream().map(TestFailure::kind).toList();
    }

    /** What a session of its own says of candles of one minute, of which the first are history. */
    private static List<Fact.SignalFired> session(CompiledStrategy strategy, int warmup, List<Candle> candles) {
        Timeframe timeframe = strategy.spec().timeframe();
        List<Candle> whole = new ArrayList<>();
        if (timeframe == Timeframe.M1) {
            whole.addAll(candles);
        } else {
            CandleAggregator aggregator = new CandleAggregator(Timeframe.M1, timeframe);
            candles.forEach(candle -> aggregator.add(candle, whole::add));
        }
        StrategySession session = new StrategySession(
                new SessionKey("test", 1, new Series(SYMBOL, timeframe)), strategy, PaperTerms.STANDARD);
        List<Fact.SignalFired> fired = new ArrayList<>();
        for (int i = 0; i < whole.size(); i++) {
            if (i < warmup) {
                session.warmUp(whole.get(i));
            } else {
                session.process(whole.get(i), fact -> {
                    if (fact instanceof Fact.SignalFired f) {
                        fired.add(f);
                    }
                });
            }
        }
        return fired;
    }

    @ParameterizedTest
    @CsvSource({"M1, 0", "M1, 500", "M5, 0", "M5, 100", "H1, 7"})
    void firesExactlyAsASessionDoesOnRealCandles(Timeframe timeframe, int warmup) {
        CompiledStrategy strategy = emaCross(timeframe);
        List<Candle> week = TestCandles.demoWeek();
        List<Fact.SignalFired> fired = session(strategy, warmup, week);
        assertTrue(fired.size() >= 2, fired.size() + " signals");
        List<Expectation> exact = new ArrayList<>();
        for (Fact.SignalFired fact : fired) {
            exact.add(new Expectation(
                    fact.signal(), fact.closeTimeMs(), true, fact.price(), fact.confidence(), Place.NOWHERE));
        }
        TestReport report = run(test(Timeframe.M1, warmup, true, exact), strategy, week);
        assertEquals(List.of(), report.failures());
        assertEquals(fired.size(), report.signals());

        Expectation left = exact.remove(1);
        TestReport without = run(test(Timeframe.M1, warmup, true, exact), strategy, week);
        assertEquals(List.of(Kind.UNEXPECTED), kinds(without));
        assertEquals(left.atMs(), without.failures().get(0).atMs());
        assertEquals(fired.get(1).values(), without.failures().get(0).values());
        assertTrue(run(test(Timeframe.M1, warmup, false, exact), strategy, week).passed());
    }

    @Test
    void missedSignalIsToldWithItsNumbersAndNeighbours() {
        // Fires in, out, in at minutes 2, 3 and 6.
        TestReport report = levels(false, List.of(fires("in", 5 * MINUTE)), 9, 11, 9, 8, 9.5, 25);
        TestFailure failure = report.failures().get(0);
        assertEquals(List.of(Kind.MISSED), kinds(report));
        assertEquals(
                "in did not fire at 1970-01-01T00:05:00Z: \"close > 10\" is false: close is 9.5", failure.message());
        assertEquals(Map.of("close", 9.5), failure.values());
        assertEquals("/tests/0/expect/0", failure.place().pointer());
        assertEquals(
                List.of("in 2", "slow 5", "in 6"),
                failure.nearby().stream()
                        .map(f -> f.signal() + " " + f.closeTimeMs() / MINUTE)
                        .toList());
    }

    @Test
    void reasonOfSilenceIsTheTrueOne() {
        assertEquals(
                "in did not fire at 1970-01-01T00:02:00Z: a long position is open or ordered already",
                reason(fires("in", 2 * MINUTE), 11, 12));
        assertEquals(
                "out did not fire at 1970-01-01T00:01:00Z: no long position is open or ordered",
                reason(fires("out", MINUTE), 9));
        assertEquals(
                "rise did not fire at 1970-01-01T00:03:00Z: its condition was not known to be false on the candle before,"
                        + " and with edge it fires only when the condition becomes true",
                reason(fires("rise", 3 * MINUTE), 9, 16, 17));
        assertEquals(
                "rise did not fire at 1970-01-01T00:01:00Z: its condition was not known to be false on the candle before,"
                        + " and with edge it fires only when the condition becomes true",
                reason(fires("rise", MINUTE), 16));
        assertEquals(
                "slow did not fire at 1970-01-01T00:02:00Z: \"close > sma_3\" is unknown: close is 16, sma_3 is unknown "
                        + "(warming up: 2 of 3 candles)",
                reason(fires("slow", 2 * MINUTE), 9, 16));
        assertEquals("gone did not fire at 1970-01-01T00:01:00Z: it is left out", reason(fires("gone", MINUTE), 9));
    }

    private static String reason(Expectation expectation, double... closes) {
        TestReport report = levels(false, List.of(expectation), closes);
        assertEquals(List.of(Kind.MISSED), kinds(report));
        return report.failures().get(0).message();
    }

    @Test
    void signalThatMustNotFireFailsWhenItDoes() {
        TestReport report = levels(true, List.of(silent("in", 2 * MINUTE), silent("out", 2 * MINUTE)), 9, 11);
        assertEquals(List.of(Kind.UNWANTED), kinds(report));
        assertEquals(
                "in fired at 1970-01-01T00:02:00Z, and must not",
                report.failures().get(0).message());
        assertTrue(levels(true, List.of(silent("in", 2 * MINUTE)), 9, 9).passed());
    }

    @Test
    void priceAndConfidenceAreCompared() {
        Expectation wrong = new Expectation("in", MINUTE, true, 11.5, 0.5, Place.NOWHERE);
        assertEquals(List.of(Kind.PRICE, Kind.CONFIDENCE), kinds(levels(false, List.of(wrong), 11)));
        Expectation right = new Expectation("in", MINUTE, true, 11 * (1 + 1e-12), 1, Place.NOWHERE);
        assertTrue(levels(false, List.of(right), 11).passed());
    }

    @Test
    void unknownConfidenceIsNotTheOneThatIsExpected() {
        CompiledStrategy strategy =
                StrategyCheck.check("""
                        {"id": "a", "signals": [
                          {"id": "up", "type": "alert", "confidence": "1 / close[2]", "when": "close > 1"}]}""", Indicators.ALL, SYMBOL, Timeframe.M1).strategy();
        List<Candle> candles = TestCandles.closes(2, 2, 4);
        Expectation known = new Expectation("up", 3 * MINUTE, true, Double.NaN, 0.5, Place.NOWHERE);
        assertTrue(run(test(Timeframe.M1, 0, false, List.of(known)), strategy, candles)
                .passed());
        Expectation unknown = new Expectation("up", 2 * MINUTE, true, Double.NaN, 0.5, Place.NOWHERE);
        TestReport report = run(test(Timeframe.M1, 0, false, List.of(unknown)), strategy, candles);
        assertEquals(
                "up fired at 1970-01-01T00:02:00Z with an unknown confidence, not 0.5",
                report.failures().get(0).message());
    }

    @Test
    void nothingMayFireWhereNothingIsExpected() {
        assertTrue(levels(true, List.of(), 9, 9.5).passed());
        assertEquals(List.of(Kind.UNEXPECTED), kinds(levels(true, List.of(), 9, 11)));
        assertTrue(levels(false, List.of(), 9, 11).passed());
    }

    @Test
    void timesWithoutACandleFail() {
        TestReport report = levels(false, List.of(silent("in", 3 * MINUTE), fires("in", 90 * MINUTE)), 9, 9);
        assertEquals(List.of(Kind.NO_CANDLE, Kind.NO_CANDLE), kinds(report));
        assertEquals(
                "no candle of this test closes at 1970-01-01T00:03:00Z",
                report.failures().get(0).message());
    }

    @Test
    void nothingFiresOnHistory() {
        TestSpec test = test(Timeframe.M1, 2, true, List.of(fires("high", MINUTE), fires("high", 3 * MINUTE)));
        TestReport report = run(test, LEVELS, TestCandles.closes(21, 22, 20.5));
        // The third candle fires in, which was not expected; history neither fired nor opened anything.
        assertEquals(List.of(Kind.NO_CANDLE, Kind.UNEXPECTED), kinds(report));
        assertEquals(
                "nothing can fire on the history that closes at 1970-01-01T00:01:00Z",
                report.failures().get(0).message());
        assertEquals("in", report.failures().get(1).signal());
        assertEquals(3, report.candles());
    }

    @Test
    void testInWhichNothingCouldFireFails() {
        assertEquals(List.of(Kind.CANDLES), kinds(levels(true, List.of())));
        TestSpec allHistory = test(Timeframe.M1, 3, true, List.of());
        assertEquals(List.of(Kind.CANDLES), kinds(run(allHistory, LEVELS, TestCandles.closes(1, 2, 3))));
        TestSpec tooShort = test(Timeframe.M1, 0, true, List.of());
        TestReport report = run(tooShort, emaCross(Timeframe.H1), TestCandles.closes(1, 2, 3));
        assertEquals("no candle of 1h closes", report.failures().get(0).message());
    }

    @Test
    void unexpectedSignalsAreListedUpToALimit() {
        double[] closes = new double[TestJudge.UNEXPECTED_LISTED + 8];
        Arrays.fill(closes, 21);
        // In on the first, high on each.
        TestReport report = levels(true, List.of(), closes);
        assertEquals(TestJudge.UNEXPECTED_LISTED, report.failures().size());
        assertEquals(9, report.more());
    }

    @Test
    void failuresComeInTheOrderOfTheirCandles() {
        TestReport report = levels(
                true,
                List.of(fires("high", 4 * MINUTE), fires("high", 9 * MINUTE), fires("high", 2 * MINUTE)),
                9,
                9,
                11,
                11);
        assertEquals(
                List.of(2L, 3L, 3L, 4L, 4L, 9L),
                report.failures().stream().map(f -> f.atMs() / MINUTE).toList());
    }

    @Test
    void candlesThatStepBackAreRefused() {
        TestRun run = new TestRun(test(Timeframe.M1, 0, false, List.of()), LEVELS);
        run.accept(Candle.flat(MINUTE, 1));
        assertThrows(IllegalArgumentException.class, () -> run.accept(Candle.flat(MINUTE, 1)));
        assertThrows(
                IllegalArgumentException.class, () -> new TestRun(test(Timeframe.H1, 0, false, List.of()), LEVELS));
    }
}
