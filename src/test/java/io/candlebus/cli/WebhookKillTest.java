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
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
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
    private static final int CANDLES_PER_S = 300;
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
        Path source = new World(folder, seed).candles(soak ? 40_000 : 3_000);
        Map<String, String> settings = World.settings(source, CANDLES_PER_S);
        world();
        for (int i = 0; i < kills; i++) {
            try (Life life = new Life(folder, settings).awaitReady()) {
                life.goOnFor(random.nextLong(800));
            }
        }
        World.runToTheEnd(folder, settings, life -> pending(life) == 0);
        String log = Files.readString(folder.resolve("log.txt"));
        assertFalse(log.contains("whsec_"), log);
        int doubles = 0;
        for (String strategy : List.of("busy", "calm")) {
            List<String> stored = World.rows(folder, FIRED.formatted(strategy));
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
        assertEquals(List.of("sent"), World.rows(folder, "SELECT DISTINCT state FROM outbox"));
        System.out.println("WebhookKillTest: " + kills + " kills, "
                + World.rows(folder, "SELECT id FROM signal").size() + " signals, " + doubles + " came twice");
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
}
