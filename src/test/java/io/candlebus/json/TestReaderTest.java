package io.candlebus.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.indicator.Indicators;
import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.strategy.Place;
import io.candlebus.strategy.Problem;
import io.candlebus.strategy.TestSpec;
import io.candlebus.strategy.TestSpec.Expectation;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestReaderTest {
    private static final Symbol SYMBOL = Symbol.parse("BTC/USD");
    private static final long BEGINNING = Instant.parse("2018-01-01T00:00:00Z").toEpochMilli();
    private static final long MINUTE = 60_000;

    /** A strategy on candles of five minutes with two signals, one of them left out, and these tests. */
    static String document(String tests) {
        return """
                {"id": "a", "symbols": ["BTC/USD", "ETH/USD"], "timeframe": "5m", "signals": [
                  {"id": "up", "type": "alert", "when": "close > 2"},
                  {"id": "off", "type": "alert", "when": "close > 3", "enabled": false}],
                 "tests": [%s]}""".formatted(tests);
    }

    private static StrategyCheck.Result check(String tests) {
        return StrategyCheck.check(document(tests), Indicators.ALL, SYMBOL, Timeframe.M1);
    }

    /** Codes of what is said of the tests. */
    private static List<String> codes(String tests) {
        return check(tests).problems().stream()
                .filter(p -> p.place().pointer().startsWith("/tests"))
                .map(Problem::code)
                .toList();
    }

    private static TestSpec only(String test) {
        StrategyCheck.Result result = check(test);
        assertTrue(result.isValid(), ProblemText.of("test", result.problems(), result.source()));
        assertEquals(1, result.tests().size());
        return result.tests().get(0);
    }

    private static List<Candle> candles(String json) {
        return only("{\"candles\": " + json + ", \"expect\": [], \"only\": true}")
                .candles();
    }

    @Test
    void wholeTestIsReadAsWritten() {
        TestSpec test = only("""
                {"name": "buys the dip", "description": "x", "symbol": "ETH/USD", "timeframe": "1m", "candles": "fixtures/dip.csv",
                 "warmup": 20, "only": true, "expect": [
                   {"signal": "up", "at": "2013-11-26T14:00:00Z", "price": 2.5, "confidence": 1},
                   {"signal": "off", "at": 1385474700000, "fires": false}]}""");
        TestSpec expected = new TestSpec(
                "buys the dip",
                new Series(Symbol.parse("ETH/USD"), Timeframe.M1),
                "fixtures/dip.csv",
                List.of(),
                20,
                List.of(
                        new Expectation("up", 1_385_474_400_000L, true, 2.5, 1, Place.NOWHERE),
                        new Expectation("off", 1_385_474_700_000L, false, Double.NaN, Double.NaN, Place.NOWHERE)),
                true,
                Place.NOWHERE);
        assertEquals(expected, test);
        assertEquals("/tests/0/expect/1", test.expectations().get(1).place().pointer());
    }

    @Test
    void whatIsNotGivenIsTheStrategys() {
        TestSpec test = only("{\"candles\": [1], \"expect\": [{\"signal\": \"up\", \"at\": \"2018-01-01T00:05Z\"}]}");
        assertEquals("test 1", test.name());
        assertEquals(new Series(SYMBOL, Timeframe.M5), test.series());
        assertEquals(0, test.warmup());
        assertFalse(test.only());
        assertTrue(test.expectations().get(0).fires());
    }

    @Test
    void closesFollowEachOtherWithoutSurprises() {
        assertEquals(
                List.of(
                        new Candle(BEGINNING, 10, 10, 10, 10, 0),
                        new Candle(BEGINNING + 5 * MINUTE, 10, 12, 10, 12, 0),
                        new Candle(BEGINNING + 10 * MINUTE, 12, 12, 9.5, 9.5, 0)),
                candles("[10, 12, 9.5]"));
    }

    @Test
    void rowsAreOpenHighLowCloseAndVolume() {
        assertEquals(
                List.of(new Candle(BEGINNING, 10, 12, 9, 11, 0), new Candle(BEGINNING + 5 * MINUTE, 10, 12, 9, 11, 7)),
                candles("[[10, 12, 9, 11], [10, 12, 9, 11, 7]]"));
    }

    @Test
    void objectsSayWhatTheyLike() {
        assertEquals(
                List.of(
                        new Candle(BEGINNING, 4, 4, 4, 4, 0),
                        new Candle(BEGINNING + 60 * MINUTE, 4, 6, 4, 5, 2),
                        new Candle(BEGINNING + 65 * MINUTE, 7, 7, 3, 6, 0),
                        new Candle(BEGINNING + 70 * MINUTE, 6, 8, 6, 8, 0)),
                candles("""
                        [4, {"time": "2018-01-01T01:00:00Z", "close": 5, "high": 6, "volume": 2},
                         {"open": 7, "low": 3, "close": 6}, 8]"""));
    }

    @Test
    void candlesBeginWhereItIsSaid() {
        TestSpec test = only("""
                {"from": "2024-03-05T07:10:00Z", "candles": [1, 2],
                 "expect": [{"signal": "up", "at": "2024-03-05T07:20:00Z"}]}""");
        assertEquals(
                List.of(Instant.parse("2024-03-05T07:10:00Z"), Instant.parse("2024-03-05T07:15:00Z")),
                test.candles().stream()
                        .map(c -> Instant.ofEpochMilli(c.openTimeMs()))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "wrong-kind        | 7",
                "missing-key       | {'expect': [], 'only': true}",
                "missing-key       | {'candles': [1]}",
                "missing-key       | {'candles': [1], 'expect': [{'at': '2018-01-01T00:05Z'}]}",
                "missing-key       | {'candles': [1], 'expect': [{'signal': 'up'}]}",
                "missing-key       | {'candles': [{'open': 1}], 'expect': [], 'only': true}",
                "wrong-kind        | {'candles': 1, 'expect': [], 'only': true}",
                "wrong-kind        | {'candles': [1], 'expect': {}}",
                "wrong-kind        | {'candles': [1], 'expect': [1]}",
                "wrong-kind        | {'candles': [1], 'expect': [{'signal': 'up', 'at': '2018-01-01T00:05Z'}], 'only': 'yes'}",
                "wrong-kind        | {'candles': [{'close': '1'}], 'expect': [], 'only': true}",
                "unknown-key       | {'candles': [1], 'expect': [], 'only': true, 'excpect': []}",
                "unknown-key       | {'candles': [{'close': 1, 'cloze': 2}], 'expect': [], 'only': true}",
                "unknown-key       | {'candles': [1], 'expect': [{'signal': 'up', 'at': '2018-01-01T00:05Z', 'prize': 1}]}",
                "duplicate-id      | {'name': 'x', 'candles': [1], 'expect': [], 'only': true}, {'name': 'x', 'candles': [1], 'expect': [], 'only': true}",
                "bad-symbol        | {'symbol': 'LTC/USD', 'candles': [1], 'expect': [], 'only': true}",
                "bad-symbol        | {'symbol': 'BTC', 'candles': [1], 'expect': [], 'only': true}",
                "bad-timeframe     | {'timeframe': '15m', 'candles': [1], 'expect': [], 'only': true}",
                "bad-timeframe     | {'timeframe': '3m', 'candles': [1], 'expect': [], 'only': true}",
                "bad-timeframe     | {'timeframe': '5 m', 'candles': [1], 'expect': [], 'only': true}",
                "out-of-range      | {'warmup': -1, 'candles': [1], 'expect': [], 'only': true}",
                "out-of-range      | {'warmup': 1000001, 'candles': 'a.csv', 'expect': [], 'only': true}",
                "no-candles        | {'candles': [], 'expect': [], 'only': true}",
                "no-candles        | {'warmup': 2, 'candles': [1, 2], 'expect': [], 'only': true}",
                "no-candles        | {'timeframe': '1m', 'candles': [1, 2, 3, 4], 'expect': [], 'only': true}",
                "bad-candle        | {'candles': [0], 'expect': [], 'only': true}",
                "bad-candle        | {'candles': [[1, 2, 3]], 'expect': [], 'only': true}",
                "bad-candle        | {'candles': [[1, 2, 3, '4']], 'expect': [], 'only': true}",
                "bad-candle        | {'candles': [[3, 2, 1, 2]], 'expect': [], 'only': true}",
                "bad-candle        | {'candles': [[1, 1, 1, 1, -1]], 'expect': [], 'only': true}",
                "bad-candle        | {'candles': ['1'], 'expect': [], 'only': true}",
                "bad-candle        | {'candles': [{'close': 1, 'high': 0.5}], 'expect': [], 'only': true}",
                "bad-time          | {'from': 'today', 'candles': [1], 'expect': [], 'only': true}",
                "bad-time          | {'from': '2024-01-01T00:01:00Z', 'candles': [1], 'expect': [], 'only': true}",
                "bad-time          | {'candles': [1, {'time': '2018-01-01', 'close': 1}], 'expect': [], 'only': true}",
                "bad-time          | {'candles': [{'time': '2018-01-01T00:02Z', 'close': 1}], 'expect': [], 'only': true}",
                "bad-time          | {'candles': [1], 'expect': [{'signal': 'up', 'at': 'noon'}]}",
                "unused-key        | {'from': '2024-01-01', 'candles': 'a.csv', 'expect': [], 'only': true}",
                "unused-key        | {'candles': [1], 'expect': [{'signal': 'up', 'at': '2018-01-01T00:05Z', 'fires': false, 'price': 2}]}",
                "unknown-signal    | {'candles': [1], 'expect': [{'signal': 'upp', 'at': '2018-01-01T00:05Z'}]}",
                "not-a-close       | {'candles': [1], 'expect': [{'signal': 'up', 'at': '2018-01-01T00:04Z'}]}",
                "not-a-close       | {'candles': [1], 'expect': [{'signal': 'up', 'at': '2018-01-01T00:10Z'}]}",
                "not-a-close       | {'candles': [1], 'expect': [{'signal': 'up', 'at': '2018-01-01T00:00Z'}]}",
                "not-a-close       | {'warmup': 1, 'candles': [1, 2], 'expect': [{'signal': 'up', 'at': '2018-01-01T00:05Z'}]}",
                "not-a-close       | {'candles': 'a.csv', 'expect': [{'signal': 'up', 'at': '2018-01-01T00:04Z'}]}",
                "expected-twice    | {'candles': [1], 'expect': [{'signal': 'up', 'at': '2018-01-01T00:05Z'}, {'signal': 'up', 'at': 1514765100000, 'fires': false}]}",
                "out-of-range      | {'candles': [1], 'expect': [{'signal': 'up', 'at': '2018-01-01T00:05Z', 'confidence': 1.5}]}",
                "out-of-range      | {'candles': [1], 'expect': [{'signal': 'up', 'at': '2018-01-01T00:05Z', 'price': -1}]}",
                "no-expectation    | {'candles': [1], 'expect': []}",
                "bad-path          | {'candles': '../a.csv', 'expect': [], 'only': true}"
            })
    void eachMistakeIsToldOnce(String code, String tests) {
        assertEquals(List.of(code), codes(tests.replace('\'', '"')));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-expectation", "bad-symbol", "unused-key", "unknown-key"})
    void whatDoesNotKeepATestFromRunningIsAWarning(String code) {
        String tests = """
                {"candles": [1], "expect": []},
                {"symbol": "LTC/USD", "candles": [1], "expect": [{"signal": "up", "at": "2018-01-01T00:05Z"}]},
                {"from": 0, "candles": "a.csv", "only": true, "expect": [], "x": 1}""";
        StrategyCheck.Result result = check(tests);
        assertTrue(result.isValid());
        assertEquals(3, result.tests().size());
        assertEquals(
                List.of(Problem.Severity.WARNING),
                result.problems().stream()
                        .filter(p -> p.code().equals(code))
                        .map(Problem::severity)
                        .toList());
    }

    @Test
    void whatWasMeantIsSuggested() {
        List<String> suggestions = check("""
                        {"from": "2018-01-01T00:07:00Z", "candles": [1],
                         "expect": [{"signal": "upp", "at": "2018-01-01T00:08:00Z"}]},
                        {"candles": [1], "expect": []}""").problems().stream()
                .map(Problem::suggestion)
                .filter(s -> s != null)
                .toList();
        assertEquals(
                List.of(
                        "write \"2018-01-01T00:05:00Z\"",
                        "did you mean \"up\"?",
                        "write \"2018-01-01T00:10:00Z\"",
                        "write \"only\": true if nothing may fire"),
                suggestions);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"dip.csv", "fixtures/dip.csv", "a/b/c/d.csv.gz", "...", ".hidden/x", "a..b/..c", "ä b/ü.csv"})
    void pathsInsideTheFolderAreTaken(String path) {
        assertEquals(
                path,
                only("{\"candles\": \"" + path + "\", \"expect\": [], \"only\": true}")
                        .file());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/etc/passwd",
                "..",
                "../dip.csv",
                "fixtures/../../dip.csv",
                "fixtures/..",
                ".",
                "./dip.csv",
                "a/./b",
                "a//b",
                "a/",
                "..\\\\dip.csv",
                "C:dip.csv",
                "C:\\\\dip.csv",
                "\\\\\\\\host\\\\share",
                "file:///etc/passwd",
                "dip.csv:stream",
                "dip\\u0000.csv",
                "dip\\n.csv"
            })
    void pathsThatCouldLeaveItAreErrors(String path) {
        assertEquals(
                List.of("bad-path"), codes("{\"candles\": \"" + path + "\", \"expect\": [], \"only\": true}"), path);
    }

    @Test
    void longPathsAreErrors() {
        String longest = "x".repeat(DocumentLimits.PATH_LENGTH);
        String test = "{\"candles\": \"%s\", \"expect\": [], \"only\": true}";
        assertEquals(List.of(), codes(test.formatted(longest)));
        assertEquals(List.of("bad-path"), codes(test.formatted(longest + "x")));
    }

    @Test
    void limitsAreErrorsThatNameThem() {
        String test = "{\"candles\": \"a.csv\", \"expect\": [], \"only\": true}";
        assertEquals(List.of(), codes(times(DocumentLimits.TESTS, test)));
        assertEquals(List.of("test-limit"), codes(times(DocumentLimits.TESTS + 1, test)));
        String inline = "{\"candles\": [%s], \"expect\": [], \"only\": true}";
        assertEquals(List.of(), codes(inline.formatted(times(DocumentLimits.TEST_CANDLES, "1"))));
        assertEquals(List.of("candle-limit"), codes(inline.formatted(times(DocumentLimits.TEST_CANDLES + 1, "1"))));
        String expecting = "{\"candles\": \"a.csv\", \"expect\": [%s]}";
        assertEquals(List.of(), codes(expecting.formatted(expectations(DocumentLimits.EXPECTATIONS))));
        assertEquals(
                List.of("expectation-limit"),
                codes(expecting.formatted(expectations(DocumentLimits.EXPECTATIONS + 1))));
    }

    @Test
    void oneWrongCandleDoesNotBringTheExpectationsIntoDoubt() {
        assertEquals(
                List.of("bad-candle"),
                codes("{\"candles\": [1, -1, 3], \"expect\": [{\"signal\": \"up\", \"at\": \"2019-01-01\"}]}"));
    }

    @Test
    void testsAreKeptInTheCanonicalDocument() {
        StrategyCheck.Result result = check("""
                {"name": "x", "candles": [1, [1, 2, 0.5, 1.25], {"close": 3, "time": 1514765400000}], "only": true,
                 "expect": [{"signal": "up", "at": "2018-01-01T00:15:00Z", "price": 3}]},
                {"candles": "fixtures/a.csv", "expect": [{"signal": "up", "at": "2018-01-01T00:05Z", "fires": false}]}""");
        String canonical =
                StrategyPrinter.document(result.spec(), result.source()).toPrettyString();
        StrategyCheck.Result again = StrategyCheck.check(canonical, Indicators.ALL, SYMBOL, Timeframe.M1);
        assertEquals(2, again.tests().size());
        assertEquals(result.tests(), again.tests());
        assertEquals(result.spec(), again.spec());
    }

    @Test
    void testsAreNoLongerToldAsKept() {
        assertEquals(List.of(), codes("{\"candles\": \"a.csv\", \"expect\": [], \"only\": true}"));
    }

    private static String times(int count, String item) {
        return IntStream.range(0, count).mapToObj(i -> item).collect(Collectors.joining(","));
    }

    private static String expectations(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{\"signal\":\"up\",\"at\":" + 300_000L * i + "}")
                .collect(Collectors.joining(","));
    }
}
