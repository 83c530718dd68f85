package io.candlebus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.config.Config;
import io.candlebus.config.ConfigReader;
import io.candlebus.feed.fake.FakeExchange;
import io.candlebus.feed.fake.FakeMarket;
import io.candlebus.feed.fake.Seconds;
import io.candlebus.feed.live.Hasty;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server at a venue, which is a fake exchange on a socket of this machine, in real time. */
class LiveServeTest {
    private static final String STRATEGY = """
            {"id": "turns", "timeframe": "1s", "symbol": "BTC/USDT", "signals": [
              {"id": "up", "type": "entry", "side": "long", "when": "close > open"},
              {"id": "down", "type": "exit", "side": "long", "when": "close < open"}]}
            """;

    private final Vertx vertx = Server.vertx();
    private final WebClient client = WebClient.create(vertx);
    private final FakeMarket market = Seconds.market(300, 7);

    @TempDir
    Path folder;

    @BeforeEach
    void documents() throws IOException {
        Files.writeString(Files.createDirectory(folder.resolve("strategies")).resolve("turns.json"), STRATEGY);
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void serverComesUpBeforeItsVenueAndGoesOnWhenThatAnswers() throws Exception {
        int port = free();
        Server server = Server.start(vertx, config(port, recorded())).await();
        try {
            HttpResponse<Buffer> early = get(server, "/health/ready");
            assertEquals(503, early.statusCode());
            assertTrue(early.bodyAsString().contains("\"state\":\"connecting\""), early.bodyAsString());
            assertTrue(get(server, "/api/v1/feed").bodyAsJsonObject().getString("reason") != null);
            HttpResponse<Buffer> order = client.post(server.port(), "127.0.0.1", "/api/v1/strategies/turns/stop")
                    .send()
                    .await();
            assertEquals(503, order.statusCode(), order.bodyAsString());
            assertTrue(order.bodyAsString().contains("before the feed's past is in"), order.bodyAsString());

            FakeExchange exchange = exchange(port);
            await(server, "/health/ready", answer -> answer.statusCode() == 200);
            await(
                    server,
                    "/api/v1/strategies/turns/signals",
                    answer -> answer.bodyAsJsonObject().getJsonArray("signals").size() >= 2);
            await(server, "/api/v1/feed", answer -> answer.bodyAsString().contains("\"flag\""));
            JsonObject feed = get(server, "/api/v1/feed").bodyAsJsonObject();
            assertEquals("binance", feed.getString("kind"));
            assertEquals("live", feed.getString("state"));
            JsonObject venue = feed.getJsonObject("venue");
            assertEquals(1, venue.getInteger("connections"));
            assertEquals(1, venue.getDouble("warmup"));
            assertTrue(venue.getDouble("lag_p99_ms") >= venue.getDouble("lag_p50_ms"), venue.encode());
            JsonObject line = feed.getJsonArray("series").getJsonObject(0);
            assertTrue(line.getJsonObject("candles").getInteger("rest") >= 100, line.encode());
            assertTrue(line.getJsonObject("candles").getInteger("flag") >= 1, line.encode());
            await(server, "/metrics", LiveServeTest::tellsOfTheRecorder);
            exchange.close().await();
        } finally {
            server.close().await();
        }
        // The newest candle is then older than its venue's last word on it may be on its way.
        long missedMs = System.currentTimeMillis() + 8_000;
        while (System.currentTimeMillis() < missedMs) {
            LockSupport.parkNanos(50_000_000);
        }
        Vertx second = Server.vertx();
        Server again = Server.start(second, config(free(), Map.of())).await();
        HttpResponse<Buffer> status = get(again, "/api/v1/strategies/turns/status");
        assertTrue(status.bodyAsString().contains("\"state\":\"warming\""), status.bodyAsString());
        again.close().await();
        second.close().await();
    }

    private Map<String, String> recorded() {
        return Map.of(
                "feed.history",
                "100",
                "feed.record",
                "true",
                "feed.record_folder",
                folder.resolve("frames").toString());
    }

    private static boolean tellsOfTheRecorder(HttpResponse<Buffer> metrics) {
        String text = metrics.bodyAsString();
        return text.contains("candlebus_feed_recorder_up 1.0")
                && text.contains("candlebus_feed_recorder_dropped_total 0.0")
                && Pattern.compile("(?m)^candlebus_feed_recorder_bytes_total [1-9]")
                        .matcher(text)
                        .find()
                && Pattern.compile("(?m)^candlebus_feed_recorder_frames_total [1-9]")
                        .matcher(text)
                        .find();
    }

    @Test
    void strategiesBesideTheVenuesFilesNameNoMarketAndAreSound() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("conf/live"))) {
            List<Path> documents = files.sorted().toList();
            assertEquals(2, documents.size());
            for (Path document : documents) {
                Ran ran = Ran.candlebus("validate", "--strict", document.toString());
                assertEquals(0, ran.status(), ran.out() + ran.err());
                JsonObject read = new JsonObject(Files.readString(document));
                assertEquals(Set.of(), intersection(read.fieldNames(), Set.of("symbol", "symbols", "timeframe")));
            }
        }
    }

    private static Set<String> intersection(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.retainAll(other);
        return both;
    }

    @Test
    void whatAVenueAnswersWronglyAtTheStartIsAskedAgain() throws Exception {
        int port = free();
        HttpServer nonsense = vertx.createHttpServer()
                .requestHandler(request -> request.response().end("{\"code\":\"50001\",\"error\":[\"Busy\"]}"));
        nonsense.listen(port, "127.0.0.1").await();
        Config config = config(port, Map.of("feed.history", "100"));
        Server server = Server.start(vertx, config, Hasty.feed(config.feed().kind(), Feeds.asked(config.feed())))
                .await();
        await(
                server,
                "/api/v1/feed",
                answer -> answer.bodyAsJsonObject()
                        .getJsonObject("venue")
                        .getJsonArray("notes")
                        .encode()
                        .contains("symbols are not checked, since the venue's list cannot be had"));
        assertEquals(503, get(server, "/health/ready").statusCode());
        nonsense.close().await();
        FakeExchange exchange = exchange(port);
        await(server, "/health/ready", answer -> answer.statusCode() == 200);
        server.close().await();
        exchange.close().await();
    }

    @Test
    void aSymbolThatTheVenueDoesNotHaveStopsTheStartAndWhatMayBeMeantIsTold() throws Exception {
        int port = free();
        FakeExchange exchange = exchange(port);
        Ran ran = Ran.candlebus(
                "serve",
                "--port",
                "0",
                "--feed",
                "binance",
                "--symbols",
                "BTC/USD",
                "--timeframes",
                "1s",
                "--set",
                "feed.endpoints.live=ws://127.0.0.1:" + port + "/stream",
                "--set",
                "feed.endpoints.rest=http://127.0.0.1:" + port,
                "--set",
                "store.url=sqlite:" + folder.resolve("c.db"));
        assertEquals(78, ran.status(), ran.err());
        assertTrue(
                ran.err().contains("feed.symbols: at binance there is no BTC/USD; did you mean BTC/USDT?"), ran.err());
        exchange.close().await();
    }

    /** A connection that is on its way out may hold the port for a moment. */
    private FakeExchange exchange(int port) {
        FakeExchange exchange = new FakeExchange(vertx, "binance", market, 100, Map.of());
        for (int attempt = 1; ; attempt++) {
            Future<?> listening = exchange.listen(port);
            try {
                listening.await();
                return exchange;
            } catch (Exception held) {
                if (attempt == 100) {
                    throw held;
                }
                vertx.timer(100).await();
            }
        }
    }

    private Config config(int port, Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "server.port",
                "0",
                "feed.kind",
                "binance",
                "feed.symbols",
                "BTC/USDT",
                "feed.timeframes",
                "1s",
                "feed.endpoints.live",
                "ws://127.0.0.1:" + port + "/stream",
                "feed.endpoints.rest",
                "http://127.0.0.1:" + port,
                "strategies.folder",
                folder.resolve("strategies").toString(),
                "store.url",
                "sqlite:" + folder.resolve("c.db")));
        settings.putAll(more);
        return ConfigReader.read(vertx, null, settings).await();
    }

    private HttpResponse<Buffer> get(Server server, String path) {
        return client.get(server.port(), "127.0.0.1", path).send().await();
    }

    private void await(Server server, String path, Predicate<HttpResponse<Buffer>> condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        HttpResponse<Buffer> last = get(server, path);
        while (!condition.test(last)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(path + " within 90 s: " + last.bodyAsString());
            }
            LockSupport.parkNanos(50_000_000);
            last = get(server, path);
        }
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
