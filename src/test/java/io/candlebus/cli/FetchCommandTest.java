package io.candlebus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.candlebus.feed.BadRows;
import io.candlebus.feed.CandleFile;
import io.candlebus.feed.fake.FakeExchange;
import io.candlebus.feed.fake.FakeMarket;
import io.candlebus.market.Candle;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.Provenance;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.store.Retention;
import io.candlebus.store.Store;
import io.candlebus.store.StoreUrl;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(VertxExtension.class)
class FetchCommandTest {
    private static final Series BTC = new Series(new Symbol("BTC", "USDT"), Timeframe.M1);
    private static final Series ETH = new Series(new Symbol("ETH", "USDT"), Timeframe.H1);

    @TempDir
    Path folder;

    private final Map<Series, List<Candle>> traded = new HashMap<>();
    private String url;

    /** Two symbols, one with a hole of three minutes; the market stands in the middle of a candle. Hours reach back no further than it takes few questions to ask for minutes. */
    @BeforeEach
    void listen(Vertx vertx) throws Exception {
        long nowMs = Timeframe.M1.openOf(System.currentTimeMillis()) - 30_000;
        for (Symbol symbol : List.of(BTC.symbol(), ETH.symbol())) {
            for (Timeframe timeframe : List.of(Timeframe.M1, Timeframe.H1)) {
                traded.put(new Series(symbol, timeframe), candles(timeframe, nowMs));
            }
        }
        traded.get(BTC).subList(1_000, 1_003).clear();
        FakeExchange exchange = new FakeExchange(vertx, "binance", new FakeMarket(traded, nowMs, 1), 1_000, Map.of());
        url = "http://127.0.0.1:"
                + exchange.listen(0).toCompletionStage().toCompletableFuture().get();
    }

    private static List<Candle> candles(Timeframe timeframe, long nowMs) {
        List<Candle> candles = new ArrayList<>();
        int count = timeframe == Timeframe.M1 ? 3_000 : 200;
        long openMs = timeframe.openOf(nowMs) - (count - 1) * timeframe.longestMs();
        for (int i = 0; i < count; i++) {
            double close = 100 + Math.sin(i / 30.0) * 9;
            candles.add(new Candle(openMs, close, close + 1, close - 1, close + 0.5, i % 7));
            openMs += timeframe.longestMs();
        }
        return candles;
    }

    /** What is over of a series: all but the last candle, which is forming. */
    private List<Candle> over(Series series) {
        List<Candle> all = traded.get(series);
        return all.subList(0, all.size() - 1);
    }

    private Ran fetch(String... args) {
        return Ran.candlebus(Stream.concat(Stream.of("fetch"), Stream.of(args)).toArray(String[]::new));
    }

    @Test
    void filesHoldWhatIsOverAndABacktestReadsThem() throws Exception {
        String out = folder.resolve("candles").toString();
        Ran ran = fetch("binance", "BTC/USDT,ETH-USDT", "1m,1h", "--days", "9", "--out", out, "--endpoint", url);
        assertEquals(0, ran.status(), ran.err());
        assertEquals("", ran.err());
        for (Series series : traded.keySet()) {
            Path file = folder.resolve("candles/" + series.symbol().dashed() + "-" + series.timeframe() + ".csv");
            assertEquals(over(series), CandleFile.read(file, BadRows.REFUSE).candles(), series.toString());
        }
        String hole =
                Instant.ofEpochMilli(over(BTC).get(999).openTimeMs() + 60_000).toString();
        assertTrue(ran.out().contains(": 2,996 candles from "), ran.out());
        assertTrue(ran.out().contains("  missing candles: 3, in gaps: 1\n    " + hole + "  3\n"), ran.out());
        Ran backtest = Ran.candlebus(
                "backtest",
                "strategies/ema_cross.json",
                "--candles",
                out + "/BTC-USDT-1m.csv",
                "--symbol",
                "BTC/USDT",
                "--json");
        assertEquals(0, backtest.status(), backtest.err());
        JsonNode report = new ObjectMapper().readTree(backtest.out());
        assertEquals(2_996, report.path("candles").asInt(), report.toString().substring(0, 400));
    }

    @Test
    void runAgainItBringsTheRest() throws Exception {
        Path file = folder.resolve("c.csv.gz");
        String from = Instant.ofEpochMilli(over(BTC).get(1_500).openTimeMs()).toString();
        String to = Instant.ofEpochMilli(over(BTC).get(2_000).openTimeMs()).toString();
        Ran first = fetch(
                "binance", "BTC/USDT", "1m", "--from", from, "--to", to, "--out", file.toString(), "--endpoint", url);
        assertEquals(0, first.status(), first.err());
        assertEquals(
                over(BTC).subList(1_500, 2_000),
                CandleFile.read(file, BadRows.REFUSE).candles());
        Ran again = fetch("binance", "BTC/USDT", "1m", "--out", file.toString(), "--endpoint", url + "/", "--json");
        JsonNode series =
                new ObjectMapper().readTree(again.out()).path("series").path(0);
        assertEquals(2_496, series.path("added").asInt(), again.out());
        assertEquals(3, series.path("gaps").path(0).path("candles").asInt(), again.out());
        assertEquals(over(BTC), CandleFile.read(file, BadRows.REFUSE).candles());
    }

    @Test
    void theLedgerTakesThemAsHistoryUnlessAnEngineHoldsIt() throws Exception {
        StoreUrl store = new StoreUrl("sqlite:" + folder.resolve("c.db"));
        String middle = Instant.ofEpochMilli(over(BTC).get(1_200).openTimeMs()).toString();
        Ran first = fetch("binance", "BTC/USDT", "1m", "--from", middle, "--store", store.text(), "--endpoint", url);
        assertEquals(0, first.status(), first.err());
        assertTrue(first.out().contains(store.name() + ": 1,796 candles"), first.out());
        Ran more = fetch("binance", "BTC/USDT", "1m", "--store", store.text(), "--endpoint", url);
        assertTrue(more.out().contains(": 2,996 candles"), more.out());
        try (Store open = store.open(Retention.STANDARD)) {
            List<FinalCandle> kept = open.candlesFrom(BTC, Long.MIN_VALUE, 5_000);
            assertEquals(over(BTC), kept.stream().map(FinalCandle::candle).toList());
            assertTrue(kept.stream().allMatch(c -> c.provenance() == Provenance.REST));
            Ran held = fetch("binance", "BTC/USDT", "1m", "--store", store.text(), "--endpoint", url);
            assertEquals(Exit.STORE_IN_USE, held.status(), held.err());
            assertTrue(held.err().contains("the engine fetches what it needs itself"), held.err());
        }
    }

    @Test
    void whatCannotBeHadIsSaidInASentence() {
        String[] wanted = {"--out", folder.resolve("c.csv").toString(), "--endpoint", url};
        assertSays(2, "there is no venue \"binanse\"", with(wanted, "binanse", "BTC/USDT", "1m"));
        assertSays(2, "kraken has no candles of 2h; it has 1m, 5m", with(wanted, "kraken", "BTC/USD", "2h"));
        assertSays(
                2,
                "--from must be before --to",
                with(wanted, "binance", "BTC/USDT", "1m", "--from", "2024-01-02", "--to", "2024-01-01"));
        assertSays(2, "--out must be a folder for 2 series", with(wanted, "binance", "BTC/USDT,ETH/USDT", "1m"));
        assertSays(3, "there is no BTC/USD; did you mean BTC/USDT?", with(wanted, "binance", "BTC/USD", "1m"));
        assertSays(3, "no candle of 1m is over yet", with(wanted, "binance", "BTC/USDT", "1m", "--from", "2100-01-01"));
        Ran none = fetch(with(wanted, "binance", "BTC/USDT", "1m", "--from", "2012-01-01", "--to", "2012-01-02"));
        assertEquals(3, none.status());
        assertTrue(none.out().contains("has no candle of that time; nothing was written"), none.out());
        String[] nowhere = {"--out", folder.resolve("no/c.csv").toString(), "--endpoint", url};
        assertSays(1, "there is no such folder", with(nowhere, "binance", "BTC/USDT", "1m"));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aVenueThatCannotBeReachedIsGivenUp() {
        Ran ran = fetch(
                "binance",
                "BTC/USDT",
                "1m",
                "--out",
                folder.resolve("c.csv").toString(),
                "--endpoint",
                "http://127.0.0.1:9");
        assertEquals(3, ran.status());
        assertTrue(ran.err().contains("binance cannot be reached: http://127.0.0.1:9: no answer"), ran.err());
        assertFalse(Files.exists(folder.resolve("c.csv")));
    }

    private void assertSays(int status, String sentence, String... args) {
        Ran ran = fetch(args);
        assertEquals(status, ran.status(), ran.err());
        assertTrue(ran.err().contains(sentence), ran.err());
    }

    private static String[] with(String[] last, String... first) {
        return Stream.concat(Stream.of(first), Stream.of(last)).toArray(String[]::new);
    }
}
