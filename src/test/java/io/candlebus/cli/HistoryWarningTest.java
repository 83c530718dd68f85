package io.candlebus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.candlebus.config.ConfigReader;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that knows how many candles its feed gives before the first live one says of which strategies they are too few. */
class HistoryWarningTest {
    private static final int HISTORY = 720;
    private static final String CODE = "warm-up-beyond-history";

    @TempDir
    Path home;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private Server server;

    @BeforeEach
    void start() throws IOException {
        Path folder = Files.createDirectory(home.resolve("strategies"));
        Files.writeString(folder.resolve("filed.json"), document("filed", "1m", HISTORY + 5));
        Path config = Files.writeString(home.resolve("c.yaml"), """
                server: {port: 0}
                feed: {history: %d, speed: 60}
                store: {url: "sqlite:%s"}
                strategies: {folder: "%s"}
                """.formatted(HISTORY, home.resolve("t.db"), folder));
        server = Server.start(
                        vertx,
                        ConfigReader.read(vertx, config.toString(), Map.of()).await())
                .await();
    }

    @AfterEach
    void stop() {
        server.close().await();
        vertx.close().await();
    }

    private static String document(String id, String timeframe, int period) {
        return """
                {"id": "%s", "symbol": "BTC/USD", "timeframe": "%s", "signals": [
                  {"id": "s", "type": "alert", "when": "crossover(close, sma(%d))"}]}""".formatted(id, timeframe, period);
    }

    private List<String> told(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/api/v1" + path))
                        .header("Content-Type", "application/json")
                        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        assertTrue(answer.statusCode() < 300, answer.body());
        JsonNode problems = new ObjectMapper().readTree(answer.body()).at("/problems");
        assertTrue(problems.isArray(), answer.body());
        return StreamSupport.stream(problems.spliterator(), false)
                .filter(p -> p.at("/code").asText().equals(CODE))
                .map(p -> p.at("/severity").asText() + ": " + p.at("/message").asText())
                .toList();
    }

    private List<String> validated(String timeframe, int period) throws Exception {
        return told("POST", "/strategies/validate", document("v", timeframe, period));
    }

    /** A crossing of an average of n is known with candle n + 1, which may be the first live one. */
    @Test
    void onlyAWarmUpBeyondTheHistoryIsTold() throws Exception {
        assertEquals(List.of(), validated("1m", HISTORY));
        assertEquals(
                List.of(
                        "warning: its warm-up takes 722 candles of 1m, and the feed gives 720 before its first live one: "
                                + "with no others stored, the first signals wait for 1 more"),
                validated("1m", HISTORY + 1));
        assertEquals(List.of(), validated("1h", HISTORY / 60));
        assertEquals(1, validated("1h", HISTORY / 60 + 1).size());
    }

    @Test
    void whoeverSendsOrFilesADocumentIsTold() throws Exception {
        assertEquals(
                1,
                told("POST", "/strategies", document("sent", "1m", HISTORY + 9)).size());
        assertEquals(
                0, told("PUT", "/strategies/sent", document("sent", "1m", 9)).size());
        assertEquals(
                1,
                told("PUT", "/strategies/sent", document("sent", "1m", HISTORY + 7))
                        .size());
        assertEquals(1, told("GET", "/strategies/filed", null).size());
    }
}
