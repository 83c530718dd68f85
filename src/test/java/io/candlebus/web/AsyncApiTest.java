package io.candlebus.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The messages of a running engine are as described. */
class AsyncApiTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Map<String, String> CHANNELS = Map.of(
            "ui.strategies", "strategies",
            "ui.strategy.busy", "strategy",
            "ui.signals", "signals",
            "ui.signals.busy", "signalsOfStrategy",
            "ui.candles.BTC-USD.1m", "candles",
            "ui.kill", "kill",
            "ui.feed", "feed");

    private static final String BUSY = """
            {"id": "busy", "tags": ["a", "b"], "signals": [
              {"id": "in", "type": "entry", "side": "long", "logic": "AND", "conditions": [
                {"indicator": "ema_3", "operator": ">", "value": "ema_5"}]},
              {"id": "out", "type": "exit", "side": "long", "logic": "AND", "conditions": [
                {"indicator": "rsi_3", "operator": "<", "value": 50}]},
              {"id": "tick", "type": "alert", "logic": "AND", "conditions": [
                {"indicator": "ema_3", "operator": ">", "value": 0}]}]}
            """;

    private static Server server;
    private static Yamls api;

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = new Server(folder.resolve("test.db"));
        assertEquals(
                201, server.send(HttpMethod.POST, "/api/v1/strategies", BUSY).statusCode());
        api = new Yamls(server.get("/api/v1/asyncapi.yaml").bodyAsString());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyMessageIsAsDescribedAndNumberedWithoutHole() throws Exception {
        BusClient client = new BusClient(server);
        CHANNELS.keySet().forEach(client::register);
        Map<String, Long> last = new HashMap<>();
        Map<String, Integer> seen = new HashMap<>();
        Set<Boolean> finals = new TreeSet<>();
        while (seen.size() < CHANNELS.size() || seen.values().stream().anyMatch(n -> n < 3) || finals.size() < 2) {
            JsonObject frame = client.next();
            String address = frame.getString("address");
            JsonObject message = frame.getJsonObject("body");
            hold(address, message);
            long seq = message.getLong("seq");
            Long before = last.put(address, seq);
            assertTrue(before == null || seq == before + 1, address + " jumped from " + before + " to " + seq);
            seen.merge(address, 1, Integer::sum);
            if (address.startsWith("ui.candles.")) {
                finals.add(message.getJsonObject("data").getBoolean("final"));
            }
        }
        client.close();
    }

    @Test
    void framesAndUpdatesJoinWithoutHoleOrDouble() throws Exception {
        BusClient client = new BusClient(server).register("ui.strategy.busy");
        JsonObject snapshot =
                server.get("/api/v1/strategies/busy/frames?limit=5").bodyAsJsonObject();
        JsonArray times = snapshot.getJsonObject("candles").getJsonArray("open_time_ms");
        long newest = times.getLong(times.size() - 1);
        while (times.size() < 15) {
            JsonArray frames =
                    client.next().getJsonObject("body").getJsonObject("data").getJsonArray("frames");
            for (int i = 0; i < frames.size(); i++) {
                long open = frames.getJsonObject(i).getLong("open_time_ms");
                if (open > newest) {
                    newest = open;
                    times.add(open);
                }
            }
        }
        client.close();
        JsonArray ledger = server.get(
                        "/api/v1/candles?symbol=BTC-USD&timeframe=1m&from=" + times.getLong(0) + "&to=" + (newest + 1))
                .bodyAsJsonObject()
                .getJsonArray("candles");
        JsonArray expected = new JsonArray();
        ledger.forEach(candle -> expected.add(((JsonObject) candle).getLong("open_time_ms")));
        assertEquals(expected, times);
    }

    @Test
    void plainJavaCanListen() throws Exception {
        BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(
                        URI.create("ws://127.0.0.1:" + server.port() + "/eventbus/websocket"),
                        new WebSocket.Listener() {
                            private final StringBuilder text = new StringBuilder();

                            @Override
                            public CompletionStage<?> onBinary(WebSocket ws, ByteBuffer part, boolean last) {
                                text.append(StandardCharsets.UTF_8.decode(part));
                                if (last) {
                                    messages.add(text.toString());
                                    text.setLength(0);
                                }
                                ws.request(1);
                                return null;
                            }
                        })
                .get(20, TimeUnit.SECONDS);
        socket.sendText("{\"type\":\"register\",\"address\":\"ui.signals\"}", true)
                .get(20, TimeUnit.SECONDS);
        String first = messages.poll(20, TimeUnit.SECONDS);
        assertEquals("signal", new JsonObject(first).getJsonObject("body").getString("type"));
        socket.abort();
    }

    @Test
    void theStockSockJsFramingWorks() throws Exception {
        BusClient client = new BusClient(server, "/eventbus/123/abcdefgh/websocket");
        assertEquals("o", client.nextText());
        client.text("[\"" + "{\\\"type\\\":\\\"register\\\",\\\"address\\\":\\\"ui.feed\\\"}" + "\"]");
        String frame = client.nextText();
        while (frame.equals("h")) {
            frame = client.nextText();
        }
        JsonObject message = new JsonObject(new JsonArray(frame.substring(1)).getString(0));
        assertEquals("feed", message.getJsonObject("body").getString("type"));
        client.close();
    }

    @Test
    void bothDescriptionsAgreeOnWhatTheyShare() {
        Yamls rest = new Yamls(server.get("/api/v1/openapi.yaml").bodyAsString());
        int shared = 0;
        for (Map.Entry<String, JsonNode> schema : api.at("/components/schemas").properties()) {
            JsonNode other = rest.at("/components/schemas/" + schema.getKey());
            if (!other.isMissingNode()) {
                assertEquals(other, schema.getValue(), schema.getKey());
                shared++;
            }
        }
        assertEquals(19, shared);
    }

    private static void hold(String address, JsonObject message) throws Exception {
        JsonNode messages = api.at("/channels/" + CHANNELS.get(address))
                .path("messages")
                .iterator()
                .next();
        JsonNode schema = api.at(messages.path("$ref").asText().substring(1)).path("payload");
        assertFalse(schema.isMissingNode(), address);
        JsonNode tree = MAPPER.readTree(message.encode());
        assertEquals(Set.of(), api.misfits(schema, tree), address + " " + tree);
    }
}
