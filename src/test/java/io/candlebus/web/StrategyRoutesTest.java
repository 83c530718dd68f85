package io.candlebus.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StrategyRoutesTest {
    private static final String API = "/api/v1/strategies";

    private Server server;

    @BeforeEach
    void start() {
        server = new Server();
        server.create("rsi");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void creatingAnswersWhereItIsAndWhatWasKept() {
        String text = "{ \"id\": \"ema-cross\",  \"x\": 1.50 }";
        HttpResponse<Buffer> made = server.send(HttpMethod.POST, API, text);
        assertEquals(201, made.statusCode());
        assertEquals("/api/v1/strategies/ema-cross", made.getHeader("Location"));
        assertEquals(text, made.bodyAsJsonObject().getString("text"));
        assertEquals(1, made.bodyAsJsonObject().getInteger("revision"));
        assertEquals(
                made.bodyAsJsonObject(), server.get(made.getHeader("Location")).bodyAsJsonObject());
    }

    @Test
    void revisingKeepsTheOldRevisionReadable() {
        HttpResponse<Buffer> second = server.send(HttpMethod.PUT, API + "/rsi", "{\"id\":\"rsi\",\"second\":true}");
        assertEquals(200, second.statusCode());
        assertEquals(2, second.bodyAsJsonObject().getInteger("revision"));
        JsonObject first = server.get(API + "/rsi?revision=1").bodyAsJsonObject();
        assertEquals(new JsonObject().put("id", "rsi"), first.getJsonObject("document"));
        assertEquals(404, server.get(API + "/rsi?revision=3").statusCode());
    }

    @Test
    void anIdIsTakenOnlyOnce() {
        HttpResponse<Buffer> again = server.send(HttpMethod.POST, API, "{\"id\":\"rsi\"}");
        assertEquals(409, again.statusCode());
        assertEquals("application/problem+json", again.getHeader("Content-Type"));
        assertEquals(again.getHeader("X-Request-Id"), again.bodyAsJsonObject().getString("request_id"));
    }

    @Test
    void deletingAnswersWithoutBodyAndThenNotFound() {
        assertEquals(204, server.send(HttpMethod.DELETE, API + "/rsi", "").statusCode());
        assertEquals(404, server.send(HttpMethod.DELETE, API + "/rsi", "").statusCode());
        assertEquals(404, server.get(API + "/rsi").statusCode());
    }

    @Test
    void commandsAnswerInTheirOwnShape() {
        JsonObject paused = server.post(API + "/rsi/pause").bodyAsJsonObject();
        assertEquals(true, paused.getBoolean("success"));
        assertEquals("paused", paused.getString("status"));

        HttpResponse<Buffer> again = server.post(API + "/rsi/pause");
        assertEquals(409, again.statusCode());
        assertEquals(false, again.bodyAsJsonObject().getBoolean("success"));
        assertEquals("rsi", again.bodyAsJsonObject().getString("strategy_id"));

        HttpResponse<Buffer> unknown = server.post(API + "/nobody/start");
        assertEquals(404, unknown.statusCode());
        assertEquals("there is no strategy nobody", unknown.bodyAsJsonObject().getString("error"));
    }

    @Test
    void signalsComePageByPageWithoutHoleOrRepeat() {
        JsonArray whole = signals("?limit=1000").getJsonArray("signals");
        assertEquals(10, whole.size());
        JsonArray joined = new JsonArray();
        String cursor = null;
        do {
            JsonObject page = signals("?limit=4" + (cursor == null ? "" : "&cursor=" + cursor));
            page.getJsonArray("signals").forEach(joined::add);
            cursor = page.getString("next_cursor");
        } while (cursor != null);
        assertEquals(whole, joined);
    }

    @Test
    void framesCarryTheMarkersOfExactlyTheirRange() {
        long from = SmallEngine.FIRST_MS + 9 * SmallEngine.STEP_MS;
        JsonObject frames = server.get(API + "/rsi/frames?from=" + from + "&to=" + (from + SmallEngine.STEP_MS))
                .bodyAsJsonObject();
        assertEquals(new JsonArray().add(from), frames.getJsonObject("candles").getJsonArray("open_time_ms"));
        assertEquals(1, frames.getJsonArray("signals").size());
        assertEquals(from, frames.getJsonArray("signals").getJsonObject(0).getLong("open_time_ms"));
        assertEquals(
                new JsonArray().add(new JsonArray().add(810.0)).add(new JsonArray().addNull()),
                frames.getJsonArray("columns"));
    }

    @Test
    void anUnknownIndicatorValueIsNull() {
        JsonArray indicators =
                server.get(API + "/rsi/indicators?limit=2").bodyAsJsonObject().getJsonArray("indicators");
        assertEquals(900.0, indicators.getJsonObject(0).getDouble("value"));
        assertEquals(2, indicators.getJsonObject(0).getJsonArray("recent").size());
        assertNull(indicators.getJsonObject(1).getValue("value"));
    }

    @Test
    void theListHasEveryStrategy() {
        server.create("b");
        JsonArray all = server.get(API).bodyAsJsonObject().getJsonArray("strategies");
        assertEquals(2, all.size());
        assertTrue(all.getJsonObject(0).containsKey("last_signal"));
        assertEquals("rsi", server.get(API + "/rsi/status").bodyAsJsonObject().getString("id"));
    }

    private JsonObject signals(String query) {
        return server.get(API + "/rsi/signals" + query).bodyAsJsonObject();
    }
}
