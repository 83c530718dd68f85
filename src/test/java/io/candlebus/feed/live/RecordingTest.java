package io.candlebus.feed.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.api.LocalCodec;
import io.candlebus.api.Page;
import io.candlebus.api.StoredSignal;
import io.candlebus.cli.Server;
import io.candlebus.config.ConfigReader;
import io.candlebus.feed.fake.FakeExchange;
import io.candlebus.feed.fake.FakeMarket;
import io.candlebus.feed.fake.Fault;
import io.candlebus.feed.frames.FrameLog;
import io.candlebus.feed.frames.FrameOptions;
import io.candlebus.feed.venue.Venue;
import io.candlebus.feed.venue.Venues;
import io.candlebus.json.SignalJson;
import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.store.SqliteStore;
import io.candlebus.store.Store;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A live feed on a fake exchange that misbehaves is recorded, and the recording is played. */
@ExtendWith(VertxExtension.class)
class RecordingTest {
    private static final double SPEED = 300;
    private static final String FAULTS = "close=290s deaf=700s notice=500s drop_final=170s double_final=130s"
            + " late_final=230s old_update=70s bad_json=50s huge_frame=610s binary=90s too_many=430s bad_gateway=310s";

    @TempDir
    Path folder;

    private final Map<Series, List<Candle>> traded = new LinkedHashMap<>();

    @BeforeEach
    void codec(Vertx vertx) {
        LocalCodec.install(vertx);
    }

    /** Records until so many candles have closed; gives what came. */
    private List<String> record(Vertx vertx, String name, int candles, long fileBytes) throws Exception {
        Venue venue = Venues.named(name);
        boolean five = name.equals("coinbase");
        double speed = five ? 5 * SPEED : SPEED;
        long beginMs = System.currentTimeMillis();
        String quote = name.equals("kraken") || five ? "USD" : "USDT";
        for (String base : List.of("BTC", "ETH")) {
            Series series = new Series(new Symbol(base, quote), five ? Timeframe.M5 : Timeframe.M1);
            traded.put(series, candles(series, venue.closes().flagged(), beginMs));
        }
        FakeMarket market = new FakeMarket(traded, beginMs, speed);
        FakeExchange exchange = new FakeExchange(vertx, name, market, 5, Fault.script(FAULTS));
        String host = "127.0.0.1:" + LiveStage.get(exchange.listen(0));
        LiveOptions options = new LiveOptions(
                new Venue.Endpoints("ws://" + host + "/live", "http://" + host), List.copyOf(traded.keySet()), 100);
        FrameLog log = new FrameLog(new FrameOptions(folder, fileBytes, 50), name);
        LiveFeed feed = new LiveFeed(venue, options, new Tempo(speed, 40), log);
        LiveStage stage = new LiveStage(vertx);
        stage.deploy(feed);
        stage.play();
        Series first = options.series().get(0);
        long untilMs = market.nowMs() + candles * first.timeframe().longestMs();
        LiveStage.await(() -> stage.newestMs(first) >= untilMs);
        assertEquals("recording", feed.venue().recorder().state(), feed.venue().recorder()::toString);
        assertEquals(0, feed.venue().recorder().dropped());
        stage.undeploy();
        LiveStage.get(exchange.close());
        return stage.told();
    }

    private static List<Candle> candles(Series series, boolean always, long beginMs) {
        SplittableRandom random = new SplittableRandom(series.hashCode());
        List<Candle> candles = new ArrayList<>();
        long lengthMs = series.timeframe().longestMs();
        long firstMs = series.timeframe().openOf(beginMs) - 200 * lengthMs;
        for (int i = 0; i < 500; i++) {
            if (always || random.nextInt(20) > 0) {
                double open = 100 + random.nextInt(40) / 4.0;
                double high = open + random.nextInt(8) / 4.0;
                double low = open - random.nextInt(8) / 4.0;
                candles.add(new Candle(
                        firstMs + i * lengthMs, open, high, low, low + (high - low) / 2, 1 + random.nextInt(100)));
            }
        }
        return candles;
    }

    private static LiveStage play(Vertx vertx, Path source) throws Exception {
        LiveStage stage = new LiveStage(vertx);
        FramesFeed feed = new FramesFeed(source, 0);
        stage.deploy(feed);
        stage.play();
        LiveStage.await(() -> stage.state().equals("ended"));
        stage.undeploy();
        return stage;
    }

    @ParameterizedTest
    @ValueSource(strings = {"binance", "bybit", "okx", "kraken", "coinbase"})
    void whatIsPlayedIsWhatWasRecordedEachTime(String name, Vertx vertx) throws Exception {
        List<String> live = record(vertx, name, 12, 6_000);
        List<String> played = play(vertx, folder).told();
        assertTrue(live.size() > 200, () -> live.size() + " candles");
        assertEquals(live, played.subList(0, Math.min(live.size(), played.size())));
        // What was decided at the very end, and had not gone out yet.
        assertTrue(played.size() - live.size() <= 4, () -> played.size() + " after " + live.size());
        assertEquals(played, play(vertx, folder).told());
        assertTrue(files().size() > 1, () -> "" + files());
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void whatAKillTearsOffIsCountedAndTheRestIsPlayed(Vertx vertx) throws Exception {
        List<String> live = record(vertx, "binance", 6, 1_000_000);
        Path file = files().get(0);
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length * 2 / 3));
        LiveStage stage = play(vertx, file);
        assertTrue(stage.told().size() >= 150, () -> stage.told().size() + " of " + live.size());
        assertEquals(live.subList(0, stage.told().size()), stage.told());
        assertTrue(stage.rejected() > 0);
    }

    private static final String DOCUMENT = """
            {"id": "up", "symbol": "BTC/USDT", "timeframe": "1m", "enabled": true,
             "indicators": [{"id": "fast", "type": "ema", "params": {"period": 3}}],
             "signals": [{"id": "over", "type": "entry", "side": "long", "when": "close > fast"},
                         {"id": "under", "type": "exit", "side": "long", "when": "close < fast"}]}
            """;

    @Test
    void aServerFiresTheSameSignalsEachTime(Vertx vertx) throws Exception {
        List<String> live = record(vertx, "binance", 30, 1_000_000);
        Path strategies = Files.createDirectory(folder.resolve("strategies"));
        Files.writeString(strategies.resolve("up.json"), DOCUMENT);
        String first = signals(files().get(0), "first.db");
        assertEquals(first, signals(files().get(0), "second.db"));
        JsonArray signals = new JsonArray(first);
        assertTrue(signals.size() >= 5, first);
        for (int i = 0; i < signals.size(); i++) {
            JsonObject signal = signals.getJsonObject(i);
            String candle = "BTC/USDT 1m Candle[openTimeMs=" + signal.getLong("open_time_ms") + ",";
            String price = "close=" + signal.getDouble("price") + ",";
            assertTrue(live.stream().anyMatch(c -> c.startsWith(candle) && c.contains(price)), signal::encode);
        }
    }

    /** All that is stored of a server's signals when it has played a recording and is closed, but when they were stored. */
    private String signals(Path source, String store) throws Exception {
        Vertx own = Vertx.vertx();
        Map<String, String> settings = Map.of(
                "server.port",
                "0",
                "feed.kind",
                "recording",
                "feed.source",
                source.toString(),
                "feed.speed",
                "0",
                "strategies.folder",
                folder.resolve("strategies").toString(),
                "store.url",
                "sqlite:" + folder.resolve(store));
        Server server = Server.start(own, ConfigReader.read(own, null, settings).await())
                .await();
        try {
            WebClient client = WebClient.create(own);
            LiveStage.await(() -> isDone(client, server));
        } finally {
            server.close().await();
            own.close().await();
        }
        try (Store closed = SqliteStore.open(folder.resolve(store))) {
            JsonArray signals = new JsonArray();
            for (StoredSignal signal : closed.signals("up", StoredSignal.Status.FIRED, Page.newest(1_000))) {
                JsonObject json = new JsonObject(SignalJson.of(signal).toString());
                json.remove("stored_ms");
                signals.add(json);
            }
            return signals.encode();
        }
    }

    /** Whether the feed has ended, and the strategy has seen its last candle. */
    private static boolean isDone(WebClient client, Server server) {
        JsonObject feed = ask(client, server, "feed");
        JsonObject status = ask(client, server, "strategies/up/status");
        JsonObject seen = status.getJsonObject("last_candle");
        boolean isLast = feed.getJsonArray("series").stream()
                .map(JsonObject.class::cast)
                .filter(line -> line.getString("symbol").equals("BTC/USDT"))
                .allMatch(line -> line.getJsonObject("last").equals(seen));
        return feed.getString("state").equals("ended") && isLast;
    }

    private static JsonObject ask(WebClient client, Server server, String path) {
        return client.get(server.port(), "127.0.0.1", "/api/v1/" + path)
                .send()
                .await()
                .bodyAsJsonObject();
    }

    @Test
    void aLaterFileCanBePlayedByItself(Vertx vertx) throws Exception {
        record(vertx, "binance", 12, 6_000);
        List<Path> files = files();
        LiveStage stage = play(vertx, files.get(files.size() - 2));
        int candles = 0;
        for (Series series : traded.keySet()) {
            List<Candle> kept = stage.kept(series);
            candles += kept.size();
            assertTrue(traded.get(series).containsAll(kept), kept::toString);
        }
        assertTrue(candles > 0);
    }
}
