package io.candlebus.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The description and the server say the same. */
class OpenApiTest {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");
    private static final JsonMapper MAPPER = new JsonMapper();

    /** Every described operation, and how it goes wrong: method, path, status, body; see {@link #document}. */
    private static final String CONVERSATION = """
            GET    /api/v1/strategies                           200
            POST   /api/v1/strategies                           201 A
            POST   /api/v1/strategies                           409 A
            POST   /api/v1/strategies                           400 {"id":
            POST   /api/v1/strategies                           415 -
            GET    /api/v1/strategies                           200
            GET    /api/v1/strategies/a                         200
            GET    /api/v1/strategies/a?revision=1              200
            GET    /api/v1/strategies/a?revision=0              400
            GET    /api/v1/strategies/nobody                    404
            PUT    /api/v1/strategies/a                         200 A
            PUT    /api/v1/strategies/a                         200 A OTHER
            PUT    /api/v1/strategies/a                         409 A ELSEWHERE
            PUT    /api/v1/strategies/a                         415 -
            GET    /api/v1/strategies/a/revisions               200
            GET    /api/v1/strategies/a/revisions?limit=1       200
            GET    /api/v1/strategies/a/revisions?cursor=x      400
            GET    /api/v1/strategies/nobody/revisions          404
            POST   /api/v1/strategies/a/preview                 200 A
            POST   /api/v1/strategies/a/preview?candles=50      200 A OTHER
            POST   /api/v1/strategies/a/preview                 200 {"id":
            POST   /api/v1/strategies/a/preview?candles=20001   400 A
            POST   /api/v1/strategies/a/preview                 400 B
            POST   /api/v1/strategies/a/preview                 415 -
            POST   /api/v1/strategies/nobody/preview            404 NOBODY
            GET    /api/v1/strategies/a/revisions/2/difference  200
            GET    /api/v1/strategies/a/revisions/1/difference  404
            GET    /api/v1/strategies/a/revisions/1/difference?against=2&candles=20000 200
            GET    /api/v1/strategies/a/revisions/0/difference  400
            GET    /api/v1/strategies/a/revisions/9/difference  404
            POST   /api/v1/strategies/a/revisions/1/restore     200
            POST   /api/v1/strategies/a/revisions/9/restore     404
            POST   /api/v1/strategies/a/revisions/x/restore     400
            POST   /api/v1/strategies/a/revisions/%D9%A1/restore 400
            POST   /api/v1/strategies/a/revisions/+1/restore    400
            PUT    /api/v1/strategies/nobody                    404 NOBODY
            PUT    /api/v1/strategies/NOBODY                    400 NOBODY
            GET    /api/v1/strategies/a/status                  200
            GET    /api/v1/strategies/a/status?symbol=ETH/USD   404
            GET    /api/v1/strategies/a/signals?limit=3         200
            GET    /api/v1/strategies/a/signals?limit=0         400
            GET    /api/v1/strategies/a/signals?status=blocked  200
            GET    /api/v1/strategies/a/signals?status=killed   200
            GET    /api/v1/strategies/a/signals?status=missed   200
            GET    /api/v1/strategies/a/signals?status=lost     400
            GET    /api/v1/strategies/nobody/signals            404
            GET    /api/v1/strategies/a/indicators?limit=2      200
            GET    /api/v1/strategies/a/frames                  200
            GET    /api/v1/strategies/a/frames?to=0             200
            GET    /api/v1/strategies/nobody/frames             404
            GET    /api/v1/strategies/a/performance             200
            GET    /api/v1/strategies/a/performance?symbol=X/Y  404
            GET    /api/v1/strategies/a/performance?limit=1     400
            GET    /api/v1/strategies/nobody/performance        404
            GET    /api/v1/strategies/a/equity                  200
            GET    /api/v1/strategies/a/equity?from=2000&to=9   400
            GET    /api/v1/strategies/nobody/equity             404
            GET    /api/v1/strategies/a/trades?limit=5          200
            GET    /api/v1/strategies/a/trades?limit=1001       400
            GET    /api/v1/strategies/nobody/trades             404
            GET    /api/v1/strategies/a/parity                  200
            GET    /api/v1/strategies/nobody/parity             404
            GET    /api/v1/strategies/a/conditions              200
            GET    /api/v1/strategies/a/conditions?symbol=*     400
            GET    /api/v1/strategies/a/conditions?symbol=X/Y   404
            GET    /api/v1/strategies/nobody/conditions         404
            GET    /api/v1/strategies/a/explain                 200
            GET    /api/v1/strategies/a/explain?revision=1      200
            GET    /api/v1/strategies/a/explain?revision=9      404
            GET    /api/v1/strategies/a/explain?revision=x      400
            GET    /api/v1/strategies/a/explain?revision=%D9%A1 400
            GET    /api/v1/strategies/a/explain?at=yesterday    400
            GET    /api/v1/strategies/a/explain?at=1970-01-01   404
            GET    /api/v1/strategies/nobody/explain            404
            POST   /api/v1/strategies/a/pause                   200
            POST   /api/v1/strategies/a/pause                   409
            POST   /api/v1/strategies/a/resume                  200
            POST   /api/v1/strategies/a/stop                    200
            GET    /api/v1/strategies/a/conditions              200
            GET    /api/v1/strategies/a/performance             409
            GET    /api/v1/strategies/a/equity                  409
            GET    /api/v1/strategies/a/parity                  409
            GET    /api/v1/strategies/a/explain                 200
            POST   /api/v1/strategies/a/start                   200
            POST   /api/v1/strategies/nobody/start              404
            POST   /api/v1/strategies/-/start                   400
            POST   /api/v1/strategies/validate                  200 A
            POST   /api/v1/strategies/validate                  200 {"id":
            POST   /api/v1/strategies/validate                  400
            POST   /api/v1/strategies/validate                  415 -
            GET    /api/v1/backtests                            200
            POST   /api/v1/backtests                            202 {"strategy":"a"}
            GET    /api/v1/backtests                            200
            GET    /api/v1/backtests/LAST                       200
            GET    /api/v1/backtests/LAST/page                  200
            GET    /api/v1/backtests/LAST?x=1                   400
            GET    /api/v1/backtests/none                       404
            GET    /api/v1/backtests/none/page                  404
            DELETE /api/v1/backtests/LAST                       200
            DELETE /api/v1/backtests/LAST                       404
            POST   /api/v1/backtests                            202 {"document":{"id":"sent","signals":[{"id":"x","type":"entry","side":"long","when":"close > 1e9"}]}}
            GET    /api/v1/backtests/LAST                       200
            POST   /api/v1/backtests                            400 {"strategy":"a","cash":-1}
            POST   /api/v1/backtests                            400
            POST   /api/v1/backtests                            404 {"strategy":"nobody"}
            POST   /api/v1/backtests                            409 {"strategy":"a","symbol":"DOGE/USD"}
            POST   /api/v1/backtests                            415 -
            GET    /api/v1/sweeps                               200
            POST   /api/v1/sweeps                               202 {"strategy":"a","grid":[{"name":"/signals/0/conditions/0/value","values":[0,900,1000]}]}
            GET    /api/v1/sweeps                               200
            GET    /api/v1/sweeps/LAST                          200
            GET    /api/v1/sweeps/LAST/page                     200
            DELETE /api/v1/sweeps/LAST                          200
            DELETE /api/v1/sweeps/LAST                          404
            GET    /api/v1/sweeps/none                          404
            GET    /api/v1/sweeps/none/page                     404
            POST   /api/v1/sweeps                               400 {"strategy":"a","grid":[]}
            POST   /api/v1/sweeps                               404 {"strategy":"nobody","grid":[{"name":"x"}]}
            POST   /api/v1/sweeps                               415 -
            DELETE /api/v1/strategies/a                         204
            DELETE /api/v1/strategies/a                         404
            GET    /api/v1/kill                                 200
            POST   /api/v1/unkill                               400
            POST   /api/v1/unkill                               409 {"reason": "it was never thrown"}
            POST   /api/v1/kill                                 400 {"reason": " "}
            POST   /api/v1/kill                                 400 {"reason": "x", "until": 5}
            POST   /api/v1/kill                                 400 {"reason":
            POST   /api/v1/kill                                 415 -
            POST   /api/v1/kill                                 200
            POST   /api/v1/kill                                 200 {"reason": "again"}
            POST   /api/v1/unkill                               400 {"because": "x"}
            POST   /api/v1/unkill                               415 -
            POST   /api/v1/unkill                               200 {"reason": "a drill"}
            GET    /api/v1/kill?since=0                         400
            GET    /api/v1/webhooks                             200
            GET    /api/v1/webhooks/BOT/deliveries              400
            GET    /api/v1/webhooks/bot/deliveries?state=lost   400
            GET    /api/v1/webhooks/bot/deliveries/0            400
            GET    /api/v1/webhooks/bot/deliveries/7            404
            POST   /api/v1/webhooks/bot/deliveries/7/replay     404
            POST   /api/v1/webhooks/bot/replay                  404
            POST   /api/v1/webhooks/bot/enable                  404
            POST   /api/v1/webhooks/bot/test                    404
            GET    /api/v1/candles?symbol=BTC-USD&timeframe=1m  200
            GET    /api/v1/candles?symbol=BTC-USD               400
            GET    /api/v1/candles?symbol=ETH-USD&timeframe=1m  404
            GET    /api/v1/candles/revisions?symbol=BTC-USD&timeframe=1m&at=1385337600000 200
            GET    /api/v1/candles/revisions?symbol=BTC-USD&timeframe=1m 400
            GET    /api/v1/candles/revisions?symbol=BTC-USD&timeframe=1m&at=60000 404
            GET    /api/v1/series                               200
            GET    /api/v1/gaps                                 200
            GET    /api/v1/gaps?symbol=BTC-USD&timeframe=1m&limit=1 200
            GET    /api/v1/gaps?cursor=BTC-USD.1m.0&from=2013-11-25T00:00:00Z 200
            GET    /api/v1/gaps?cursor=1                        400
            GET    /api/v1/gaps?limit=0                         400
            GET    /api/v1/feed                                 200
            GET    /api/v1/indicators                           200
            GET    /api/v1/openapi.yaml                         200
            GET    /api/v1/asyncapi.yaml                        200
            GET    /schema/strategy.schema.json                 200
            GET    /docs                                        200
            GET    /health/live                                 200
            GET    /health/ready                                200
            GET    /metrics                                     503
            """;

    private static final String FIRES_ON_EVERY_CANDLE = """
            {"id": "%s", "signals": [{"id": "up", "type": "alert", "logic": "AND", "conditions": [
              {"indicator": "ema_5", "operator": ">", "value": 0}]}]}
            """;

    private static Server server;
    private static Yamls api;
    private static String lastJob = "";

    @BeforeAll
    static void start(@TempDir Path folder) {
        server = new Server(folder.resolve("test.db"));
        api = new Yamls(server.get("/api/v1/openapi.yaml").bodyAsString());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void everyRouteIsDescribedAndEveryDescriptionIsRouted() {
        Set<String> routed = new TreeSet<>();
        for (Route route : server.verticle.routes()) {
            if (route.getPath() != null
                    && route.isExactPath()
                    && route.methods() != null
                    && !route.getPath().endsWith(".css")) {
                String path = route.getPath().replaceAll(":(\\w+)", "{$1}");
                route.methods().forEach(method -> routed.add(method + " " + path));
            }
        }
        assertEquals(described(), routed);
    }

    @Test
    void everyAnswerIsAsDescribed() throws Exception {
        Set<String> seen = new TreeSet<>();
        for (String line : CONVERSATION.lines().toList()) {
            Matcher said = Pattern.compile("(\\w+)\\s+(\\S+)\\s+(\\d+)\\s*(.*)").matcher(line);
            assertTrue(said.matches(), line);
            HttpResponse<Buffer> answer = ask(said.group(1), said.group(2), said.group(4));
            assertEquals(said.group(3), Integer.toString(answer.statusCode()), line + "\n" + answer.bodyAsString());
            if (answer.statusCode() == 202) {
                lastJob = server.ended(answer).getString("id");
            }
            seen.add(holdAgainstDescription(said.group(1), said.group(2), answer));
        }
        assertEquals(described(), seen);
    }

    @Test
    void validationTellsThePlaceAndTheLongForm() {
        String good = FIRES_ON_EVERY_CANDLE.formatted("checked");
        JsonObject valid = server.send(HttpMethod.POST, "/api/v1/strategies/validate", good)
                .bodyAsJsonObject();
        assertTrue(valid.getBoolean("valid"));
        assertEquals("checked", valid.getJsonObject("canonical").getString("id"));
        assertEquals(5, valid.getJsonObject("summary").getInteger("warmup_candles"));
        JsonObject wrong = server.send(HttpMethod.POST, "/api/v1/strategies/validate", good.replace("ema_5", "emma_5"))
                .bodyAsJsonObject();
        assertFalse(wrong.getBoolean("valid"));
        List<Integer> lines = wrong.getJsonArray("problems").stream()
                .map(JsonObject.class::cast)
                .filter(problem -> problem.getString("severity").equals("error"))
                .map(problem -> problem.getInteger("line"))
                .toList();
        assertEquals(List.of(2), lines);
        assertEquals(null, wrong.getValue("canonical"));
        assertEquals(404, server.get("/api/v1/strategies/checked").statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"a\",\"id\":\"b\",\"signals\":[]}",
                "{\"id\":\"bad\",\"signals\":[{\"id\":\"x\",\"type\":\"alert\",\"conditions\":[{\"indicator\":\"rsi_14\","
                        + "\"operator\":\">\",\"value\":1e400}]}]}",
                "{\"id\":\"bad\",\"signals\":[{\"id\":\"x\",\"type\":\"alert\",\"conditions\":[{\"indicator\":\"rsi_14\","
                        + "\"operator\":\">\",\"value\":1e10000000}]}]}",
                "{\"id\":\"bad\",\"signals\":[{\"id\":\"x\",\"type\":\"alert\",\"conditions\":[{\"indicator\":\"ema_1000000000\","
                        + "\"operator\":\">\",\"value\":1}]}]}",
                "{\"id\":\"bad\",\"signals\":[{\"id\":\"x\",\"type\":\"alert\",\"when\":\"${T(java.lang.Runtime)}\"}]}",
                "{\"id\":\"../../etc\",\"signals\":[]}",
                "[1]",
                "null"
            })
    void hostileDocumentsAreRefusedWithProblemsAndLeaveNothing(String document) {
        HttpResponse<Buffer> answer = server.send(HttpMethod.POST, "/api/v1/strategies", document);
        assertEquals(400, answer.statusCode(), answer.bodyAsString());
        assertFalse(answer.bodyAsJsonObject().getJsonArray("problems").isEmpty());
        for (String leak : List.of("Exception", "io.candlebus", "jackson")) {
            assertFalse(answer.bodyAsString().contains(leak), answer.bodyAsString());
        }
        assertEquals(404, server.get("/api/v1/strategies/bad").statusCode());
    }

    @Test
    void aDeepDocumentIsRefused() {
        String deep = "{\"id\":\"bad\",\"x\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";
        assertEquals(
                400, server.send(HttpMethod.POST, "/api/v1/strategies", deep).statusCode());
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        Matcher references =
                Pattern.compile("\"\\$ref\":\"#([^\"]+)\"").matcher(api.at("").toString());
        int count = 0;
        while (references.find()) {
            assertFalse(api.at(references.group(1)).isMissingNode(), references.group(1));
            count++;
        }
        assertTrue(count > 100);
    }

    @Test
    void thePageForPeopleNamesEveryOperationAndRunsNoScript() {
        String page = server.get("/docs").bodyAsString();
        for (String operation : described()) {
            assertTrue(page.contains(operation.substring(operation.indexOf(' ') + 1)), operation);
        }
        assertFalse(page.contains("<script"));
        assertFalse(page.contains("style="));
        assertFalse(page.contains("http://") || page.contains("https://"));
        assertEquals(200, server.get("/docs/docs.css").statusCode());
    }

    private static Set<String> described() {
        Set<String> operations = new TreeSet<>();
        api.at("/paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(method -> {
                    if (METHODS.contains(method)) {
                        operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));
        return operations;
    }

    /** Of {@code LAST} the job that was taken in last; it is over then. */
    private static HttpResponse<Buffer> ask(String method, String path, String body) {
        HttpRequest<Buffer> request = server.request(HttpMethod.valueOf(method), path.replace("LAST", lastJob));
        if (body.isEmpty()) {
            return Server.await(request.send());
        }
        String type = body.equals("-") ? "text/plain" : "application/json";
        return Server.await(request.putHeader("Content-Type", type).sendBuffer(Buffer.buffer(document(body))));
    }

    /** Of {@code A} the document of strategy a; {@code A OTHER} is another one, {@code A ELSEWHERE} one that has no candles. */
    private static String document(String body) {
        if (!body.matches("[A-Z ]+")) {
            return body;
        }
        String[] words = body.toLowerCase(Locale.ROOT).split(" ");
        String document = FIRES_ON_EVERY_CANDLE.formatted(words[0]);
        return switch (words[words.length - 1]) {
            case "other" -> document.replace("\"value\": 0", "\"value\": 1");
            case "elsewhere" -> document.replaceFirst("\\{", "{\"symbol\": \"DOGE/USD\", ");
            default -> document;
        };
    }

    /** The operation that answered. */
    private static String holdAgainstDescription(String method, String path, HttpResponse<Buffer> answer)
            throws Exception {
        String asked = path.replaceAll("\\?.*", "");
        String template = api.at("/paths").has(asked)
                ? asked
                : asked.replaceAll("/strategies/[^/]+", "/strategies/{id}")
                        .replaceAll("/revisions/[^/]+", "/revisions/{number}")
                        .replaceAll("/(backtests|sweeps)/[^/]+", "/$1/{job}")
                        .replaceAll("/deliveries/[^/]+", "/deliveries/{delivery}")
                        .replaceAll("/webhooks/[^/]+", "/webhooks/{webhook}");
        String operation = method + " " + template;
        JsonNode response = api.at("/paths/" + template.replace("/", "~1"))
                .path(method.toLowerCase(Locale.ROOT))
                .path("responses")
                .path(Integer.toString(answer.statusCode()));
        assertFalse(response.isMissingNode(), operation + " does not tell of " + answer.statusCode());
        if (response.has("$ref")) {
            response = api.at(response.path("$ref").asText().substring(1));
        }
        if (!response.has("content")) {
            assertEquals(null, answer.body(), operation);
            return operation;
        }
        String type = answer.getHeader("Content-Type").replaceAll(";.*", "");
        JsonNode media = response.path("content").path(type);
        assertFalse(media.isMissingNode(), operation + " does not tell of " + type);
        if (type.contains("json")) {
            JsonNode body = MAPPER.readTree(answer.bodyAsString());
            assertEquals(Set.of(), api.misfits(media.path("schema"), body), operation + " " + body);
        }
        return operation;
    }
}
