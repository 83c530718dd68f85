package io.candlebus.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.feed.venue.Venue;
import io.candlebus.feed.venue.Venues;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReaderTest {
    private final Vertx vertx = Vertx.vertx();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void shippedFileSaysWhatTheBuiltInDefaultsSay() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.yaml"), "# nothing\n");
        assertEquals(read(empty.toString(), Map.of()), read("conf/candlebus.yaml", Map.of()));
    }

    @Test
    void laterPlacesWin() throws IOException {
        Path file = Files.writeString(folder.resolve("c.yaml"), "server: {port: 1}\nfeed: {speed: 5, loop: false}\n");
        System.setProperty("candlebus.feed.speed", "7");
        try {
            Config config = read(file.toString(), Map.of("server.port", "3"));
            assertEquals(3, config.server().port());
            assertEquals(7, config.feed().speed());
            assertEquals(false, config.feed().loop());
            assertEquals(new Symbol("BTC", "USD"), config.strategies().defaultSymbol());
            assertEquals(Timeframe.M1, config.strategies().defaultTimeframe());
        } finally {
            System.clearProperty("candlebus.feed.speed");
        }
    }

    @Test
    void paperTradingIsReadWhole() throws IOException {
        Path file = Files.writeString(folder.resolve("c.yaml"), """
                paper: {cash: 500, fee_bps: 0, slippage_bps: 1.5, fill: close, intrabar: ohlc, tick: 0.01, lot: 0.001}
                """);
        Config.Paper read = read(file.toString(), Map.of("paper.lot", "1")).paper();
        assertEquals(new Config.Paper(500, 0, 1.5, Config.Fill.CLOSE, Config.Intrabar.OHLC, 0.01, 1), read);
        Config.Paper standard = read(null, Map.of()).paper();
        assertEquals(Config.Fill.NEXT_OPEN, standard.fill());
        assertEquals(Config.Intrabar.PESSIMISTIC, standard.intrabar());
    }

    @Test
    void everyProblemIsToldAtOnceWithItsPlace() throws IOException {
        Path file = Files.writeString(folder.resolve("c.yaml"), """
                server: {host: 0.0.0.0, port: 70000}
                feed: {kind: binanse, speed: -1, sped: 3, gap_fill: some}
                store: {url: "jdbc:x"}
                strategies: {watch: maybe, default_symbol: BTC, default_timeframe: 7m}
                paper: {cash: 0, fee_bps: x, fill: open, intrabar: best, tick: -1}
                """);
        BadConfig bad = assertThrows(BadConfig.class, () -> read(file.toString(), Map.of()));
        List<String> places = List.of(
                "\"feed.sped\"; did you mean \"feed.speed\"?",
                "server.host must",
                "server.port must be a whole number from 0 to 65535, not \"70000\"",
                "feed.kind must be one of replay, recording, binance, binance-usdm, bybit, okx, kraken, coinbase, not \"binanse\"",
                "feed.speed must",
                "feed.gap_fill must be one of none, flat",
                "store.url must",
                "strategies.watch must be one of true, false",
                "strategies.default_symbol must",
                "strategies.default_timeframe must",
                "paper.cash must",
                "paper.fee_bps must",
                "paper.fill must be one of next_open, close, not \"open\"",
                "paper.intrabar must be one of pessimistic, optimistic, ohlc, not \"best\"",
                "paper.tick must be a number from 0 to 1e9");
        assertEquals(places.size(), bad.problems().size(), bad.getMessage());
        places.forEach(p -> assertTrue(bad.getMessage().contains(p), () -> p + " is not in\n" + bad.getMessage()));
        bad.problems().forEach(p -> assertTrue(p.startsWith(file + ": "), p));
    }

    @Test
    void eachVenueHasAFileThatIsReadyForIt() {
        for (Venue venue : Venues.ALL) {
            Config config = read("conf/" + venue.name() + ".yaml", Map.of());
            assertEquals(venue.name(), config.feed().kind());
            Config.Live live = config.feed().live();
            assertEquals(2, live.symbols().size(), venue.name());
            assertEquals(live.symbols().get(0), config.strategies().defaultSymbol());
            assertEquals(live.timeframes().get(0), config.strategies().defaultTimeframe());
            assertTrue(venue.timeframes().containsAll(live.timeframes()), venue.name());
            assertEquals("conf/live", config.strategies().folder());
            assertEquals("sqlite:data/" + venue.name() + ".db", config.store().url());
        }
    }

    @Test
    void eachVenuesFileSaysHowItsFramesAreRecorded() throws IOException {
        for (Venue venue : Venues.ALL) {
            String conf = "conf/" + venue.name() + ".yaml";
            assertNull(read(conf, Map.of()).feed().live().frames(), conf);
            String meant = Files.readString(Path.of(conf)).replace("  # record", "  record");
            Path file = Files.writeString(folder.resolve("c.yaml"), meant);
            Config.Frames standard = read(
                            null, Map.of("feed.kind", venue.name(), "feed.record", "true", "feed.symbols", "BTC/USD"))
                    .feed()
                    .live()
                    .frames();
            assertEquals(standard, read(file.toString(), Map.of()).feed().live().frames(), conf);
        }
    }

    @Test
    void listsAreTheSameInTheFileAndOnTheCommandLine() throws IOException {
        Path file = Files.writeString(folder.resolve("c.yaml"), """
                feed:
                  kind: okx
                  symbols: [BTC/USDT, ETH-USDT]
                  timeframes: [1m, 1M]
                  endpoints: {live: "ws://127.0.0.1:9/live", rest: "http://127.0.0.1:9/"}
                """);
        Config.Live live = read(file.toString(), Map.of()).feed().live();
        List<Symbol> symbols = List.of(Symbol.parse("BTC/USDT"), Symbol.parse("ETH/USDT"));
        assertEquals(
                new Config.Live(
                        symbols,
                        List.of(Timeframe.M1, Timeframe.MO1),
                        "ws://127.0.0.1:9/live",
                        "http://127.0.0.1:9",
                        null),
                live);
        Map<String, String> same = Map.of("feed.symbols", "BTC/USDT, ETH-USDT", "feed.timeframes", "1m,1M");
        assertEquals(live, read(file.toString(), same).feed().live());
    }

    @Test
    void framesAreRecordedWhereAskedAndARecordingIsNamed() {
        assertNull(read(null, Map.of("feed.kind", "okx")).feed().live().frames());
        Map<String, String> recorded = Map.of("feed.kind", "okx", "feed.record", "true", "feed.record_files", "20");
        assertEquals(
                new Config.Frames("data/frames", 8, 20),
                read(null, recorded).feed().live().frames());
        assertEquals(
                "data/frames",
                read(null, Map.of("feed.kind", "recording", "feed.source", "data/frames"))
                        .feed()
                        .source());
        BadConfig bad = assertThrows(BadConfig.class, () -> read(null, Map.of("feed.kind", "recording")));
        assertTrue(bad.getMessage().contains("feed.source must be a folder of recorded frames"), bad.getMessage());
    }

    @Test
    void aVenueIsAskedForWhatDocumentsThatNameNothingNeed() {
        Config.Live live = read(
                        null,
                        Map.of(
                                "feed.kind",
                                "kraken",
                                "strategies.default_symbol",
                                "ETH/EUR",
                                "strategies.default_timeframe",
                                "1h"))
                .feed()
                .live();
        assertEquals(new Config.Live(List.of(new Symbol("ETH", "EUR")), List.of(Timeframe.H1), "", "", null), live);
    }

    @Test
    void whatNoVenueCanGiveIsToldAtOnce() throws IOException {
        Path file = Files.writeString(folder.resolve("c.yaml"), """
                feed:
                  kind: kraken
                  symbols: [BTCUSD, ETH/USD, ETH/USD]
                  timeframes: [1m, 2h, 7m]
                  endpoints: {live: "http://x", rest: "ftp://me:geheim@x"}
                """);
        BadConfig bad = assertThrows(BadConfig.class, () -> read(file.toString(), Map.of()));
        List<String> places = List.of(
                "feed.symbols must be BASE/QUOTE each, as BTC/USDT, not \"BTCUSD, ETH/USD, ETH/USD\"",
                "feed.symbols must name each once",
                "feed.timeframes must be a timeframe each",
                "feed.timeframes must be among what kraken sends (1m 5m 15m 30m 1h 4h 1d; longer ones are made of them)",
                "feed.endpoints.live must be venue, or a URL that begins with wss:// or ws://",
                "feed.endpoints.rest must be venue, or a URL that begins with https:// or http://");
        assertEquals(places.size(), bad.problems().size(), bad.getMessage());
        places.forEach(p -> assertTrue(bad.getMessage().contains(p), () -> p + " is not in\n" + bad.getMessage()));
        assertFalse(bad.getMessage().contains("geheim"), bad.getMessage());
        assertTrue(assertThrows(BadConfig.class, () -> read(null, Map.of("feed.kind", "okx", "feed.symbols", " , ")))
                .getMessage()
                .contains("feed.symbols must name at least one"));
    }

    @Test
    void theStoreMayBeAPostgresDatabaseAndItsPasswordIsNeverTold() {
        String url = "postgresql://me:geheim@db.example/candlebus?sslmode=verify-full";
        Config config = read(null, Map.of("store.url", url));
        assertEquals(url, config.store().url());
        assertTrue(config.toString().contains("//***@db.example/candlebus"), config.toString());
        BadConfig bad = assertThrows(
                BadConfig.class, () -> read(null, Map.of("store.url", url.replace("postgresql", "mysql"))));
        for (String text : List.of(config.toString(), bad.getMessage())) {
            assertFalse(text.contains("geheim"), text);
        }
    }

    @Test
    void misspeltPropertyIsAMistake() {
        System.setProperty("candlebus.feed.sped", "7");
        try {
            BadConfig bad = assertThrows(BadConfig.class, () -> read(null, Map.of()));
            assertEquals(
                    "-Dcandlebus.feed.sped: there is no setting of this name; did you mean \"candlebus.feed.speed\"?",
                    bad.getMessage());
        } finally {
            System.clearProperty("candlebus.feed.sped");
        }
    }

    @Test
    void fileThatIsMissingOrNotYamlIsNamed() throws IOException {
        String missing = folder.resolve("none.yaml").toString();
        assertTrue(assertThrows(BadConfig.class, () -> read(missing, Map.of()))
                .getMessage()
                .startsWith(missing + ": cannot be read"));
        Path broken = Files.writeString(folder.resolve("b.yaml"), "server: {port: [\n");
        assertTrue(assertThrows(BadConfig.class, () -> read(broken.toString(), Map.of()))
                .getMessage()
                .startsWith(broken + ": cannot be read"));
    }

    @Test
    void backupsAreOfTheEmbeddedStoreAlone() {
        String postgres = "postgresql://localhost/c";
        BadConfig refused = assertThrows(
                BadConfig.class, () -> read(null, Map.of("store.url", postgres, "store.backup.at", "01:00")));
        assertTrue(refused.getMessage().contains("pg_dump"), refused.getMessage());
        assertTrue(assertThrows(
                        BadConfig.class,
                        () -> read(null, Map.of("store.backup.at", "25:00", "store.keep_limit", "5000")))
                .getMessage()
                .contains("must be a time of day, as 03:30, or off"));
    }

    @Test
    void readmeExplainsEverySetting() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        for (Setting setting : Settings.ALL) {
            String row = "| `" + setting.path() + "` | `" + setting.standard() + "` | " + setting.meaning() + " |";
            assertTrue(readme.contains(row), () -> "README.md lacks the row\n" + row);
        }
    }

    private Config read(String file, Map<String, String> commandLine) {
        return ConfigReader.read(vertx, file, commandLine).await();
    }
}
