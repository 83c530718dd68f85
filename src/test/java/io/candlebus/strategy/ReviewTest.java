package io.candlebus.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.candlebus.indicator.Indicators;
import io.candlebus.json.StrategyCheck;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewTest {
    private static final String ALERT = "{\"id\": \"s\", \"type\": \"alert\", \"edge\": true, \"when\": \"%s\"}";

    private static StrategyCheck.Result checked(String signals, String indicators) {
        String text = "{\"id\": \"a\", \"indicators\": [" + indicators + "], \"signals\": [" + signals + "]}";
        return StrategyCheck.check(text, Indicators.ALL, Symbol.parse("BTC/USD"), Timeframe.M1);
    }

    private static List<String> told(String signals, String indicators) {
        return checked(signals, indicators).problems().stream()
                .map(Problem::message)
                .toList();
    }

    private static List<String> codes(String signals, String indicators) {
        StrategyCheck.Result result = checked(signals, indicators);
        assertEquals(
                List.of(), result.problems().stream().filter(Problem::isError).toList());
        return result.problems().stream()
                .map(Problem::code)
                .filter(code -> !code.startsWith("default-") && !code.equals("derived-name"))
                .toList();
    }

    private static List<String> codes(String signals) {
        return codes(signals, "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rsi_14 > 120",
                "rsi_14 < 0",
                "rsi_14 > 100",
                "close < 0",
                "close == 0",
                "volume < 0",
                "mfi_14 == 101",
                "williams_r_14 > 0",
                "crossover(rsi_14, 100)",
                "crossunder(rsi_14, 0)",
                "cross(rsi_14, 130)",
                "rsi_14 between 101 and 120",
                "close between 5 and 4",
                "rsi_14[3] > 120",
                "1 > 2",
                "close > close",
                "close < close[0]",
                "crossover(ema_9, ema(9))",
                "rsi_14 - 200 > 0",
                "-rsi_14 > 0",
                "abs(macd) < 0",
                "max(rsi_14, mfi_14) > 100",
                "min(rsi_14, 20) > 20",
                "clamp(close, 1, 2) > 2",
                "rsi_14 * 2 > 201",
                "100 / (rsi_14 + 1) > 100.5",
                "sqrt(volume) < 0",
                "floor(rsi_14) > 100",
                "rsi_14 % 7 >= 7",
                "count(close > open, 5) > 5",
                "bars_since(close > open, 50) > 50",
                "time.hour > 23",
                "time.day_of_week == 0",
                "position.side > 1",
                "rsi_14@4h > 120",
                "rsi_14 < 30 and rsi_14 > 70",
                "rsi_14 < 30 and close > open and rsi_14 >= 30",
                "rsi_14 between 10 and 20 and rsi_14 > 20",
                "time.hour >= 8 and time.hour < 8",
                "count(rsi_14 > 120, 3) > 0",
                "(rsi_14 > 120)@5m",
                "value_when(close > 5, rsi_14, 0, 9) > 120",
                "sequence(close > 1, close > 2, close > 3, 2)"
            })
    void tellsWhatCanNeverBeTrue(String condition) {
        assertEquals(List.of("never-true"), codes(ALERT.formatted(condition)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rsi_14 >= 0",
                "rsi_14 <= 100",
                "close > 0",
                "volume >= 0",
                "rsi_14 != 101",
                "2 > 1",
                "close >= close",
                "ema_9 == ema(close, 9)",
                "close + volume > 0",
                "abs(macd) >= 0",
                "count(close > open, 5) <= 5",
                "time.minute < 60"
            })
    void tellsWhatIsAlwaysTrue(String condition) {
        assertEquals(List.of("always-true"), codes(ALERT.formatted(condition)));
    }

    /** What is never known neither holds nor fails, so that nothing else is told of it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "close / 0 > 1",
                "close / (1 - 1) < 2",
                "close % 0 > 1",
                "close % 0 <= 1",
                "clamp(close, 5, 3) > 1",
                "clamp(rsi_14, 101, rsi_14) > 1",
                "1 > 2 * sqrt(-1 - volume)",
                "log(-close) < 3",
                "count(close / 0 > 1, 3) == 3"
            })
    void tellsWhatIsNeverKnown(String condition) {
        assertEquals(List.of("never-known"), codes(ALERT.formatted(condition)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "close / volume > 1",
                "clamp(rsi_14, 20, mfi_14) > 30",
                "clamp(close, ema_9, 3) > 1",
                "sqrt(macd) > 1",
                "log(volume) > 1",
                "rsi_14 >= 100",
                "rsi_14 <= 0",
                "volume > 0",
                "macd > 0",
                "close > ema_50",
                "crossover(rsi_14, 99)",
                "crossover(close, 0.0001)",
                "rsi_14 between 0 and 100",
                "cci_20 > 500",
                "close - ema_9 > 0",
                "close / volume > 1e9",
                "macd * close > 0",
                "coalesce(rsi_14, 500) > 120",
                "rsi_14 < 30 and rsi_14[1] > 70",
                "rsi_14 >= 30 and rsi_14 <= 30",
                "count(close > open, 5) == 5",
                "pow(close, 2) < 0",
                "log(close) < 0",
                "rsi_14 == 100.00000001",
                "bars_since(close > 5, 20) == 20",
                "sequence(close > 1, close > 2, 2)"
            })
    void saysNothingAboutWhatMayBeEither(String condition) {
        assertEquals(List.of(), codes(ALERT.formatted(condition)));
    }

    @Test
    void anExitNeedsAnEntryOfItsSide() {
        String exit = "{\"id\": \"x\", \"type\": \"exit\", \"side\": \"short\", \"when\": \"rsi_14 > 70\"}";
        assertEquals(List.of("exit-without-entry"), codes(exit));
    }

    @Test
    void anEntryNeedsAWayOut() {
        String entry = "{\"id\": \"e\", \"type\": \"entry\", \"side\": \"long\", \"when\": \"crossover(rsi_14, 30)\"}";
        String exit = "{\"id\": \"x\", \"type\": \"exit\", \"side\": \"long\", \"when\": \"rsi_14 > 70\"}";
        String opposite =
                "{\"id\": \"o\", \"type\": \"entry\", \"side\": \"short\", \"when\": \"crossunder(rsi_14, 70)\"}";
        assertEquals(List.of("entry-without-exit"), codes(entry));
        assertEquals(List.of(), codes(entry + "," + exit));
        assertEquals(List.of(), codes(entry + "," + opposite));
    }

    @Test
    void aParameterIsUsedInConditionsCountsSourcesAndConfidence() {
        String text = """
                {"id": "a", "params": {"level": 30, "n": 3, "p": 9, "least": 0.5, "idle": 1},
                 "indicators": [{"id": "x", "type": "sma", "source": "close * p"}],
                 "signals": [{"id": "s", "type": "alert", "edge": true, "confidence": "rsi_14 / 100 * least",
                   "when": "within(rsi_14 < level, n) and x > 1"}]}""";
        StrategyCheck.Result result = StrategyCheck.check(text, Indicators.ALL, Symbol.parse("BTC/USD"), Timeframe.M1);
        List<Problem> unused = result.problems().stream()
                .filter(p -> p.code().equals("unused-parameter"))
                .toList();
        assertEquals(
                List.of("/params/idle"),
                unused.stream().map(p -> p.place().pointer()).toList());
    }

    @Test
    void aLastingConditionIsNoMoment() {
        String alert = "{\"id\": \"s\", \"type\": \"alert\", \"when\": \"%s\"}";
        assertEquals(List.of("level-as-trigger"), codes(alert.formatted("rsi_14 < 30")));
        assertEquals(List.of(), codes(alert.formatted("crossunder(rsi_14, 30)")));
        assertEquals(List.of("level-as-trigger"), codes(alert.formatted("not crossunder(rsi_14, 30)")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "once(rsi_14 < 30)|",
                "rsi_14 < 30 and crossover(close, ema_9)|",
                "crossover(close, ema_9) or crossunder(rsi_14, 30)|",
                "sequence(rsi_14 < 30, crossover(close, ema_9), 9)|",
                "rsi_14 < 30 or crossover(close, ema_9)|level-as-trigger",
                "within(crossover(close, ema_9), 5)|level-as-trigger",
                "crossover(close, ema_9)@5m|level-as-trigger"
            })
    void aMomentEndsWithItsCandle(String condition, String code) {
        String alert = "{\"id\": \"s\", \"type\": \"alert\", \"when\": \"%s\"}";
        assertEquals(code == null ? List.of() : List.of(code), codes(alert.formatted(condition)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rising(mine, 3)",
                "count(mine > 5, 3) == 2",
                "close > value_when(close > 5, mine, 0, 9)",
                "bars_since(crossover(close, mine), 9) == 0",
                "close > mine@5m",
                "(close > mine)@5m",
                "close > mine + 1",
                "close > max(mine, 5)",
                "close > ema(mine, 3)",
                "close > of_count"
            })
    void anIndicatorIsUsedWhereverItStands(String condition) {
        String declared = """
                {"id": "mine", "type": "ema"},
                {"id": "of_count", "type": "sma", "source": "count(close > mine, 5)"}""";
        assertFalse(told(ALERT.formatted(condition), declared)
                .contains("no signal uses \"mine\"; it is computed and drawn, no more"));
    }

    @Test
    void anIndicatorIsUsedByAConfidence() {
        String signal = "{\"id\": \"s\", \"type\": \"alert\", \"edge\": true, \"when\": \"close > 5\", "
                + "\"confidence\": \"mine / 100\"}";
        assertEquals(List.of(), codes(signal, "{\"id\": \"mine\", \"type\": \"rsi\"}"));
    }

    @Test
    void anIndicatorIsUsedByARuleOrByAnotherOne() {
        String declared = """
                {"id": "slow", "type": "ema", "params": {"period": 50}},
                {"id": "of_slow", "type": "sma", "source": "slow"},
                {"id": "idle", "type": "cci"}""";
        assertEquals(List.of("unused-indicator"), codes(ALERT.formatted("close > of_slow"), declared));
    }

    @Test
    void aDeclaredIndicatorIsUsedUnderItsDerivedNameToo() {
        String declared = "{\"id\": \"mine\", \"type\": \"rsi\", \"params\": {\"period\": 14}}";
        assertEquals(List.of(), codes(ALERT.formatted("rsi_14 < 30"), declared));
    }
}
