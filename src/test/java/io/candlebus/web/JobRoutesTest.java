package io.candlebus.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Backtests and sweeps over HTTP: what is wrong with requests, how much is let in, and how results are sent. */
class JobRoutesTest {
    private static final String BACKTESTS = "/api/v1/backtests";
    private static final String SWEEPS = "/api/v1/sweeps";

    private static final String DOCUMENT = """
            {"id": "cross", "symbol": "BTC/USD", "timeframe": "1m",
             "params": {"level": {"default": 50, "min": 1, "max": 100, "step": 1}, "other": {"default": 5, "min": 1, "max": 100, "step": 1}},
             "signals": [
              {"id": "in", "type": "entry", "side": "long", "when": "close > ema_5 and rsi_14 > level - other"},
              {"id": "out", "type": "exit", "side": "long", "when": "close < ema_5"}]}
            """;

    private static Server server;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = new Server(folder.resolve("test.db"));
        server.send(HttpMethod.POST, "/api/v1/strategies", DOCUMENT);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<Buffer> backtest(String json) {
        return server.send(HttpMethod.POST, BACKTESTS, json);
    }

    private static HttpResponse<Buffer> sweep(String json) {
        return server.send(HttpMethod.POST, SWEEPS, json);
    }

    private static List<String> problems(HttpResponse<Buffer> answer) {
        assertEquals(400, answer.statusCode(), answer.bodyAsString());
        List<String> found = new ArrayList<>();
        JsonArray problems = answer.bodyAsJsonObject().getJsonArray("problems");
        for (int i = 0; i < problems.size(); i++) {
            JsonObject problem = problems.getJsonObject(i);
            if (problem.getString("severity").equals("error")) {
                found.add(problem.getString("pointer") + " " + problem.getString("code"));
            }
        }
        return found;
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        HttpResponse<Buffer> answer = sweep("""
                {"strategy": "nobody", "symbol": "???", "timeframe": "7m", "from": "2014-01-01", "to": "2013-01-01",
                 "params": {"level": "high"}, "cash": 0, "fee_bps": -1, "slippage_bps": 1e9, "fill": "never", "intrabar": "mean",
                 "grid": [{"name": "level", "values": [1], "from": 1}, {"values": [1]}, {"name": "x", "from": 1}, 7],
                 "random": 0, "seed": 0.5, "walk_forward": 101, "rank": "luck", "threads": 4}
                """);
        assertEquals(
                List.of(
                        "/symbol bad-symbol",
                        "/timeframe bad-timeframe",
                        "/from bad-range",
                        "/params/level wrong-kind",
                        "/cash out-of-range",
                        "/fee_bps out-of-range",
                        "/slippage_bps out-of-range",
                        "/fill unknown-word",
                        "/intrabar unknown-word",
                        "/grid/0 values-and-range",
                        "/grid/1 missing-key",
                        "/grid/2 missing-key",
                        "/grid/3 wrong-kind",
                        "/random out-of-range",
                        "/seed out-of-range",
                        "/walk_forward out-of-range",
                        "/rank unknown-metric",
                        "/threads unknown-key",
                        "/strategy unknown-strategy"),
                problems(answer));
        assertEquals("application/problem+json", answer.getHeader("Content-Type"));
    }

    @Test
    void whatIsWrongWithTheDocumentAndItsParametersHasItsPlaceInTheRequest() {
        String bad = DOCUMENT.replace("ema_5 and", "emma_5 and");
        HttpResponse<Buffer> answer = backtest("{\"document\": " + bad + ", \"params\": {\"levle\": 3}, \"cash\": -1}");
        List<String> found = problems(answer);
        assertTrue(found.contains("/cash out-of-range"), found.toString());
        assertTrue(found.contains("/params unknown-parameter"), found.toString());
        assertTrue(found.stream().anyMatch(p -> p.startsWith("/document/signals/0/when ")), found.toString());
        assertEquals(
                List.of("/document/params/level out-of-range"),
                problems(backtest("{\"strategy\": \"cross\", \"params\": {\"level\": 101}}")));
        assertEquals(
                List.of("/timeframe timeframe-of-document"),
                problems(backtest("{\"strategy\": \"cross\", \"timeframe\": \"5m\"}")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                                    | [ missing-key]
            []                                                                    | [ wrong-kind]
            {"strategy": "../../etc/passwd"}                                      | [/strategy bad-id, ...]
            {"strategy": "cross", "revision": 1e9, "revision": 2}                 | [/revision duplicate-key, /strategy unknown-strategy]
            {"strategy": "cross", "document": {"id": "x"}}                        | [/document strategy-and-document]
            {"document": {"id": "x", "signals": []}, "revision": 1}               | [/revision revision-of-document, /document/signals no-signals]
            {"document": "/etc/passwd"}                                           | [/document wrong-kind]
            {"strategy": "cross", "cash": NaN}                                    | [/cash bad-number, /cash out-of-range]
            {"strategy": "cross", "cash": 1e999}                                  | [/cash bad-number, /cash out-of-range]
            {"strategy": "cross", "cash": 1e-999999999}                           | [/cash out-of-range]
            {"strategy": "cross", "from": 1e9}                                    | [/from bad-time]
            {"strategy": "cross", "from": -1}                                     | [/from bad-time]
            {"strategy": "cross", "params": {"level": NaN}}                       | [/params/level bad-number, ...]
            {"strategy": "cross", "params": [1]}                                  | [/params wrong-kind]
            """)
    void hostileBacktestsAreRefused(String request, String expected) {
        hold(expected, problems(backtest(request)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"strategy": "cross"}                                                                           | [ missing-key]
            {"strategy": "cross", "grid": [{"name": "level", "from": 0, "to": 1e9, "step": 1}]}             | [/grid/0 bad-axis]
            {"strategy": "cross", "grid": [{"name": "level", "from": 0, "to": 1e308, "step": 1e-308}]}      | [/grid/0 bad-axis]
            {"strategy": "cross", "grid": [{"name": "level", "from": 0, "to": 1, "step": 1e-999999999}]}    | [/grid/0 bad-axis]
            {"strategy": "cross", "grid": [{"name": "level", "from": NaN, "to": 1, "step": 1}]}             | [/grid/0/from bad-number]
            {"strategy": "cross", "grid": [{"name": "level", "values": [1, NaN]}]}                          | [/grid/0/values/1 bad-number]
            {"strategy": "cross", "grid": [{"name": "level", "values": [1, 1]}]}                            | [/grid/0 bad-axis]
            {"strategy": "cross", "grid": [{"name": "level", "values": []}]}                                | [/grid/0/values no-values]
            {"strategy": "cross", "grid": [{"name": "nothing"}, {"name": "/nothing", "values": [1]}]}       | [/grid/0 bad-axis, /grid/1 bad-axis]
            {"strategy": "cross", "grid": [{"name": "/signals/0/id", "values": [1]}]}                       | [/grid/0 bad-axis]
            {"strategy": "cross", "grid": [{"name": "/../..", "values": [1]}]}                              | [/grid/0 bad-axis]
            {"strategy": "cross", "grid": [{"name": "level"}, {"name": "level"}]}                           | [/grid bad-axis]
            {"strategy": "cross", "grid": [{"name": "level"}, {"name": "other", "values": [1.5, 2]}, {"name": "/params/level/default", "from": 1, "to": 99, "step": 1}]} | [/grid set-limit]
            {"strategy": "cross", "grid": [{"name": "level"}], "random": 99999}                             | [/random set-limit]
            """)
    void hostileSweepsAreRefused(String request, String expected) {
        hold(expected, problems(sweep(request)));
    }

    /** Three dots stand for whatever else is found. */
    private static void hold(String expected, List<String> found) {
        if (expected.endsWith(", ...]")) {
            assertTrue(found.toString().startsWith(expected.substring(0, expected.length() - 6)), found.toString());
        } else {
            assertEquals(expected, found.toString());
        }
    }

    @Test
    void hugeGridsAreCountedNotBuilt() {
        JsonArray values = new JsonArray();
        for (int i = 0; i < 10_000; i++) {
            values.add(i / 128.0);
        }
        JsonArray grid = new JsonArray();
        for (int i = 0; i < 5; i++) {
            grid.add(new JsonObject()
                    .put("name", "/signals/" + i)
                    .put("from", 0)
                    .put("to", 9_999)
                    .put("step", 1));
        }
        grid.add(new JsonObject().put("name", "level").put("values", values));
        HttpResponse<Buffer> answer = sweep(
                new JsonObject().put("strategy", "cross").put("grid", grid).encode());
        assertEquals(5, problems(answer).size());
        assertTrue(
                answer.body().length() < 20_000, "an answer of " + answer.body().length() + " bytes");
        String name = "x".repeat(100_000);
        HttpResponse<Buffer> long1 = sweep("{\"strategy\": \"cross\", \"grid\": [{\"name\": \"" + name + "\"}]}");
        assertEquals(List.of("/grid/0/name name-limit"), problems(long1));
        assertTrue(long1.body().length() < 5_000);
    }

    @Test
    void aReportIsSentCompressedOrNotAndSaysTheSame() throws IOException {
        HttpResponse<Buffer> begun = backtest("{\"strategy\": \"cross\"}");
        JsonObject done = server.ended(begun);
        assertEquals("done", done.getString("state"), done.encode());
        String path = begun.getHeader("Location");
        HttpResponse<Buffer> plain = server.get(path);
        assertEquals(null, plain.getHeader("Content-Encoding"));
        HttpResponse<Buffer> packed = Server.await(server.request(HttpMethod.GET, path)
                .putHeader("Accept-Encoding", "br, gzip")
                .send());
        assertEquals("gzip", packed.getHeader("Content-Encoding"));
        byte[] unpacked =
                new GZIPInputStream(new ByteArrayInputStream(packed.body().getBytes())).readAllBytes();
        assertArrayEquals(plain.body().getBytes(), unpacked);
        HttpResponse<Buffer> unwanted = Server.await(server.request(HttpMethod.GET, path)
                .putHeader("Accept-Encoding", "gzip;q=0")
                .send());
        assertEquals(null, unwanted.getHeader("Content-Encoding"));
        JsonObject listed = server.get(BACKTESTS)
                .bodyAsJsonObject()
                .getJsonArray("backtests")
                .getJsonObject(0);
        assertEquals(done.getString("id"), listed.getString("id"));
        assertFalse(listed.containsKey("report"));
    }

    @Test
    void pagesMayRunTheirOwnScriptAndNothingElse() throws NoSuchAlgorithmException {
        HttpResponse<Buffer> backtest = backtest("{\"strategy\": \"cross\"}");
        HttpResponse<Buffer> sweep = sweep("{\"strategy\": \"cross\", \"grid\": [{\"name\": \"level\"}]}");
        for (HttpResponse<Buffer> begun : List.of(backtest, sweep)) {
            server.ended(begun);
            HttpResponse<Buffer> page = server.get(begun.getHeader("Location") + "/page");
            assertEquals(200, page.statusCode());
            String html = page.bodyAsString();
            String policy = page.getHeader("Content-Security-Policy");
            assertTrue(policy.startsWith("default-src 'none'; script-src 'sha256-"), policy);
            assertFalse(policy.replace("style-src-attr 'unsafe-inline'", "").contains("unsafe"), policy);
            for (String tag : List.of("script", "style")) {
                String text = html.substring(
                        html.indexOf("<" + tag + ">") + tag.length() + 2, html.indexOf("</" + tag + ">"));
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
                assertTrue(policy.contains(Base64.getEncoder().encodeToString(hash)), tag + " in " + policy);
            }
        }
    }

    @Test
    void tooManyAreTurnedAwayUntilSomeAreCancelled() {
        String heavy = "{\"strategy\": \"cross\", \"grid\": [{\"name\": \"level\"}, {\"name\": \"other\"}]}";
        List<String> begun = new ArrayList<>();
        HttpResponse<Buffer> answer = sweep(heavy);
        while (answer.statusCode() == 202 && begun.size() < 100) {
            begun.add(answer.getHeader("Location"));
            answer = sweep(heavy);
        }
        assertEquals(429, answer.statusCode(), answer.bodyAsString());
        assertEquals("1", answer.getHeader("Retry-After"));
        assertTrue(begun.size() >= 16, "only " + begun.size() + " were taken in");
        for (String path : begun) {
            server.send(HttpMethod.DELETE, path, "");
        }
        HttpResponse<Buffer> later = backtest("{\"strategy\": \"cross\"}");
        assertEquals("done", server.ended(later).getString("state"));
    }

    @Test
    void aRunningOneIsStoppedByDelete() {
        HttpResponse<Buffer> begun =
                sweep("{\"strategy\": \"cross\", \"grid\": [{\"name\": \"level\"}, {\"name\": \"other\"}]}");
        server.until(begun, "RUNNING");
        String path = begun.getHeader("Location");
        HttpResponse<Buffer> stopped = server.send(HttpMethod.DELETE, path, "");
        assertEquals(200, stopped.statusCode());
        assertEquals("cancelled", stopped.bodyAsJsonObject().getString("state"));
        JsonObject after = server.get(path).bodyAsJsonObject();
        assertEquals("cancelled", after.getString("state"));
        assertTrue(after.getDouble("progress") < 1, after.encode());
    }
}
