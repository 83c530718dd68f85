package io.candlebus.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.indicator.Indicators;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.strategy.Problem;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentParserTest {
    private static final String RULE = "\"signals\": [{\"id\": \"s\", \"type\": \"alert\", \"when\": \"rsi_14 < 30\"}]";

    private static StrategyCheck.Result check(String text) {
        return Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> StrategyCheck.check(text, Indicators.ALL, Symbol.parse("BTC/USD"), Timeframe.M1));
    }

    private static List<String> errors(StrategyCheck.Result result) {
        return result.problems().stream()
                .filter(Problem::isError)
                .map(Problem::code)
                .toList();
    }

    private static SourceText.Spot spot(StrategyCheck.Result result, String code) {
        return result.problems().stream()
                .filter(p -> p.code().equals(code))
                .map(result.source()::locate)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"''|1|1", "{|1|2", "{\"id\": tru}|1|8", "nonsense|1|1", "{\"id\": \"a\"} x|1|13", "// no|1|2"})
    void brokenJsonIsOneProblemWithItsPlace(String text, int line, int column) {
        StrategyCheck.Result result = check(text);
        assertEquals(List.of("malformed-json"), errors(result));
        SourceText.Spot spot = spot(result, "malformed-json");
        assertEquals(line, spot.line());
        assertTrue(Math.abs(column - spot.column()) <= 1, "column " + spot.column());
        assertNull(result.strategy());
    }

    @Test
    void problemsBeforeABreakKeepTheirPlace() {
        StrategyCheck.Result result =
                check("{\"id\": \"a\",\n \"x\": 1e999,\n \"x\": {\"z\": 1e999},\n \"y\": " + "[".repeat(40));
        assertEquals(List.of("bad-number", "duplicate-key", "nesting-limit"), errors(result));
        assertEquals(new SourceText.Spot(2, 7, 18, 5), spot(result, "bad-number"));
        assertEquals(new SourceText.Spot(3, 2, 26, 3), spot(result, "duplicate-key"));
        assertEquals(4, spot(result, "nesting-limit").line());
    }

    @ParameterizedTest
    @CsvSource({"1e400", "-1e400", "NaN", "Infinity", "-Infinity", "1e10000000"})
    void numbersThatAreNoneAreToldWithTheirPlace(String number) {
        StrategyCheck.Result result = check("{\"id\": \"a\",\n \"metadata\": {\"x\": " + number + "},\n " + RULE + "}");
        assertEquals(List.of("bad-number"), errors(result));
        assertEquals(new SourceText.Spot(2, 20, 31, number.length()), spot(result, "bad-number"));
    }

    @Test
    void aNumberOfAThousandDigitsIsRefused() {
        assertEquals(List.of("malformed-json"), errors(check("{\"x\": " + "9".repeat(1000) + "}")));
    }

    @Test
    void aRepeatedKeyIsToldWhereItStandsAgain() {
        StrategyCheck.Result result = check("{\"id\": \"a\",\n \"id\": \"b\", " + RULE + "}");
        assertEquals(List.of("duplicate-key"), errors(result));
        assertEquals(new SourceText.Spot(2, 2, 13, 4), spot(result, "duplicate-key"));
    }

    @Test
    void anUnknownKeyIsUnderlinedWithASuggestion() {
        StrategyCheck.Result result = check("{\"id\": \"a\", \"timefrane\": \"1m\", " + RULE + "}");
        Problem problem = result.problems().stream()
                .filter(p -> p.code().equals("unknown-key"))
                .findFirst()
                .orElseThrow();
        assertEquals("did you mean \"timeframe\"?", problem.suggestion());
        assertEquals("/timefrane", problem.place().pointer());
        assertEquals(new SourceText.Spot(1, 13, 12, 11), result.source().locate(problem));
        assertTrue(result.isValid());
    }

    @Test
    void aByteOrderMarkIsPassedOver() {
        assertEquals(List.of(), errors(check("\uFEFF{\"id\": \"a\", " + RULE + "}")));
    }

    @Test
    void nestingIsLimited() {
        String deep = "[".repeat(31) + "]".repeat(31);
        assertEquals(List.of(), errors(check("{\"id\": \"a\", \"metadata\": " + deep + ", " + RULE + "}")));
        assertEquals(
                List.of("nesting-limit"), errors(check("{\"id\": \"a\", \"metadata\": [" + deep + "], " + RULE + "}")));
        assertEquals(List.of("nesting-limit"), errors(check("[".repeat(100_000))));
    }

    @Test
    void sizeIsLimitedInBytes() {
        String filling = "ä".repeat(DocumentLimits.DOCUMENT_BYTES / 2);
        assertEquals(List.of("document-limit"), errors(check("{\"id\": \"" + filling + "\"}")));
    }

    @Test
    void indicatorsAreLimited() {
        assertEquals(List.of(), errors(check(withIndicators(200))));
        assertTrue(errors(check(withIndicators(201))).contains("indicator-limit"));
        assertTrue(errors(check(withIndicators(7_000))).contains("indicator-limit"));
    }

    private static String withIndicators(int count) {
        String list = IntStream.range(0, count)
                .mapToObj(i -> "{\"id\":\"x" + i + "\",\"type\":\"ema\"}")
                .collect(Collectors.joining(","));
        return "{\"id\": \"a\", \"indicators\": [" + list + "],"
                + "\"signals\": [{\"id\": \"s\", \"type\": \"alert\", \"when\": \"x0 < 30\"}]}";
    }

    @Test
    void signalsAreLimited() {
        String one = "{\"id\": \"s%d\", \"type\": \"alert\", \"when\": \"close > 1\"}";
        String list = IntStream.range(0, 101).mapToObj(one::formatted).collect(Collectors.joining(","));
        assertEquals(List.of("signal-limit"), errors(check("{\"id\": \"a\", \"signals\": [" + list + "]}")));
    }

    @Test
    void conditionsAreLimitedInTreesAndInText() {
        String leaf = "{\"indicator\": \"close\", \"operator\": \"gt\", \"value\": 1}";
        String tree = IntStream.range(0, 1_001).mapToObj(i -> leaf).collect(Collectors.joining(","));
        String text = IntStream.range(0, 1_001).mapToObj(i -> "close > 1").collect(Collectors.joining(" and "));
        String signal = "{\"id\": \"a\", \"signals\": [{\"id\": \"s\", \"type\": \"alert\", %s}]}";
        assertTrue(errors(check(signal.formatted("\"conditions\": [" + tree + "]")))
                .contains("condition-limit"));
        assertTrue(errors(check(signal.formatted("\"when\": \"" + text + "\""))).contains("condition-limit"));
    }

    @Test
    void lookbackAndPeriodsAreLimited() {
        String signal = "{\"id\": \"a\", \"signals\": [{\"id\": \"s\", \"type\": \"alert\", \"conditions\": [%s]}]}";
        String lookback = "{\"indicator\": \"close\", \"operator\": \"gt\", \"value\": 1, \"lookback\": 100001}";
        assertEquals(List.of("lookback-limit"), errors(check(signal.formatted(lookback))));
        assertEquals(List.of("lookback-limit"), errors(check(signal.formatted("\"close[100001] > 1\""))));
        assertEquals(List.of("bad-parameter"), errors(check(signal.formatted("\"rsi_999999999 > 1\""))));
    }

    @Test
    void hostileNamesCostLittle() {
        String name = IntStream.range(0, 60).mapToObj(i -> "a").collect(Collectors.joining("_"));
        String conditions = IntStream.range(0, 900)
                .mapToObj(i -> "\"" + name + "_" + i + " > close\"")
                .collect(Collectors.joining(","));
        StrategyCheck.Result result = check("{\"id\": \"a\", \"signals\": [{\"id\": \"s\", \"type\": \"alert\","
                + " \"conditions\": [" + conditions + "]}]}");
        assertTrue(errors(result).contains("unknown-name"));
    }

    @Test
    void manyProblemsAreCutAndInfosNeverBecomeErrors() {
        String list = IntStream.range(1, 151)
                .mapToObj(i -> "{\"EMA\": {\"params\": [{\"name\": \"period\", \"default\": " + i + "}]}}")
                .collect(Collectors.joining(","));
        StrategyCheck.Result infos = check("{\"id\": \"a\", \"indicators\": [" + list + "], " + RULE + "}");
        assertTrue(infos.isValid());
        assertEquals(DocumentLimits.PROBLEMS + 1, infos.problems().size());
        StrategyCheck.Result errors =
                check("{\"id\": \"a\", \"indicators\": [" + list + "], " + RULE.replace("rsi_14", "clsoe") + "}");
        assertEquals(List.of("problem-limit"), errors(errors));
    }

    @ParameterizedTest
    @CsvSource({"../a", "a/b", "A", "é", "''", "a b", "-a", ".", "a\\u0000", "%2e%2e%2f"})
    void anIdIsNeverAPath(String id) {
        assertEquals(List.of("bad-id"), errors(check("{\"id\": \"" + id + "\", " + RULE + "}")));
        String longest = "a".repeat(64);
        assertEquals(List.of(), errors(check("{\"id\": \"" + longest + "\", " + RULE + "}")));
        assertEquals(List.of("bad-id"), errors(check("{\"id\": \"a" + longest + "\", " + RULE + "}")));
    }

    @ParameterizedTest
    @CsvSource({
        "${jndi:ldap://x}",
        "#{1+1}",
        "T(java.lang.Runtime)",
        "java.lang.System.exit(0)",
        "close > 1; drop",
        "`id`",
        "close > $(id)"
    })
    void anExpressionRunsNothing(String expression) {
        StrategyCheck.Result result = check("{\"id\": \"a\", \"signals\": [{\"id\": \"s\", \"type\": \"alert\","
                + " \"when\": \"" + expression + "\"}]}");
        assertEquals(1, errors(result).size());
        String code = errors(result).get(0);
        assertTrue(code.equals("bad-expression") || code.equals("wrong-kind"), code);
    }
}
