package io.candlebus.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTest {
    private static Server server;

    @BeforeAll
    static void start() {
        server = new Server();
        server.create("rsi");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyMistakeIsToldAtOnceWithItsParameter() {
        HttpResponse<Buffer> answer =
                server.get("/api/v1/candles?symbol=BTC&timeframe=7q&limit=0&limt=5&from=yesterday&to=1&to=2");
        assertEquals(400, answer.statusCode());
        JsonArray problems = answer.bodyAsJsonObject().getJsonArray("problems");
        assertEquals("unknown-parameter at /limt", summary(problems, 0));
        assertEquals("did you mean \"limit\"?", problems.getJsonObject(0).getString("suggestion"));
        assertEquals("bad-parameter at /to", summary(problems, 1));
        assertEquals("bad-parameter at /symbol", summary(problems, 2));
        assertEquals("bad-parameter at /timeframe", summary(problems, 3));
        assertEquals("bad-parameter at /from", summary(problems, 4));
        assertEquals("bad-parameter at /limit", summary(problems, 5));
        assertEquals(6, problems.size());
    }

    @Test
    void whatIsRequiredIsAskedFor() {
        JsonArray problems = server.get("/api/v1/candles").bodyAsJsonObject().getJsonArray("problems");
        assertEquals("missing-parameter at /symbol", summary(problems, 0));
        assertEquals("missing-parameter at /timeframe", summary(problems, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "2013-11-24T00:01:00Z, 2013-11-24T00:03:00Z, 2",
        "2013-11-24T01:01:00%2B01:00, 1385251380000, 2",
        "2013-11-24, 2013-11-25, 100",
        "1385251260000, 1385251260000, 0",
        "0, 253402300799999, 100"
    })
    void timesAreMillisecondsOrIso(String from, String to, int candles) {
        JsonObject found = server.get("/api/v1/candles?symbol=btc-usd&timeframe=1m&from=" + from + "&to=" + to)
                .bodyAsJsonObject();
        assertEquals(candles, found.getJsonArray("candles").size());
    }

    @ParameterizedTest
    @CsvSource({
        "from=-1",
        "from=253402300800000",
        "from=99999999999999999999",
        "from=2013-13-01",
        "from=2013-11-24T00:00:00",
        "from=2&to=1",
        "limit=20001",
        "limit=1.5",
        "limit=",
        "limit=1e3"
    })
    void whatIsOutOfRangeIsRefused(String query) {
        assertEquals(
                400,
                server.get("/api/v1/candles?symbol=BTC/USD&timeframe=1m&" + query)
                        .statusCode(),
                query);
    }

    @Test
    void routesWithoutParametersTakeNone() {
        assertEquals(400, server.get("/api/v1/series?x=1").statusCode());
        assertEquals(400, server.get("/api/v1/feed?x=1").statusCode());
        assertEquals(400, server.get("/api/v1/indicators?x=1").statusCode());
        assertEquals(400, server.get("/api/v1/strategies?x=1").statusCode());
    }

    @Test
    void theNewestCandlesOfTheRangeAreGiven() {
        JsonArray candles = server.get("/api/v1/candles?symbol=BTC/USD&timeframe=1m&limit=2&to=2013-11-24T00:10:00Z")
                .bodyAsJsonObject()
                .getJsonArray("candles");
        assertEquals(
                SmallEngine.FIRST_MS + 8 * SmallEngine.STEP_MS,
                candles.getJsonObject(0).getLong("open_time_ms"));
        assertEquals("replay", candles.getJsonObject(1).getString("provenance"));
    }

    private static String summary(JsonArray problems, int index) {
        JsonObject problem = problems.getJsonObject(index);
        return problem.getString("code") + " at " + problem.getString("pointer");
    }
}
