package io.candlebus.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.indicator.Indicators;
import io.candlebus.json.StrategyCheck;
import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.portfolio.PaperTerms;
import io.candlebus.strategy.CompiledStrategy;
import io.candlebus.strategy.Explained;
import io.candlebus.strategy.TestCandles;
import io.candlebus.strategy.Truth;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said about a rule, and that it is the first thing that one has to look at. */
class ExplanationTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            close > 5                            | 1 2 3     | "close > 5" is false: close is 3
            close > 5 and close > 2              | 1 2 3     | "close > 5" is false: close is 3
            sma(3) > 5 and close > 9             | 1 2       | "close > 9" is false: close is 2
            close > 1 and sma(3) > 5             | 1 2       | "sma(3) > 5" is unknown: sma(3) is unknown (warming up: 2 of 3 candles)
            close > 5 or sma(3) > 5              | 1 2       | "sma(3) > 5" is unknown: sma(3) is unknown (warming up: 2 of 3 candles)
            close > 5 or close > 4               | 1 2       | "close > 5" is false: close is 2
            1 / (close - 2) > 0                  | 1 2       | "1 / (close - 2) > 0" is unknown: 1 / (close - 2) is unknown (division by zero)
            position.candles_held > 2            | 1 2       | "position.candles_held > 2" is unknown: position.candles_held is unknown (no position is open)
            at_least(2, close > 1, close > 5, sma(9) > 0) | 1 2 | "sma(9) > 0" is unknown: sma(9) is unknown (warming up: 2 of 9 candles)
            at_least(2, close > 1, close > 5, close > 6)  | 1 2 | "close > 5" is false: close is 2
            not close < 5                        | 1 2       | "not (close < 5)" is false: close is 2
            not (close > 5 or close < 4)         | 1 2       | "not (close > 5 or close < 4)" is false: "close < 4" is true: close is 2
            not (close > 1 and close < 4)        | 1 2       | "not (close > 1 and close < 4)" is false: close is 2
            not sma(3) > 0                       | 1 2       | "not (sma(3) > 0)" is unknown: sma(3) is unknown (warming up: 2 of 3 candles)
            crossover(close, 2)                  | 1 3 4     | "crossover(close, 2)" is false: close is 4 after 3, above already
            crossover(close, 5)                  | 1 3 4     | "crossover(close, 5)" is false: close is 4 after 3
            crossunder(close, 5)                 | 1 3 4     | "crossunder(close, 5)" is false: close is 4 after 3, below already
            cross(close, sma(2))                 | 3 4       | "cross(close, sma(2))" is unknown: close is 4 after 3, sma(2) is 3.5 and was unknown on the candle before
            crossover(sma(3), 2)                 | 1 3       | "crossover(sma(3), 2)" is unknown: sma(3) is unknown (warming up: 2 of 3 candles)
            close between 4 and 6                | 1 2 3     | "close between 4 and 6" is false: close is 3
            rising(close, 3)                     | 1 5 4 5   | "rising(close, 3)" is false: close is 5 after 4, 1 of 3 steps in a row went up
            falling(close, 3)                    | 1 5       | "falling(close, 3)" is false: close is 5 after 1, 0 of 3 steps in a row went down
            rising(close, 3)                     | 1 5       | "rising(close, 3)" is unknown: close is 5 after 1, unknown on one of the last 3 candles
            within(close > 5, 3)                 | 1 2 3     | "within(close > 5, 3)" is false: on none of the last 3 candles, close is 3
            within(close > 5, 3)                 | 1 2       | "within(close > 5, 3)" is unknown: unknown on one of the last 3 candles
            not within(close > 5, 3)             | 1 6 2     | "not (within(close > 5, 3))" is false: 1 candle ago, counts for 1 more
            not within(close > 5, 3)             | 6 1 2     | "not (within(close > 5, 3))" is false: 2 candles ago, for the last time
            not within(close > 5, 3)             | 1 2 6     | "not (within(close > 5, 3))" is false: on this candle, close is 6
            within(close > 5, 1)                 | 1 2 3     | "within(close > 5, 1)" is false: close is 3
            held(close > 5, 3)                   | 1 6 7     | "held(close > 5, 3)" is false: on 2 of 3 candles in a row
            held(close > 5, 3)                   | 7 7 1     | "held(close > 5, 3)" is false: on 0 of 3 candles in a row, close is 1
            held(close > 5, 3)                   | 7 7       | "held(close > 5, 3)" is unknown: unknown on one of the last 3 candles
            once(close > 5)                      | 6 7       | "once(close > 5)" is false: it was true on the candle before already
            once(close > 5)                      | 6 4       | "once(close > 5)" is false: close is 4
            once(close > 5)                      | 6         | "once(close > 5)" is unknown: whether it was true on the candle before is unknown
            sequence(close > 5, close < 3, 4)    | 6 4 4     | "sequence(close > 5, close < 3, 4)" is false: 1 of 2 steps within 4 candles
            sequence(close > 5, close < 3, 2)    | 6 4 4     | "sequence(close > 5, close < 3, 2)" is false: 0 of 2 steps within 2 candles
            count(close > 5, 3) >= 2             | 1 6 2     | "count(close > 5, 3) >= 2" is false: count(close > 5, 3) is 1
            bars_since(close > 5, 3) > 1         | 1 2 3 4   | "bars_since(close > 5, 3) > 1" is unknown: bars_since(close > 5, 3) is unknown (its condition was not known to be true within the last 3 candles)
            (close > 5)@5m                       | 1 2 3     | "close > 5" is unknown: close is unknown (warming up: 0 of 1 candles of 5m)
            (close > 5)@5m                       | 1 2 3 3 3 9 | "close > 5" is false: close is 3
            """)
    void firstBlockerIsNamedWithWhatMakesItSo(String when, String closes, String reason) {
        Explanation last = last(when, closes);
        assertEquals(reason, last.reason());
        assertEquals(reason.contains("\" is false") ? Verdict.FALSE : Verdict.UNKNOWN, last.verdict());
    }

    @Test
    void whatIsTrueHasNoBlocker() {
        Explained condition = last("close > 5 or close > 1", "1 2").condition();
        assertTrue(condition.blocker().isEmpty());
        assertEquals("\"close > 5 or close > 1\" is true: close is 2", condition.sentence());
    }

    @Test
    void distanceOfAComparisonIsItsGap() {
        assertEquals(new Explained.Distance(-14.5, 1 - 14.5 / 45, Double.NaN), distance("close < 45", "1 59.5"));
        assertEquals(new Explained.Distance(3, 0, Double.NaN), distance("close - 1 > 3", "1"));
        assertEquals(new Explained.Distance(-5, Double.NaN, Double.NaN), distance("close < 0", "1 5"));
        assertNull(distance("sma(9) > 1", "1"));
        assertNull(distance("close > 1 and close > 2", "1"));
    }

    @Test
    void distanceOfACrossingTellsWhenAtThisPaceAndOnlyFromTheRightSide() {
        assertEquals(new Explained.Distance(5, 0.5, 3), distance("crossover(close, 10)", "3 5"));
        assertEquals(new Explained.Distance(5, 0.5, Double.NaN), distance("crossunder(close, 10)", "3 5"));
        assertEquals(new Explained.Distance(5, 0.5, 3), distance("cross(close, 10)", "3 5"));
        assertEquals(new Explained.Distance(5, 0.5, Double.NaN), distance("crossover(close, 10)", "6 5"));
        assertEquals(new Explained.Distance(-5, 0.5, 1), distance("crossunder(close, 10)", "20 15"));
    }

    @Test
    void distanceOfARangeIsThatToItsNearerEnd() {
        assertEquals(new Explained.Distance(2, 0.5, Double.NaN), distance("close between 4 and 10", "2"));
        assertEquals(new Explained.Distance(-2, 0.8, Double.NaN), distance("close between 4 and 10", "12"));
        assertEquals(new Explained.Distance(1, 0.9, Double.NaN), distance("close between 4 and 10", "9"));
        assertEquals(new Explained.Distance(2, 0.5, Double.NaN), distance("close between 4 and sma(9)", "2"));
        assertEquals(new Explained.Distance(-2, 0.8, Double.NaN), distance("close between sma(9) and 10", "12"));
    }

    @Test
    void pastHasTheLastFortyCandlesAndSinceTellsTheChange() {
        double[] closes = new double[60];
        Arrays.fill(closes, 0, 50, 1);
        Arrays.fill(closes, 50, 60, 9);
        Explained condition = run("close > 5", closes).explain().get(0).condition();
        assertEquals(40, condition.past().size());
        assertEquals(
                "F".repeat(30) + "T".repeat(10),
                String.join(
                        "",
                        condition.past().stream()
                                .map(truth -> truth == Truth.TRUE ? "T" : "F")
                                .toList()));
        assertEquals(51 * 60_000, condition.sinceMs());
        Explained steady = run("close > 0", closes).explain().get(0).condition();
        assertEquals(21 * 60_000, steady.sinceMs(), "of what has never changed, the earliest candle remembered");
    }

    @Test
    void groupsAndSequencesTellHowFarTheyAre() {
        assertEquals("1 of 3 true", note("at_least(2, close > 1, close > 5, close > 6)", "1 2"));
        assertEquals("all 2 steps within 4 candles", note("sequence(close > 5, close < 3, 4)", "6 4 2"));
        assertEquals("on 3 of 3 candles in a row", note("held(close > 5, 3)", "6 7 8"));
        assertEquals("3 of 3 steps in a row went up", note("rising(close, 3)", "5 6 7 8"));
        assertEquals("it has just become true", note("once(close > 5)", "5 6"));
    }

    @Test
    void verdictsFollowThePositionAndThePause() {
        StrategySession session = session(check("""
                {"id": "test", "symbol": "BTC/USD", "timeframe": "1m", "signals": [
                 {"id": "in", "type": "entry", "side": "long", "when": "close > 5"},
                 {"id": "out", "type": "exit", "side": "long", "when": "close > 7"},
                 {"id": "new", "type": "alert", "edge": true, "when": "close > 5"}]}
                """));
        assertEquals(List.of("UNKNOWN", "UNKNOWN", "UNKNOWN"), verdicts(session.explain()));
        List<Candle> candles = TestCandles.closes(6, 1, 6, 8, 1, 6);
        session.warmUp(candles.get(0));
        assertEquals(List.of("HISTORY", "FALSE", "NOT_NEW"), verdicts(session.explain()));
        session.process(candles.get(1), fact -> {});
        assertEquals(
                List.of("FIRED", "FALSE", "FIRED"), verdicts(session.explainIfClosed(candles.get(2))), "if it closed");
        assertEquals(List.of("FALSE", "FALSE", "FALSE"), verdicts(session.explain()), "it has not closed");
        session.process(candles.get(2), fact -> {});
        assertEquals(List.of("FIRED", "FALSE", "FIRED"), verdicts(session.explain()));
        assertEquals(List.of("MASKED", "FIRED", "NOT_NEW"), verdicts(session.explainIfClosed(candles.get(3))));
        session.process(candles.get(3), fact -> {});
        assertEquals(List.of("MASKED", "FIRED", "NOT_NEW"), verdicts(session.explain()));
        assertEquals(
                List.of("a long position is open or ordered already", "its condition is true"),
                session.explain().stream().limit(2).map(Explanation::reason).toList());
        session.pause();
        session.process(candles.get(4), fact -> {});
        assertEquals(List.of("PAUSED", "FALSE", "PAUSED"), verdicts(session.explainIfClosed(candles.get(5))));
        session.process(candles.get(5), fact -> {});
        assertEquals(List.of("PAUSED", "FALSE", "PAUSED"), verdicts(session.explain()));
    }

    private static List<String> verdicts(List<Explanation> explanations) {
        return explanations.stream().map(e -> e.verdict().name()).toList();
    }

    private static Explained.Distance distance(String when, String closes) {
        return last(when, closes).condition().distance();
    }

    private static String note(String when, String closes) {
        return last(when, closes).condition().note();
    }

    private static Explanation last(String when, String closes) {
        return run(
                        when,
                        Stream.of(closes.split(" "))
                                .mapToDouble(Double::parseDouble)
                                .toArray())
                .explain()
                .get(0);
    }

    private static StrategySession run(String when, double... closes) {
        StrategySession session = session(check("""
                {"id": "test", "symbol": "BTC/USD", "timeframe": "1m", "signals": [
                 {"id": "tell", "type": "alert", "when": "%s"}]}
                """.formatted(when)));
        TestCandles.closes(closes).forEach(candle -> session.process(candle, fact -> {}));
        return session;
    }

    private static CompiledStrategy check(String document) {
        StrategyCheck.Result result =
                StrategyCheck.check(document, Indicators.ALL, Symbol.parse("BTC/USD"), Timeframe.M1);
        assertTrue(result.isValid(), () -> result.problems().toString());
        return result.strategy();
    }

    private static StrategySession session(CompiledStrategy strategy) {
        Series series = new Series(Symbol.parse("BTC/USD"), Timeframe.M1);
        return new StrategySession(new SessionKey("test", 1, series), strategy, new PaperTerms(1_000, 0, 0));
    }
}
