package io.candlebus.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.candlebus.cli.Server;
import io.candlebus.config.Config;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.webhook.Target;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** The real engine and the real web server: the bundled week, replayed fast, with a store and documents in a folder. */
final class Candlebus implements AutoCloseable {
    private static final long DEADLINE_S = 60;
    private static final long POLL_NS = 20_000_000;
    private static final String DEMO = "demo";
    private static final int HISTORY = 600;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Path home;
    private final double speed;
    private final String source;
    private final int venuePort;
    private final List<Target> webhooks;
    private Vertx vertx;
    private Server server;
    private int port;

    private Candlebus(Path home, double speed, String source, int venuePort, List<Target> webhooks) {
        this.home = home;
        this.speed = speed;
        this.source = source;
        this.venuePort = venuePort;
        this.webhooks = webhooks;
    }

    /** Starts on a free port with the given strategy documents. */
    static Candlebus start(Path home, double speed, List<String> documents) throws IOException {
        return start(home, speed, DEMO, documents, List.of());
    }

    /** Plays a folder of candles of its own, once and as fast as the strategies follow. */
    static Candlebus playing(Path home, Path source, List<String> documents) throws IOException {
        return playing(home, source, 0, documents);
    }

    /** The same at so many times the speed at which it happened. */
    static Candlebus playing(Path home, Path source, double speed, List<String> documents) throws IOException {
        return start(home, speed, source.toString(), documents, List.of());
    }

    /** Follows BTC/USDT by the second, live, at a Binance that is on a port of this machine. */
    static Candlebus live(Path home, int venuePort, List<String> documents) throws IOException {
        return start(new Candlebus(home, 1, DEMO, venuePort, List.of()), documents);
    }

    /** Tells somebody of signals. */
    static Candlebus telling(Path home, double speed, List<String> documents, Target target) throws IOException {
        return start(home, speed, DEMO, documents, List.of(target));
    }

    private static Candlebus start(
            Path home, double speed, String source, List<String> documents, List<Target> webhooks) throws IOException {
        return start(new Candlebus(home, speed, source, 0, webhooks), documents);
    }

    private static Candlebus start(Candlebus candlebus, List<String> documents) throws IOException {
        Path folder = Files.createDirectories(candlebus.home.resolve("strategies"));
        for (int i = 0; i < documents.size(); i++) {
            Files.writeString(folder.resolve("strategy-" + i + ".json"), documents.get(i));
        }
        candlebus.startAgain();
        return candlebus;
    }

    /** After {@link #stop}: the same port, store and documents. */
    void startAgain() {
        vertx = Server.vertx();
        server = now(Server.start(vertx, config()));
        port = server.port();
    }

    private Config config() {
        return new Config(
                new Config.Server("127.0.0.1", port),
                new Config.Feed(
                        venuePort == 0 ? "replay" : "binance",
                        source,
                        speed,
                        source.equals(DEMO),
                        HISTORY,
                        Config.GapFill.NONE,
                        50,
                        2,
                        venue()),
                new Config.Store(
                        "sqlite:" + store(),
                        new Config.Retention(200_000, 0, 5_000_000),
                        new Config.Backup(null, "backups", 7)),
                new Config.Strategies(
                        home.resolve("strategies").toString(), true, Symbol.parse("BTC/USD"), Timeframe.M1),
                new Config.Paper(10_000, 10, 2, Config.Fill.NEXT_OPEN, Config.Intrabar.PESSIMISTIC, 0, 0),
                new Config.Session(5_000),
                webhooks);
    }

    private Config.Live venue() {
        if (venuePort == 0) {
            return new Config.Live(List.of(Symbol.parse("BTC/USD")), List.of(Timeframe.M1), "", "", null);
        }
        String place = "127.0.0.1:" + venuePort;
        return new Config.Live(
                List.of(Symbol.parse("BTC/USDT")),
                List.of(Timeframe.S1),
                "ws://" + place + "/stream",
                "http://" + place,
                null);
    }

    /** The store's file, for who changes it while nothing runs. */
    Path store() {
        return home.resolve("candlebus.db");
    }

    /** Ends the engine and the server; the store stays. */
    void stop() {
        now(server.close());
        now(vertx.close());
        vertx = null;
    }

    String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    /** The answer of a route, which must be 200. */
    JsonNode json(String path) {
        return send(path, HttpRequest.newBuilder().GET());
    }

    /** The answer to a command, which must be 200. */
    JsonNode post(String path, String body) {
        return send(
                path,
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** The answer to a document that replaces another, which must be 200. */
    JsonNode put(String path, String document) {
        return send(
                path,
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/json")
                        .PUT(HttpRequest.BodyPublishers.ofString(document)));
    }

    private JsonNode send(String path, HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = client.send(
                    request.uri(URI.create(url(path)))
                            .timeout(Duration.ofSeconds(20))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new AssertionError(path + ": " + response.statusCode() + " " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException broken) {
            throw new UncheckedIOException(path, broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", interrupted);
        }
    }

    /** Polls until it holds; fails after a minute. */
    void until(String what, BooleanSupplier claim) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_S);
        while (!claim.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not " + what + " within a minute");
            }
            LockSupport.parkNanos(POLL_NS);
        }
    }

    private static <T> T now(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(DEADLINE_S, TimeUnit.SECONDS)
                .join();
    }

    @Override
    public void close() {
        if (vertx != null) {
            stop();
        }
    }
}
