package io.candlebus.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.indicator.Indicators;
import io.candlebus.json.ExamplesTest;
import io.candlebus.json.StrategyCheck;
import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.portfolio.PaperTerms;
import io.candlebus.strategy.Bare;
import io.candlebus.strategy.CompiledStrategy;
import io.candlebus.strategy.TestCandles;
import io.candlebus.strategy.Truth;
import io.candlebus.strategy.Word;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Laws for each construct of the language by itself, on real candles: no look ahead, a true warm-up, peeks that change nothing. */
class ConstructsTest {
    /** Truncated at every one of them. */
    private static final List<Candle> REAL = TestCandles.demoWeek().subList(0, 300);

    private static final String[] CONSTRUCTS = {
        "close > open",
        "close >= open[1]",
        "close == open",
        "close != open",
        "close between low[1] and high[1]",
        "not close > open",
        "close > open and volume > 1",
        "close > open or volume > 1",
        "at_least(2, close > open, volume > 1, close > close[1])",
        "crossover(close, ema(9))",
        "crossunder(close, ema_9)",
        "cross(close, sma(close, 5))",
        "rising(close, 3)",
        "falling(close, 2)",
        "within(crossover(close, ema(9)), 10)",
        "held(close > ema(9), 4)",
        "once(close > ema(9))",
        "sequence(close > ema(9), close < ema(9), 8)",
        "sequence(close > open, volume > 1, close < open, 12)",
        "count(close > open, 10) >= 5",
        "bars_since(close > ema(9), 30) > 2",
        "value_when(crossover(close, ema(9)), close, 0, 60) < close",
        "value_when(close > open, low, 2, 60) < low",
        "change(close, 3) > 0",
        "change_pct(close, 3) > 0.1",
        "abs(close - open) > 1",
        "min(open, close, hl2) > 800",
        "max(open, close) > 800",
        "sqrt(volume) > 1",
        "log(close) > 6.7",
        "exp(volume - 30) > 0.001",
        "pow(close / 800, 2) > 1",
        "round(close) == close",
        "floor(close) == close",
        "ceil(close) > close",
        "clamp(volume, 1, 5) > 3",
        "coalesce(rsi(14), 50) > 55",
        "-close + 2 * open - volume / 3 % 2 > 800",
        "highest(high, 20) == high",
        "lowest(low, 20)[1] > low",
        "sum(volume, 10) > 30",
        "avg(close, 10) > close",
        "stdev(close, 20) > 1",
        "median(close, 9) > close",
        "percent_rank(close, 30) > 80",
        "slope(close, 10) > 0",
        "correlation(close, volume, 20) > 0",
        "ema(rsi(14), 9) > 50",
        "bb(close, 20, 2).upper < high",
        "rsi_14 < 30",
        "macd_12_26_9.signal > 0",
        "close@5m > open@5m",
        "close[2]@5m > close@5m[2]",
        "ema(9)@15m > close",
        "crossover(close, sma(3)@15m)",
        "crossover(ema(3), ema(6))@5m",
        "(close > open and volume > 5)@5m",
        "within((close > open)@15m, 20)",
        "count(close > open, 4)@5m > 2",
        "ema(count(close > open, 5), 4) > 2.5",
        "crossover(bars_since(close > open, 50), 1)",
        "within(count(crossover(close, ema(5)), 20) > 2, 5)",
        "time.minute < 30",
        "position.side == 0"
    };

    static Stream<String> constructs() {
        return Stream.of(CONSTRUCTS);
    }

    @ParameterizedTest
    @MethodSource("constructs")
    void saysTheSameWhetherOrNotLaterCandlesExist(String construct) {
        CompiledStrategy strategy = alert(construct);
        StrategySession whole = session(strategy);
        List<String> said = new ArrayList<>();
        REAL.forEach(candle -> {
            whole.process(candle, fact -> {});
            said.add(whole.explain().toString());
        });
        for (int t = 1; t <= REAL.size(); t++) {
            StrategySession truncated = session(strategy);
            REAL.subList(0, t).forEach(candle -> truncated.process(candle, fact -> {}));
            assertEquals(said.get(t - 1), truncated.explain().toString(), construct + " at " + t);
        }
    }

    @Test
    void examplesSayTheSameWhetherOrNotLaterCandlesExist() throws IOException {
        for (StrategyCheck.Result example : ExamplesTest.examples()) {
            StrategySession whole = session(example.strategy());
            List<String> said = new ArrayList<>();
            List<Fact> facts = new ArrayList<>();
            REAL.forEach(candle -> {
                whole.process(candle, facts::add);
                said.add(whole.explain() + "" + facts);
            });
            for (int t = 1; t <= REAL.size(); t++) {
                StrategySession truncated = session(example.strategy());
                List<Fact> truncatedFacts = new ArrayList<>();
                REAL.subList(0, t).forEach(candle -> truncated.process(candle, truncatedFacts::add));
                assertEquals(
                        said.get(t - 1),
                        truncated.explain() + "" + truncatedFacts,
                        example.spec().id() + " at " + t);
            }
        }
    }

    /** On candles without holes; what hangs on what happens may take longer, and is known by then at the latest. */
    @ParameterizedTest
    @MethodSource("constructs")
    void isKnownAfterItsWarmup(String construct) {
        boolean hangsOnEvents = construct.contains("bars_since") || construct.contains("value_when");
        CompiledStrategy strategy = alert(construct);
        StrategySession session = session(strategy);
        List<Candle> candles = TestCandles.dense(7, strategy.warmupCandles());
        candles.forEach(candle -> session.process(candle, fact -> {}));
        Truth truth = session.explain().get(0).condition().truth();
        assertTrue(hangsOnEvents || truth != Truth.UNKNOWN, construct + " after " + strategy.warmupCandles());
    }

    @ParameterizedTest
    @MethodSource("constructs")
    void peekingChangesNothingAndSeesWhatTheCloseGives(String construct) {
        CompiledStrategy strategy = alert(construct);
        StrategySession plain = session(strategy);
        StrategySession peeked = session(strategy);
        boolean asksThePosition = construct.contains("position.");
        for (Candle candle : REAL) {
            peeked.explainIfClosed(Candle.flat(candle.openTimeMs(), candle.open()));
            Explanation foretold = peeked.explainIfClosed(candle).get(0);
            plain.process(candle, fact -> {});
            peeked.process(candle, fact -> {});
            assertEquals(plain.explain().toString(), peeked.explain().toString(), construct);
            Explanation closed = peeked.explain().get(0);
            if (!asksThePosition) {
                assertEquals(closed.verdict(), foretold.verdict(), construct + " at " + candle);
                assertEquals(Bare.of(closed.condition()), foretold.condition(), construct + " at " + candle);
            }
        }
    }

    @Test
    void everyWordIsTried() {
        for (Word word : EnumSet.allOf(Word.class)) {
            assertTrue(constructs().anyMatch(text -> text.contains(word + "(")), word + " is missing");
        }
    }

    /** None of them is idle: on these candles each is both true and false at some time, but for a few that cannot. */
    @Test
    void constructsAreTrueAndFalse() {
        Set<String> always = Set.of("position.side == 0");
        for (String construct : CONSTRUCTS) {
            StrategySession session = session(alert(construct));
            EnumSet<Truth> seen = EnumSet.noneOf(Truth.class);
            REAL.forEach(candle -> {
                session.process(candle, fact -> {});
                seen.add(session.explain().get(0).condition().truth());
            });
            boolean varies = seen.contains(Truth.TRUE) && seen.contains(Truth.FALSE);
            assertTrue(varies || always.contains(construct), construct + " is only " + seen);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x[2 - 3] > 1",
                "close[-1] > 1",
                "close[n] > 1",
                "change(close, -1) > 0",
                "within(close > 1, -2)",
                "count(close > 1, 0) > 0",
                "value_when(close > 1, close, -1, 5) > 1"
            })
    void nothingLooksAhead(String construct) {
        StrategyCheck.Result result = check(construct.replace("x[", "close["));
        assertTrue(!result.isValid(), construct);
    }

    private static CompiledStrategy alert(String construct) {
        StrategyCheck.Result result = check(construct);
        assertTrue(result.isValid(), () -> construct + ": " + result.problems());
        return result.strategy();
    }

    private static StrategyCheck.Result check(String construct) {
        String document =
                "{\"id\": \"a\", \"params\": {\"n\": -3}, \"signals\": [{\"id\": \"s\", \"type\": \"alert\", \"when\": \""
                        + construct + "\"}]}";
        return StrategyCheck.check(document, Indicators.ALL, Symbol.parse("BTC/USD"), Timeframe.M1);
    }

    private static StrategySession session(CompiledStrategy strategy) {
        Series series = new Series(Symbol.parse("BTC/USD"), strategy.spec().timeframe());
        return new StrategySession(new SessionKey("a", 1, series), strategy, PaperTerms.STANDARD);
    }
}
