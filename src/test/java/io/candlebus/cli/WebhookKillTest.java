package io.candlebus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server is killed again and again while it tells a receiver of signals, at moments that fall between commit, POST and mark
 * as they come. In the end the receiver must have had every signal that is stored as fired, of each strategy in order, and none that is not; more than
 * once only for a kill. Prints its seed. Four kills, or sixty with {@code mvn -Psoak test}.
 */
@Tag("soak")
class WebhookKillTest {
    private static final int HISTORY = 300;
    private static final int CANDLES_PER_S = 300;
    private static final long FIRST_MS = 1_704_067_200_000L;
    private static final long MINUTE = 60_000;
    private static final String FIRED =
            "SELECT id FROM signal WHERE strategy = '%s' AND status = 'fired' AND withheld IS NULL ORDER BY sequence";

    private final long seed = Long.getLong("candlebus.seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);
    /** Ids by strategy, as they came. */
    private final Map<String, List<String>> heard = new LinkedHashMap<>();

    private HttpServer receiver;

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        receiver.stop(0);
    }

    @Test
    void everySignalArrivesInOrderWheneverTheServerIsKilled() throws Exception {
        boolean soak = System.getProperty("candlebus.candles") != null;
        int kills = soak ? 60 : 4;
        System.out.println("WebhookKillTest: seed " + seed + " (-Dcandlebus.seed=" + seed + "), " + kills + " kills");
        listen();
        Map<String, String> settings = settings(candles(soak ? 40_000 : 3_000));
        world();
        for (int i = 0; i < kills; i++) {
            try (Life life = new Life(folder, settings).awaitReady()) {
                life.goOnFor(random.nextLong(800));
            }
        }
        toTheEnd(settings);
        int doubles = 0;
        for (String strategy : List.of("busy", "calm")) {
            List<String> stored = rows(FIRED.formatted(strategy));
            List<String> came = heard.getOrDefault(strategy, List.of());
            assertFalse(stored.isEmpty(), strategy);
            assertEquals(
                    stored,
                    List.copyOf(new LinkedHashSet<>(came)),
                    () -> "seed " + seed + ": " + strategy + " did not come as it is stored");
            assertInOrder(stored, came);
            doubles += came.size() - stored.size();
        }
        assertTrue(doubles <= 2 * kills, () -> "seed " + seed + ": too many came twice");
        assertEquals(List.of("sent"), rows("SELECT DISTINCT state FROM outbox"));
        System.out.println("WebhookKillTest: " + kills + " kills, "
                + rows("SELECT id FROM signal").size() + " signals, " + doubles + " came twice");
    }

    /** One that comes again comes before anything newer of its strategy: each is the one before, or the next. */
    private void assertInOrder(List<String> stored, List<String> came) {
        int at = -1;
        for (String id : came) {
            int place = stored.indexOf(id);
            assertTrue(place == at || place == at + 1, () -> "seed " + seed + ": " + id + " came out of order");
            at = place;
        }
    }

    private void toTheEnd(Map<String, String> settings) throws Exception {
        try (Life life = new Life(folder, settings).awaitReady()) {
            long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
            while (!life.json("/api/v1/feed").path("state").asText().equals("ended") || pending(life) > 0) {
                assertTrue(System.nanoTime() < deadline, life::logged);
                life.goOnFor(50);
            }
            assertTrue(life.end(), life::logged);
            assertFalse(life.logged().contains("ERROR"), life::logged);
            assertFalse(life.logged().contains("whsec_"), life::logged);
        }
    }

    private static long pending(Life life) throws Exception {
        JsonNode target = life.json("/api/v1/webhooks").path("webhooks").path(0);
        assertEquals("bot", target.path("name").asText());
        return target.path("deliveries").path("pending").asLong();
    }

    private void listen() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/hook", this::hear);
        receiver.start();
    }

    private void hear(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes());
        String strategy = body.replaceFirst(".*\"strategy_id\":\"", "").replaceFirst("\".*", "");
        heard.computeIfAbsent(strategy, s -> Collections.synchronizedList(new ArrayList<>()))
                .add(exchange.getRequestHeaders().getFirst("webhook-id"));
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }

    private static Map<String, String> settings(Path source) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("feed.source", source.toString());
        settings.put("feed.loop", "false");
        settings.put("feed.history", Integer.toString(HISTORY));
        settings.put("feed.speed", Integer.toString(CANDLES_PER_S * 60));
        return settings;
    }

    private void world() throws IOException {
        Path strategies = Files.createDirectories(folder.resolve("strategies"));
        Files.writeString(strategies.resolve("busy.json"), """
                {"id": "busy", "valid_for": "1h", "signals": [
                  {"id": "up", "type": "alert", "when": "crossover(ema(2), ema(4))"}]}
                """);
        Files.writeString(strategies.resolve("calm.json"), """
                {"id": "calm", "valid_for": "1h", "signals": [
                  {"id": "in", "type": "entry", "side": "long", "when": "crossover(ema(3), ema(8))"},
                  {"id": "out", "type": "exit", "side": "long", "when": "crossunder(ema(3), ema(8))"}]}
                """);
        Path conf = Files.createDirectories(folder.resolve("conf")).resolve("candlebus.yaml");
        Files.writeString(conf, """
                webhooks:
                  - name: bot
                    url: http://127.0.0.1:%d/hook
                    secrets: whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=
                    private_networks: true
                """.formatted(receiver.getAddress().getPort()));
        if (conf.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(conf, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private Path candles(int count) throws IOException {
        SplittableRandom walk = new SplittableRandom(seed);
        StringBuilder csv = new StringBuilder("time,open,high,low,close,volume\n");
        double price = 100;
        for (int i = 0; i < count; i++) {
            double open = price;
            price = open * (1 + (walk.nextDouble() - 0.5) / 200);
            csv.append(FIRST_MS + i * MINUTE).append(',').append(open);
            csv.append(',').append(Math.max(open, price)).append(',').append(Math.min(open, price));
            csv.append(',').append(price).append(",1\n");
        }
        Path source = Files.createDirectories(folder.resolve("candles"));
        Files.writeString(source.resolve("BTC-USD-1m.csv"), csv);
        return source;
    }

    private List<String> rows(String query) throws Exception {
        List<String> rows = new ArrayList<>();
        try (Connection plain = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/candlebus.db"));
                Statement statement = plain.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }
}
