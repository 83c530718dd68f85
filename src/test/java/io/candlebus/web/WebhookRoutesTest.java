package io.candlebus.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.candlebus.webhook.Secret;
import io.candlebus.webhook.Target;
import io.candlebus.webhook.TargetUrl;
import io.candlebus.webhook.Template;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole engine that tells a receiver of signals, behind a real server. */
class WebhookRoutesTest {
    private static final String BUSY = """
            {"id": "busy", "valid_for": "1h", "signals": [
              {"id": "tick", "type": "alert", "logic": "AND", "conditions": [
                {"indicator": "ema_3", "operator": ">", "value": 0}]}]}
            """;
    private static final String BOT = "/api/v1/webhooks/bot";
    private static final String SECRET = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private final Vertx vertx = Vertx.vertx();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private volatile int status = 204;
    private HttpServer receiver;
    private Server server;
    private Yamls api;

    @TempDir
    Path folder;

    @BeforeEach
    void start() {
        receiver = Server.await(vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> {
                    heard.add(request.getHeader("webhook-id"));
                    request.response().setStatusCode(status).end("an answer that is nobody's business");
                }))
                .listen(0, "127.0.0.1"));
        TargetUrl url = TargetUrl.parse("http://127.0.0.1:" + receiver.actualPort() + "/token-in-the-path?t=hunter2");
        Target bot = new Target(
                "bot", url, Template.STANDARD, List.of(new Secret(SECRET)), null, List.of("busy"), true, true);
        server = new Server(folder.resolve("test.db"), List.of(bot));
        api = new Yamls(server.get("/api/v1/openapi.yaml").bodyAsString());
    }

    @AfterEach
    void stop() {
        server.close();
        Server.await(vertx.close());
    }

    private JsonObject held(HttpResponse<Buffer> answer, String schema) throws Exception {
        assertEquals(200, answer.statusCode(), answer.bodyAsString());
        String body = answer.bodyAsString();
        assertEquals(
                Set.of(),
                api.misfits(api.at("/components/schemas/" + schema), new ObjectMapper().readTree(body)),
                body);
        for (String leak : List.of("hunter2", "token-in-the-path", "whsec_", "nobody's business")) {
            assertFalse(body.contains(leak), body);
        }
        return answer.bodyAsJsonObject();
    }

    private static void eventually(BooleanSupplier claim) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!claim.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "it did not come to be");
            LockSupport.parkNanos(2_000_000);
        }
    }

    private JsonObject deliveries() {
        return server.get("/api/v1/webhooks")
                .bodyAsJsonObject()
                .getJsonArray("webhooks")
                .getJsonObject(0)
                .getJsonObject("deliveries");
    }

    @Test
    void whatWasToldIsListedReplayedAndNeverTellsASecret() throws Exception {
        server.send(HttpMethod.POST, "/api/v1/strategies", BUSY);
        eventually(() -> deliveries().getInteger("sent") >= 5);
        JsonObject shown = held(server.get("/api/v1/webhooks"), "Webhooks")
                .getJsonArray("webhooks")
                .getJsonObject(0);
        assertEquals("ready", shown.getString("state"));
        assertEquals("http://127.0.0.1:" + receiver.actualPort() + "/***", shown.getString("url"));
        assertEquals(204, shown.getJsonObject("last_attempt").getInteger("status"));
        JsonObject page = held(server.get(BOT + "/deliveries?state=sent&limit=2"), "DeliveryPage");
        JsonArray listed = page.getJsonArray("deliveries");
        assertEquals(2, listed.size());
        JsonObject older =
                held(server.get(BOT + "/deliveries?limit=2&cursor=" + page.getString("next_cursor")), "DeliveryPage");
        assertEquals(
                listed.getJsonObject(1).getLong("delivery") - 1,
                older.getJsonArray("deliveries").getJsonObject(0).getLong("delivery"));
        long number = listed.getJsonObject(0).getLong("delivery");
        String id = listed.getJsonObject(0).getJsonObject("signal").getString("id");
        JsonObject replayed = held(server.post(BOT + "/deliveries/" + number + "/replay"), "Delivery");
        assertEquals("pending", replayed.getString("state"));
        eventually(() -> heard.stream().filter(id::equals).count() == 2);
        eventually(() -> server.get(BOT + "/deliveries/" + number)
                        .bodyAsJsonObject()
                        .getJsonArray("tried")
                        .size()
                == 2);
        held(server.get(BOT + "/deliveries/" + number), "Delivery");
        assertEquals(0, held(server.post(BOT + "/replay"), "Replayed").getInteger("replayed"));
    }

    @Test
    void aTargetIsTriedOutAndEnabled() throws Exception {
        assertEquals(204, held(server.post(BOT + "/test"), "DeliveryAttempt").getInteger("status"));
        status = 410;
        assertEquals(
                "answered 410",
                held(server.post(BOT + "/test"), "DeliveryAttempt").getString("error"));
        server.send(HttpMethod.POST, "/api/v1/strategies", BUSY);
        eventually(() -> server.get("/api/v1/webhooks").bodyAsString().contains("\"state\":\"disabled\""));
        status = 204;
        assertEquals("ready", held(server.post(BOT + "/enable"), "Webhook").getString("state"));
        eventually(() -> deliveries().getInteger("sent") >= 3);
    }

    /** What is answered with 2xx holds for webhooks, too: nothing arrives after it. */
    @Test
    void fromTheKillSwitchsAnswerOnNothingArrives() throws Exception {
        server.send(HttpMethod.POST, "/api/v1/strategies", BUSY);
        eventually(() -> heard.size() >= 5);
        status = 500;
        eventually(() -> deliveries().getInteger("pending") >= 1);
        assertEquals(200, server.post("/api/v1/kill").statusCode());
        status = 204;
        // What had left before the answer was given is heard by now: the receiver is asked by the same way.
        int before = Server.await(vertx.createHttpClient()
                .request(HttpMethod.POST, receiver.actualPort(), "127.0.0.1", "/")
                .compose(request -> request.putHeader("webhook-id", "last").send("x"))
                .map(answer -> heard.size()));
        assertEquals(409, server.post(BOT + "/test").statusCode());
        assertEquals(409, server.post(BOT + "/replay").statusCode());
        assertEquals(200, server.post(BOT + "/enable").statusCode());
        eventually(() -> server.get("/api/v1/strategies/busy/signals?status=killed")
                        .bodyAsJsonObject()
                        .getJsonArray("signals")
                        .size()
                >= 20);
        assertEquals(before, heard.size());
        JsonObject killed = held(server.get("/api/v1/webhooks"), "Webhooks")
                .getJsonArray("webhooks")
                .getJsonObject(0);
        assertEquals("killed", killed.getString("state"));
        server.send(HttpMethod.POST, "/api/v1/unkill", "{\"reason\": \"a drill\"}");
        eventually(() -> heard.size() > before);
        eventually(() -> deliveries().getInteger("pending") == 0);
    }
}
