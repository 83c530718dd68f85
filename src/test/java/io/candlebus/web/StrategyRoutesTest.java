package io.candlebus.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Instant;
import java.util.List;
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
    void revisingTellsWhatTookOverAndWhatIsDifferent() {
        JsonObject second = server.send(HttpMethod.PUT, API + "/rsi", "{\"id\":\"rsi\",\"second\":true}")
                .bodyAsJsonObject();
        assertEquals(true, second.getBoolean("changed"));
        JsonObject swap = second.getJsonArray("swaps").getJsonObject(0);
        assertEquals(1, swap.getInteger("from_revision"));
        assertEquals(2, swap.getInteger("to_revision"));
        assertEquals("long", swap.getJsonObject("left_behind").getString("side"));
        JsonObject difference = second.getJsonObject("difference");
        assertEquals(0, difference.getJsonObject("only_before").getInteger("count"));
        JsonObject signal =
                difference.getJsonObject("only_after").getJsonArray("signals").getJsonObject(0);
        assertEquals("buy", signal.getString("signal"));
        assertEquals(801.0, signal.getDouble("price"));
        JsonObject again = server.send(HttpMethod.PUT, API + "/rsi", "{\"id\":\"rsi\",\"second\":true}")
                .bodyAsJsonObject();
        assertEquals(false, again.getBoolean("changed"));
        assertEquals(2, again.getInteger("revision"));
        assertNull(again.getValue("difference"));
    }

    @Test
    void restoringAnswersAsRevisingDoes() {
        server.send(HttpMethod.PUT, API + "/rsi", "{\"id\":\"rsi\",\"second\":true}");
        JsonObject back = server.post(API + "/rsi/revisions/1/restore").bodyAsJsonObject();
        assertEquals(3, back.getInteger("revision"));
        assertEquals("restore:1", back.getString("origin"));
        assertEquals(new JsonObject().put("id", "rsi"), back.getJsonObject("document"));
        assertEquals(404, server.post(API + "/rsi/revisions/7/restore").statusCode());
        assertEquals(400, server.post(API + "/rsi/revisions/one/restore").statusCode());
    }

    @Test
    void revisionsComePageByPage() {
        for (int i = 2; i <= 5; i++) {
            server.send(HttpMethod.PUT, API + "/rsi", "{\"id\":\"rsi\",\"x\":" + i + "}");
        }
        JsonObject first = server.get(API + "/rsi/revisions?limit=2").bodyAsJsonObject();
        assertEquals(5, first.getInteger("newest"));
        assertEquals(List.of(5, 4), numbers(first));
        assertEquals(true, first.getJsonArray("revisions").getJsonObject(0).getBoolean("runs"));
        assertEquals(false, first.getJsonArray("revisions").getJsonObject(1).getBoolean("runs"));
        assertEquals(
                new JsonObject().put("error", 0).put("warning", 0).put("info", 1),
                first.getJsonArray("revisions").getJsonObject(0).getJsonObject("problems"));
        assertNull(first.getJsonArray("runs").getJsonObject(0).getValue("live_from_ms"));
        assertEquals(
                "file-not-taken-up",
                first.getJsonArray("complaints").getJsonObject(0).getString("code"));
        JsonObject second = server.get(API + "/rsi/revisions?limit=2&cursor=" + first.getString("next_cursor"))
                .bodyAsJsonObject();
        assertEquals(List.of(3, 2), numbers(second));
        JsonObject last = server.get(API + "/rsi/revisions?limit=2&cursor=" + second.getString("next_cursor"))
                .bodyAsJsonObject();
        assertEquals(List.of(1), numbers(last));
        assertNull(last.getString("next_cursor"));
    }

    private static List<Integer> numbers(JsonObject page) {
        return page.getJsonArray("revisions").stream()
                .map(revision -> ((JsonObject) revision).getInteger("revision"))
                .toList();
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
    void aSignalsCloseExplainsItInAnyFormOfTime() {
        long openMs = SmallEngine.FIRST_MS + 9 * SmallEngine.STEP_MS;
        long closeMs = openMs + SmallEngine.STEP_MS;
        for (String at : List.of(
                Long.toString(closeMs), Instant.ofEpochMilli(closeMs + 30_000).toString())) {
            JsonObject explained = server.get(API + "/rsi/explain?at=" + at).bodyAsJsonObject();
            assertEquals(openMs, explained.getJsonObject("candle").getLong("open_time_ms"));
            assertEquals(closeMs, explained.getJsonObject("candle").getLong("close_time_ms"));
            JsonObject rule = explained.getJsonArray("rules").getJsonObject(0);
            assertEquals("fired", rule.getString("verdict"));
            assertEquals("rsi_14 < 30", rule.getJsonObject("condition").getString("text"));
            assertEquals("?T", rule.getJsonObject("condition").getString("past"));
        }
        JsonObject newest = server.get(API + "/rsi/explain?symbol=BTC-USD").bodyAsJsonObject();
        assertEquals(SmallEngine.CANDLES, newest.getInteger("candles"));
    }

    @Test
    void aTimeThatIsNoneIsNamedAsTheMistake() {
        HttpResponse<Buffer> answer = server.get(API + "/rsi/explain?at=noon&revision=0&when=1");
        assertEquals(400, answer.statusCode());
        assertEquals("application/problem+json", answer.getHeader("Content-Type"));
        JsonArray problems = answer.bodyAsJsonObject().getJsonArray("problems");
        assertEquals(
                List.of("/when", "/at", "/revision"),
                problems.stream()
                        .map(problem -> ((JsonObject) problem).getString("pointer"))
                        .toList());
        assertEquals(404, server.get(API + "/rsi/explain?at=0").statusCode());
    }

    @Test
    void conditionsTellWhatTheFormingCandleWouldDo() {
        JsonObject conditions = server.get(API + "/rsi/conditions").bodyAsJsonObject();
        assertEquals(
                SmallEngine.FIRST_MS + SmallEngine.CANDLES * SmallEngine.STEP_MS,
                conditions.getJsonObject("forming").getLong("open_time_ms"));
        assertEquals(
                new JsonArray(
                        "[{\"signal\":\"buy\",\"verdict\":\"fired\",\"values\":[99.0],\"gaps\":[-69.0],\"notes\":[null],"
                                + "\"truths\":\"T\"}]"),
                conditions.getJsonArray("if_closed"));
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
