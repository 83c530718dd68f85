package io.candlebus.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.indicator.Indicators;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.strategy.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProblemTextTest {
    private static final String DOCUMENT = """
            {
              "id": "pullback",
              "symbol": "BTC/USD",
              "timeframe": "1m",
              "signals": [
                {
                  "id": "long", "type": "alert", "edge": true,
                  "when": "ema_12 > 1 and clsoe > \\u0065ma_26 and volum > 5"
                }
              ]
            }
            """;

    private static StrategyCheck.Result check(String text) {
        return StrategyCheck.check(text, Indicators.ALL, Symbol.parse("BTC/USD"), Timeframe.M1);
    }

    private static List<Problem> errors(StrategyCheck.Result result) {
        return result.problems().stream().filter(Problem::isError).toList();
    }

    @Test
    void pointsAtTheWordInsideTheExpression() {
        StrategyCheck.Result result = check(DOCUMENT);
        Problem first = errors(result).get(0);
        assertEquals("""
                strategies/pullback.json:8:31  error  unknown-name  /signals/0/when
                  |  "when": "ema_12 > 1 and clsoe > \\u0065ma_26 and volum > 5"
                  |                          ^^^^^
                  no indicator, parameter or candle field is called "clsoe"; did you mean "close"?
                """, ProblemText.of("strategies/pullback.json", first, result.source()));
    }

    @Test
    void blanksBeforeANumberAreCounted() {
        StrategyCheck.Result result = check("""
                {"id": "a", "signals": [{"id": "s", "type": "alert", "edge": true, "conditions": [
                  {"indicator": "close", "operator": "gt", "value": "   clsoe"}]}]}""");
        SourceText.Spot spot = result.source().locate(errors(result).get(0));
        assertEquals("clsoe", result.source().text().substring(spot.offset(), spot.offset() + spot.length()));
    }

    @Test
    void nameThatIsNotWrittenAsItIsReadStandsAsAWhole() {
        StrategyCheck.Result result = check("""
                {"id": "a", "signals": [{"id": "s", "type": "alert", "edge": true, "conditions": [
                  {"indicator": "x", "field": "a_rather_long_name", "operator": "gt", "value": 1}]}]}""");
        SourceText.Spot spot = result.source().locate(errors(result).get(0));
        assertEquals("\"x\"", result.source().text().substring(spot.offset(), spot.offset() + spot.length()));
    }

    @Test
    void escapesBeforeTheWordAreCounted() {
        StrategyCheck.Result result = check(DOCUMENT);
        SourceText.Spot spot = result.source().locate(errors(result).get(1));
        String line = result.source().line(spot.line());
        assertEquals("volum", line.substring(spot.column() - 1, spot.column() - 1 + spot.length()));
    }

    @Test
    void jsonHasLineColumnAndTheOffsetInsideTheExpression() {
        StrategyCheck.Result result = check(DOCUMENT);
        ObjectNode json = ProblemJson.of(errors(result).get(0), result.source());
        assertEquals(
                "{\"severity\":\"error\",\"code\":\"unknown-name\",\"pointer\":\"/signals/0/when\",\"line\":8,"
                        + "\"column\":31,\"offset\":15,\"length\":5,"
                        + "\"message\":\"no indicator, parameter or candle field is called \\\"clsoe\\\"\","
                        + "\"suggestion\":\"did you mean \\\"close\\\"?\"}",
                json.toString());
    }

    @Test
    void controlCharactersNeverReachTheTerminal() {
        StrategyCheck.Result result = check("{\"id\": \"\\u001b[31m\u202eX\", \"\u009b\": \"\u007f\"}");
        String shown = ProblemText.of("a\u001b.json", result.problems(), result.source());
        assertTrue(shown.chars().allMatch(c -> c == '\n' || !Character.isISOControl(c) && c != '\u202e'), shown);
        assertTrue(shown.contains("\\u202e"), shown);
    }

    @Test
    void aLongLineIsShownAroundTheProblem() {
        String tags = "\"x\", ".repeat(500) + "\"x\"";
        StrategyCheck.Result result = check("{\"tags\": [" + tags + "], \"id\": \"NO\", \"signals\": []}");
        Problem bad = errors(result).stream()
                .filter(p -> p.code().equals("bad-id"))
                .findFirst()
                .orElseThrow();
        List<String> lines = ProblemText.of("f", bad, result.source()).lines().toList();
        assertTrue(lines.get(1).length() < 120, lines.get(1));
        int mark = lines.get(2).indexOf('^');
        assertEquals("\"NO\"", lines.get(1).substring(mark, mark + 4));
    }

    @Test
    void problemsStandInTheOrderOfTheText() {
        StrategyCheck.Result result = check(DOCUMENT);
        List<Integer> offsets = result.problems().stream()
                .map(p -> result.source().locate(p).offset())
                .toList();
        assertEquals(offsets.stream().sorted().toList(), offsets);
    }
}
