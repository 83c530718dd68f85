package io.candlebus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.candlebus.api.CandleExplained;
import io.candlebus.indicator.Indicators;
import io.candlebus.json.StrategyCheck;
import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.portfolio.PaperTerms;
import io.candlebus.session.SessionKey;
import io.candlebus.session.StrategySession;
import io.candlebus.strategy.TestCandles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
    private static final String DOCUMENT = """
            {
              "id": "dip",
              "symbol": "BTC/USD",
              "timeframe": "1m",
              "params": { "low": { "default": 5, "min": 1, "max": 8 } },
              "signals": [
                { "id": "in", "type": "entry", "side": "long", "when": "close < low and crossover(close, sma(2))" },
                { "id": "out", "type": "exit", "side": "long", "when": "close > 100 or not within(close < low, 2)" }
              ]
            }
            """;

    @TempDir
    Path folder;

    private Path document;
    private Path candles;

    @BeforeEach
    void write() throws IOException {
        document = Files.writeString(folder.resolve("dip.json"), DOCUMENT);
        candles = Files.writeString(folder.resolve("c.csv"), """
                time,open,high,low,close,volume
                2024-01-01T00:00:00Z,4,4,4,4,10
                2024-01-01T00:01:00Z,3,3,3,3,10
                2024-01-01T00:02:00Z,4,4,4,4,10
                2024-01-01T00:03:00Z,6,7,5,6,10.5
                2024-01-01T00:04:00Z,9,9,9,9,10
                2024-01-01T00:05:00Z,2,2,2,2,10
                """);
    }

    private Ran explain(String at, String... more) {
        List<String> args =
                new ArrayList<>(List.of("explain", document.toString(), "--candles", candles.toString(), "--at", at));
        args.addAll(List.of(more));
        return Ran.candlebus(args.toArray(String[]::new));
    }

    @Test
    void everyRuleHasItsVerdictItsReasonAndItsTree() {
        Ran ran = explain("2024-01-01T00:04:00Z");
        assertEquals("", ran.err());
        assertEquals(0, ran.status());
        assertEquals("""
                dip  BTC/USD 1m, the candle that closed at 2024-01-01T00:04:00Z
                  open 6  high 7  low 5  close 6  volume 10.5
                  4 candles so far, 3 to warm up

                in  entry long  did not fire
                  "close < low" is false: close is 6, low is 5

                                                      ?FTF  F  all of
                                                      TTTF  F    close < low
                                                                   close is 6, low is 5, 1 to go, for 1 candle
                                                      ?FTF  F    crossover(close, sma(2))
                                                                   close is 6 after 4, sma(2) is 5 after 3.5, 1 apart, above already, for 1 candle

                out  exit long  did not fire
                  "close > 100" is false: close is 6

                                                      FFFF  F  any of
                                                      FFFF  F    close > 100
                                                                   close is 6, 94 to go, for 4 candles
                                                      FFFF  F    not
                                                      TTTT  T      within(close < low, 2)
                                                                     1 candle ago, for the last time
                                                      TTTF  F        close < low
                                                                       close is 6, low is 5, 1 to go, for 1 candle
                """, ran.out());
    }

    @Test
    void whatFiredSaysSoAndTheTimeMayBeInsideTheNextCandle() {
        String closed = explain("2024-01-01T00:03:00Z").out();
        assertTrue(closed.contains("in  entry long  fired\n  its condition is true\n"), closed);
        assertEquals(closed, explain("2024-01-01T00:03:59.999Z").out());
        assertEquals(closed, explain("1704067380000").out());
        assertTrue(explain("2024-01-01T00:05:00Z").out().contains("out  exit long  fired"));
    }

    @Test
    void aTimeAfterTheLastCandleGetsThatOneAndIsToldSo() {
        Ran late = explain("2024-03-01T00:00:00Z");
        assertEquals(0, late.status());
        assertTrue(late.err().startsWith("candlebus: " + candles + ": the candles end at 2024-01-01T00:0"), late.err());
        assertTrue(late.err().endsWith(", before 2024-03-01T00:00:00Z; this is the last one\n"), late.err());
        assertEquals("", explain("2024-01-01T00:04:30Z").err());
    }

    @Test
    void jsonIsWhatTheRouteGives() throws IOException {
        JsonNode json = new ObjectMapper()
                .readTree(explain("2024-01-01T00:04:00Z", "--json").out());
        assertEquals(1_704_067_440_000L, json.at("/candle/close_time_ms").asLong());
        assertEquals("false", json.at("/rules/0/verdict").asText());
        assertEquals("?FTF", json.at("/rules/0/condition/past").asText());
        assertEquals("BTC/USD", json.get("symbol").asText());
        assertFalse(json.get("live").asBoolean());
    }

    @Test
    void aParameterMayHaveAnotherValueInItsRange() {
        String out = explain("2024-01-01T00:04:00Z", "--param", "low=7.5").out();
        assertTrue(out.contains("close is 6, low is 7.5, 1.5 to spare"), out);
        Ran outside = explain("2024-01-01T00:04:00Z", "--param", "low=9");
        assertEquals(1, outside.status());
        assertEquals("", outside.out());
        assertTrue(outside.err().startsWith(document + ":5:"), outside.err());
        assertTrue(outside.err().contains("low must be from 1 to 8, not 9"), outside.err());
        Ran unknown = explain("2024-01-01T00:04:00Z", "--param", "lov=7");
        assertEquals(1, unknown.status());
        assertTrue(
                unknown.err().contains("there is no parameter \"lov\"; the document has low; did you mean \"low\"?"),
                unknown.err());
    }

    @Test
    void candlesOfALowerTimeframeArePutTogether() throws IOException {
        Files.writeString(document, DOCUMENT.replace("1m", "3m"));
        String out = explain("2024-01-01T00:05:59Z").out();
        assertTrue(out.startsWith("""
                dip  BTC/USD 3m, the candle that closed at 2024-01-01T00:03:00Z
                  open 4  high 4  low 3  close 4  volume 30
                """), out);
        String second = explain("2024-01-01T00:06:00Z").out();
        assertTrue(second.contains("open 6  high 9  low 2  close 2  volume 30.5"), second);
        Files.writeString(document, DOCUMENT.replace("1m", "1s"));
        Ran finer = explain("2024-01-01T00:06:00Z");
        assertEquals(3, finer.status());
        assertEquals("candlebus: " + candles + " holds candles of 1m, of which none of 1s can be made\n", finer.err());
    }

    @Test
    void symbolAndTimeframeAreGivenWhereTheDocumentHasNone() throws IOException {
        Files.writeString(
                document, DOCUMENT.replace("\"symbol\": \"BTC/USD\",", "").replace("\"timeframe\": \"1m\",", ""));
        String out = explain("2024-01-01T00:06:00Z", "--symbol", "eth/eur", "--timeframe", "3m")
                .out();
        assertTrue(out.startsWith("dip  ETH/EUR 3m, the candle that closed at 2024-01-01T00:06:00Z"), out);
        Files.writeString(document, DOCUMENT);
        Ran named = explain("2024-01-01T00:06:00Z", "--timeframe", "3m");
        assertEquals(1, named.status());
        assertTrue(named.err().contains("names the timeframe 1m"), named.err());
    }

    @Test
    void whatCannotBeIsRefusedWithTheRightStatus() throws IOException {
        Ran early = explain("2024-01-01T00:00:59Z");
        assertEquals(3, early.status());
        assertEquals(
                "candlebus: " + candles + ": no candle of 1m had closed by 2024-01-01T00:00:59Z;"
                        + " the first one closes at 2024-01-01T00:01:00Z\n",
                early.err());
        assertEquals(2, explain("noon").status());
        assertTrue(
                explain("noon").err().contains("'noon' is no time"),
                explain("noon").err());
        assertEquals(2, explain("2024-01-01T00:04:00Z", "--param", "low=much").status());
        assertEquals(2, explain("2024-01-01T00:04:00Z", "--symbol", "*").status());
        Files.writeString(document, DOCUMENT.replace("close > 100", "clsoe > 100"));
        Ran invalid = explain("2024-01-01T00:04:00Z");
        assertEquals(1, invalid.status());
        assertTrue(invalid.err().contains("did you mean \"close\"?"), invalid.err());
        Files.writeString(document, DOCUMENT);
        Files.delete(candles);
        assertEquals(3, explain("2024-01-01T00:04:00Z").status());
    }

    @Test
    void badRowsAreCountedWhenAsked() throws IOException {
        Files.writeString(candles, Files.readString(candles).replace(",6,7,5,6,", ",6,7,8,6,"));
        assertEquals(1, explain("2024-01-01T00:06:00Z").status());
        Ran skipped = explain("2024-01-01T00:06:00Z", "--skip-bad-rows");
        assertEquals(0, skipped.status());
        assertEquals("candlebus: " + candles + ": 1 bad rows skipped\n", skipped.err());
    }

    @Test
    void aTerminalGetsBlocksMarksAndColours() {
        String text = new ExplainText(new Look(true, true)).of(explained(DOCUMENT));
        assertTrue(text.contains("\u001b[1min\u001b[0m  entry long  \u001b[33mdid not fire\u001b[0m"), text);
        assertTrue(text.contains("   ░▁█▁  \u001b[31m✗\u001b[0m  all of"), text);
        String plain = new ExplainText(new Look(true, false)).of(explained(DOCUMENT));
        assertTrue(plain.contains("   ░▁█▁  ✗  all of"), plain);
        assertFalse(plain.contains("\u001b"), plain);
    }

    private static CandleExplained explained(String document) {
        Symbol symbol = Symbol.parse("BTC/USD");
        StrategyCheck.Result result = StrategyCheck.check(document, Indicators.ALL, symbol, Timeframe.M1);
        SessionKey key = new SessionKey("dip", 1, new Series(symbol, Timeframe.M1));
        StrategySession session = new StrategySession(key, result.strategy(), PaperTerms.STANDARD);
        for (Candle candle : TestCandles.closes(4, 3, 4, 6)) {
            session.process(candle, fact -> {});
        }
        return new CandleExplained(
                "dip", 1, key.series(), session.lastCandle(), false, session.candles(), 3, session.explain());
    }

    /** Bought at the open of the fourth candle, and sold by the holding limit at that of the fifth, it may not enter again for five minutes. */
    @Test
    void aBlockedRuleNamesItsProtectionAndWhenItIsFree() throws IOException {
        Files.writeString(document, DOCUMENT.replace("\"signals\"", """
                        "risk": { "max_candles_held": 1 }, "protections": [ { "type": "cooldown", "minutes": 5 } ],
                          "signals\""""));
        Files.writeString(candles, """
                time,open,high,low,close,volume
                2024-01-01T00:00:00Z,4,4,4,4,10
                2024-01-01T00:01:00Z,3,3,3,3,10
                2024-01-01T00:02:00Z,4,4,4,4,10
                2024-01-01T00:03:00Z,3,3,3,3,10
                2024-01-01T00:04:00Z,4,4,4,4,10
                """);
        Ran ran = explain("2024-01-01T00:05:00Z");
        assertTrue(ran.out().contains("""
                        in  entry long  blocked
                          blocked by cooldown, until 2024-01-01T00:10:00Z: the last entry or exit was a short while ago
                        """), ran.out());
        JsonNode rule = new ObjectMapper()
                .readTree(explain("2024-01-01T00:05:00Z", "--json").out())
                .get("rules")
                .get(0);
        assertEquals("blocked", rule.get("verdict").asText());
        assertTrue(rule.get("reason").asText().startsWith("blocked by cooldown, until 2024-01-01T00:10:00Z"));
    }
}
