package io.candlebus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestCommandTest {
    private static final Path WEEK = Path.of("src/main/resources/demo/btcusd-1m-bitstamp-2013-11.csv");

    /** Buys the open after a close of 100 that follows 99, and sells the one after a close above 110. */
    private static final String DOCUMENT = """
            {
              "id": "turn", "name": "</script><b>Turn</b>", "symbol": "BTC/USD", "timeframe": "1m",
              "params": { "high": { "default": 110, "min": 1, "max": 200 } },
              "signals": [
                { "id": "in", "type": "entry", "side": "long", "when": "close == 100 and close[1] == 99" },
                { "id": "out", "type": "exit", "side": "long", "when": "close > high" }
              ]
            }
            """;

    private static final String CANDLES = """
            time,open,high,low,close,volume
            2024-01-01T00:00:00Z,99,99,99,99,1
            2024-01-01T00:01:00Z,99,100,99,100,1
            2024-01-01T00:02:00Z,101,106,100,105,1
            2024-01-01T00:03:00Z,105,112,104,111,1
            2024-01-01T00:05:00Z,110,111,109,110,1
            2024-01-01T00:06:00Z,110,110,110,110,1
            """;

    @TempDir
    Path folder;

    private Path document;
    private Path candles;

    @BeforeEach
    void write() throws IOException {
        document = Files.writeString(folder.resolve("turn.json"), DOCUMENT);
        candles = Files.writeString(folder.resolve("c.csv"), CANDLES);
    }

    private Ran backtest(String... more) {
        List<String> args = new ArrayList<>(List.of("backtest", document.toString(), "--candles", candles.toString()));
        args.addAll(List.of(more));
        return Ran.candlebus(args.toArray(String[]::new));
    }

    private void refused(int status, String message, String... more) {
        Ran ran = backtest(more);
        assertEquals(message, ran.err().replace(folder.toString(), "").strip());
        assertEquals(status, ran.status());
        assertEquals("", ran.out(), "no figure");
    }

    /** 10 units at 101; fees 1.01 and 1.1; sold at 110. */
    @Test
    void figuresAreThoseWorkedOutByHand() throws IOException {
        JsonNode json = new ObjectMapper()
                .readTree(backtest("--json", "--cash", "1011.01", "--fee-bps", "10", "--slippage-bps", "0")
                        .out());
        JsonNode trade = json.get("trades").get(0);
        assertEquals(10, trade.get("quantity").doubleValue(), 1e-9);
        assertEquals(90 - 1.01 - 1.1, trade.get("pnl").doubleValue(), 1e-9);
        assertEquals("2024-01-01T00:02:00Z", trade.get("entry_time").textValue());
        assertEquals("2024-01-01T00:05:00Z", trade.get("exit_time").textValue());
        assertEquals(90 - 2.11, json.at("/metrics/net_profit/value").doubleValue(), 1e-9);
        assertEquals(
                100 * (110 / (101 * 1.001) - 1),
                json.at("/metrics/buy_and_hold/value").doubleValue(),
                1e-9);
        assertTrue(json.at("/metrics/sharpe/value").isNull());
        assertEquals("it needs two days", json.at("/metrics/sharpe/reason").textValue());
        assertEquals(1, json.at("/coverage/missing").intValue());
        assertEquals("next_open", json.at("/semantics/fill").textValue());
        assertEquals(110, json.at("/params/high").doubleValue());
        assertEquals(Version.number(), json.get("engine_version").textValue());
        assertTrue(json.get("open_position") == null);
    }

    @Test
    void theObjectHasTheNamesThatScriptsRelyOn() throws IOException {
        JsonNode json = new ObjectMapper().readTree(backtest("--json").out());
        for (String name : List.of(
                "strategy",
                "revision",
                "symbol",
                "timeframe",
                "from",
                "to",
                "candles",
                "data_hash",
                "engine_version",
                "semantics",
                "metrics",
                "band",
                "funnel",
                "trades",
                "signals",
                "equity",
                "warnings")) {
            assertTrue(json.has(name), name);
        }
        assertTrue(json.at("/band/pessimistic/net_profit").isNumber());
        assertEquals(6, json.at("/equity").size());
        assertEquals("fired", json.at("/signals/0/status").textValue());
    }

    @Test
    void theSameInputsGiveTheSameBytesInAnyProcess() throws IOException, InterruptedException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                "-Duser.language=de",
                "-cp",
                System.getProperty("java.class.path"),
                "io.candlebus.Main",
                "backtest",
                "strategies/ema_cross.json",
                "--candles",
                WEEK.toString(),
                "--json");
        Path out = folder.resolve("other.json");
        Process other = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Ran own = Ran.candlebus("backtest", "strategies/ema_cross.json", "--candles", WEEK.toString(), "--json");
        assertEquals(0, other.waitFor());
        assertTrue(own.out().length() > 100_000);
        assertEquals(own.out(), Files.readString(out));
    }

    @Test
    void theTextBeginsWithWhatToKnowFirst() {
        Ran ran = backtest("--cash", "1000");
        assertEquals("", ran.err());
        assertEquals(0, ran.status());
        assertTrue(ran.out().startsWith("""
                turn  BTC/USD 1m  2024-01-01T00:00:00Z to 2024-01-01T00:07:00Z  6 candles
                  1,000.00 USD, 10 bps fee and 2 bps slippage a side, orders fill at next_open, pessimistic inside a candle

                  before you trust it
                  ! only one trade was closed; fewer than 30 tell little but chance
                  ! it is about 0.1 hours; figures for a year are extrapolated
                  ! 1 candle is missing in 1 hole, the longest of 1 from 2024-01-01T00:04:00Z on
                """), ran.out());
        assertTrue(
                ran.out().contains("  funnel  evaluated  true  blocked  fired  ordered  dropped  filled  closed\n"),
                ran.out());
        assertTrue(
                ran.out().contains("  in              6     1        0      1        1        0       1       1\n"),
                ran.out());
        assertTrue(
                ran.out().contains("  - volatility a year, sharpe: it needs two days\n"),
                "undefined figures are explained: " + ran.out());
    }

    @Test
    void filesHaveARowForEachSignalTradeAndClose() throws IOException {
        Path signals = folder.resolve("s.csv");
        Path trades = folder.resolve("t.csv");
        Path equity = folder.resolve("e.csv");
        backtest(
                "--signals",
                signals.toString(),
                "--trades",
                trades.toString(),
                "--equity",
                equity.toString(),
                "--cash",
                "1010",
                "--fee-bps",
                "0",
                "--slippage-bps",
                "0");
        assertEquals("""
                time,signal,type,side,price,confidence,status,blocked_by
                2024-01-01T00:02:00Z,in,entry,long,100.0,1.0,fired,
                2024-01-01T00:04:00Z,out,exit,long,111.0,1.0,fired,
                """, Files.readString(signals));
        List<String> rows = Files.readAllLines(trades);
        assertEquals(
                "entry_time,exit_time,side,quantity,entry_price,exit_price,fees,pnl,return_percent,entry_signal,"
                        + "exit_reason,mae_percent,mfe_percent,ambiguous",
                rows.get(0));
        assertTrue(
                rows.get(1).startsWith("2024-01-01T00:02:00Z,2024-01-01T00:05:00Z,long,10.0,101.0,110.0,0.0,90.0,"),
                rows.get(1));
        assertEquals(2, rows.size());
        assertEquals("""
                time,equity,drawdown_percent
                2024-01-01T00:01:00Z,1010.0,0.0
                2024-01-01T00:02:00Z,1010.0,0.0
                2024-01-01T00:03:00Z,1050.0,0.0
                2024-01-01T00:04:00Z,1110.0,0.0
                2024-01-01T00:06:00Z,1100.0,0.9009009009009028
                2024-01-01T00:07:00Z,1100.0,0.9009009009009028
                """, Files.readString(equity));
    }

    @Test
    void thePageHoldsNothingOfADocumentButAsData() throws IOException {
        Path page = folder.resolve("r.html");
        assertEquals(0, backtest("--report", page.toString()).status());
        String html = Files.readString(page);
        assertFalse(html.contains("</script><b>"), "the name ends no script");
        assertTrue(html.contains("\\u003c/script>\\u003cb>Turn"));
        assertFalse(html.contains("/*backtest*/"));
        assertFalse(html.matches("(?s).*(src|href)=.*"), "it loads nothing");
        assertTrue(html.contains("default-src 'none'"));
    }

    @Test
    void higherTimeframesAreMadeOfTheFilesCandles() throws IOException {
        Files.writeString(document, DOCUMENT.replace("\"1m\"", "\"3m\""));
        JsonNode json = new ObjectMapper().readTree(backtest("--json").out());
        assertEquals(2, json.get("candles").intValue());
        assertEquals("3m", json.get("timeframe").textValue());
    }

    @Test
    void theRangeAndParametersAreTheCommandLines() throws IOException {
        JsonNode json = new ObjectMapper()
                .readTree(backtest(
                                "--json",
                                "--from",
                                "2024-01-01T00:01:00Z",
                                "--to",
                                "2024-01-01T00:04:00Z",
                                "--param",
                                "high=150")
                        .out());
        assertEquals("2024-01-01T00:01:00Z", json.get("from").textValue());
        assertEquals("2024-01-01T00:04:00Z", json.get("to").textValue());
        assertEquals(3, json.get("candles").intValue());
        assertEquals(150, json.at("/params/high").doubleValue());
        assertEquals("long", json.at("/open_position/side").textValue());
    }

    @Test
    void gzipIsReadAsItIs() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(CANDLES.getBytes(StandardCharsets.UTF_8));
        }
        String plain = backtest("--json").out();
        Files.write(candles, zipped.toByteArray());
        assertEquals(plain, backtest("--json").out());
    }

    @Test
    void badDataIsRefusedWithItsPlace() throws IOException {
        Files.writeString(candles, "time,open,high,low,close\n");
        refused(3, "candlebus: /c.csv: fewer than two candles: name the timeframe");
        Files.writeString(candles, "");
        refused(
                1,
                "candlebus: /c.csv:1: the first line must be a header: time,open,high,low,close[,volume]; it lacks time, open, high, low, close");
        Files.writeString(candles, CANDLES.replace("105,112,104,111", "105,NaN,104,111"));
        refused(1, "candlebus: /c.csv:5: high \"NaN\" is no number");
        Files.writeString(candles, CANDLES.replace("00:05:00Z", "00:02:00Z"));
        refused(1, "candlebus: /c.csv:6: time 2024-01-01T00:02:00Z comes after the later 2024-01-01T00:03:00Z");
        Files.writeString(candles, CANDLES.replace("00:05:00Z", "00:05:30Z").replace("00:06:00Z", "00:06:30Z"));
        refused(1, "candlebus: /c.csv:6: time 2024-01-01T00:05:30Z is not where a candle of 1m opens");
        Files.delete(candles);
        refused(3, "candlebus: /c.csv: no such file");
    }

    @Test
    void badRowsAreCountedWhenTheyMayBeSkipped() throws IOException {
        Files.writeString(candles, CANDLES.replace("105,112,104,111", "105,NaN,104,111"));
        Ran ran = backtest("--skip-bad-rows");
        assertEquals(0, ran.status());
        assertEquals("candlebus: " + candles + ": 1 bad rows skipped", ran.err().strip());
    }

    @Test
    void whatCannotBeJudgedIsRefusedWithoutAFigure() throws IOException {
        refused(
                3,
                "candlebus: /c.csv: no candle lies in the range; the first candle of the file opens at"
                        + " 2024-01-01T00:00:00Z, the last one at 2024-01-01T00:06:00Z",
                "--from",
                "2025-01-01");
        refused(
                1,
                "candlebus: /turn.json: nothing could be traded: 1 order was dropped as too small, less than one lot of 100;"
                        + " the account began with 10000",
                "--lot",
                "100");
        Files.writeString(document, DOCUMENT.replace("close > high", "close > sma(50) and rsi(80) > high"));
        Files.writeString(candles, CANDLES.replace("99,100,99,100", "99,100,99,99.5"));
        refused(3, "candlebus: /c.csv: the strategy needs 81 candles of 1m until everything is known, and there are 6");
        Files.writeString(document, DOCUMENT.replace("\"1m\"", "\"1s\""));
        refused(3, "candlebus: /c.csv holds candles of 1m, of which none of 1s can be made");
    }

    @Test
    void wrongUsageIsToldAsSuch() {
        assertEquals(2, backtest("--from", "2024-01-02", "--to", "2024-01-01").status());
        assertEquals(2, backtest("--cash", "0").status());
        assertEquals(2, backtest("--fee-bps", "-1").status());
        assertEquals(2, backtest("--fill", "tomorrow").status());
        assertTrue(backtest("--fill", "tomorrow").err().contains("is none of next_open, close"));
        assertEquals(2, backtest("--symbol", "BTCUSD").status());
        assertEquals(1, backtest("--param", "hgih=3").status());
        assertTrue(backtest("--trades", folder.resolve("no/t.csv").toString())
                .err()
                .contains("there is no such folder"));
    }

    @Test
    void newestMonthsAreShownAndTheOthersCounted() throws IOException {
        StringBuilder rows = new StringBuilder("time,open,high,low,close,volume\n");
        for (int month = 0; month < 36; month++) {
            for (int minute = 0; minute < 2; minute++) {
                rows.append("%d-%02d-01T00:%02d:00Z,1,1,1,1,1\n".formatted(2020 + month / 12, 1 + month % 12, minute));
            }
        }
        Files.writeString(candles, rows);
        Ran ran = backtest();
        assertEquals(0, ran.status(), ran.err());
        assertEquals(
                24,
                ran.out()
                        .lines()
                        .filter(l -> l.matches("  202[0-2]-[01]\\d .*"))
                        .count(),
                ran.out());
        assertTrue(ran.out().contains("2022-12 ") && !ran.out().contains("2020-12 "), ran.out());
        assertTrue(ran.out().contains("12 earlier months are left out"), ran.out());
    }
}
