package io.candlebus.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.webhook.Target;
import io.candlebus.webhook.TargetUrl;
import io.candlebus.webhook.Template;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole engine behind a real server, with a strategy that fires at every candle, and a listener on the bus. */
class KillSwitchTest {
    private static final String BUSY = """
            {"id": "busy", "signals": [
              {"id": "tick", "type": "alert", "logic": "AND", "conditions": [
                {"indicator": "ema_3", "operator": ">", "value": 0}]}]}
            """;
    private static final String WHY = "{\"reason\": \"wrong prices\"}";

    @TempDir
    Path folder;

    @Test
    void nothingIsSentFromTheAnswerOnAndEverythingIsStored() throws Exception {
        try (Server server = new Server(folder.resolve("test.db"))) {
            server.send(HttpMethod.POST, "/api/v1/strategies", BUSY);
            BusClient client = new BusClient(server)
                    .register("ui.signals")
                    .register("ui.feed")
                    .register("ui.kill");
            signal(client);
            JsonObject thrown =
                    server.send(HttpMethod.POST, "/api/v1/kill", WHY).bodyAsJsonObject();
            assertEquals(true, thrown.getBoolean("killed"));
            assertEquals("wrong prices", thrown.getString("reason"));
            // What was sent before the answer is on its way to the client before it asks, and what it asks for comes
            // later.
            long lastSent = newest(server, "fired");
            awaitMore(server, "killed", 20);
            long killed = newest(server, "killed");
            assertEquals(lastSent, newest(server, "fired"));
            server.send(HttpMethod.POST, "/api/v1/unkill", WHY);
            long firstAgain = lastSent;
            while (firstAgain <= lastSent) {
                firstAgain = signal(client);
            }
            assertTrue(firstAgain > killed, firstAgain + " was sent, and not sent were those up to " + killed);
            client.close();
        }
    }

    /** A receiver that keeps its first answer back until then has a backlog waiting for it, none of which it may see. */
    @Test
    void noWebhookIsToldFromTheAnswerOnThoughManySignalsWaitForIt() {
        Vertx outside = Vertx.vertx();
        Promise<Void> thrown = Promise.promise();
        List<String> heard = new CopyOnWriteArrayList<>();
        HttpServer receiver = Server.await(outside.createHttpServer()
                .requestHandler(request -> {
                    heard.add(request.getHeader("webhook-id"));
                    thrown.future()
                            .onSuccess(
                                    v -> request.response().setStatusCode(204).end());
                })
                .listen(0, "127.0.0.1"));
        TargetUrl url = TargetUrl.parse("http://127.0.0.1:" + receiver.actualPort() + "/");
        Target target = new Target("bot", url, Template.STANDARD, List.of(), null, List.of(), true, true);
        try (Server server = new Server(folder.resolve("test.db"), List.of(target))) {
            server.send(HttpMethod.POST, "/api/v1/strategies", BUSY);
            awaitMore(server, "fired", 5);
            awaitHeard(heard, 1);
            assertEquals(200, server.send(HttpMethod.POST, "/api/v1/kill", WHY).statusCode());
            thrown.complete();
            awaitMore(server, "killed", 10);
            assertEquals(1, heard.size(), "told after the answer: " + heard);
            server.send(HttpMethod.POST, "/api/v1/unkill", WHY);
            awaitMore(server, "fired", 5);
            awaitHeard(heard, 2);
            Set<String> killed = page(server, "killed").stream()
                    .map(signal -> ((JsonObject) signal).getString("id"))
                    .collect(Collectors.toSet());
            assertTrue(Collections.disjoint(killed, heard), () -> killed + " and " + heard);
        } finally {
            Server.await(outside.close());
        }
    }

    private static void awaitHeard(List<String> heard, int count) {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (heard.size() < count) {
            assertTrue(System.nanoTime() < deadline, "the receiver heard only " + heard);
            LockSupport.parkNanos(2_000_000);
        }
    }

    @Test
    void theBusTellsOfIt() throws Exception {
        try (Server server = new Server(folder.resolve("test.db"))) {
            BusClient client = new BusClient(server).register("ui.kill");
            assertEquals(false, standing(client).getBoolean("killed"));
            server.send(HttpMethod.POST, "/api/v1/kill", WHY);
            JsonObject told = standing(client);
            while (!told.getBoolean("killed")) {
                told = standing(client);
            }
            assertEquals("wrong prices", told.getString("reason"));
            client.close();
        }
    }

    @Test
    void aRestartChangesNothing() {
        JsonObject before;
        try (Server server = new Server(folder.resolve("test.db"))) {
            server.send(HttpMethod.POST, "/api/v1/strategies", BUSY);
            assertEquals(200, server.post("/api/v1/kill").statusCode());
            awaitMore(server, "killed", 5);
            before = server.get("/api/v1/kill").bodyAsJsonObject();
        }
        try (Server server = new Server(folder.resolve("test.db"))) {
            JsonObject after = server.get("/api/v1/kill").bodyAsJsonObject();
            assertEquals(true, after.getBoolean("killed"));
            assertEquals("no reason was given", after.getString("reason"));
            assertEquals(before.getLong("since_ms"), after.getLong("since_ms"));
            long fired = newest(server, "fired");
            awaitMore(server, "killed", 5);
            assertEquals(fired, newest(server, "fired"));
            JsonObject ready = server.get("/health/ready").bodyAsJsonObject();
            JsonObject signals = ready.getJsonArray("checks").stream()
                    .map(JsonObject.class::cast)
                    .filter(check -> check.getString("id").equals("signals"))
                    .findFirst()
                    .orElseThrow();
            assertEquals(true, signals.getJsonObject("data").getBoolean("killed"));
            assertEquals("UP", ready.getString("status"));
        }
    }

    @Test
    void thrownTwiceItStaysAsItWasAndLiftingNeedsAReason() {
        try (Server server = new Server(folder.resolve("test.db"))) {
            JsonObject first = server.send(HttpMethod.POST, "/api/v1/kill", WHY).bodyAsJsonObject();
            JsonObject second = server.send(HttpMethod.POST, "/api/v1/kill", "{\"reason\": \"again\"}")
                    .bodyAsJsonObject();
            assertEquals(first.getString("reason"), second.getString("reason"));
            assertEquals(first.getLong("since_ms"), second.getLong("since_ms"));
            assertEquals(400, server.post("/api/v1/unkill").statusCode());
            String long501 = "{\"reason\": \"" + "x".repeat(501) + "\"}";
            assertEquals(
                    400, server.send(HttpMethod.POST, "/api/v1/unkill", long501).statusCode());
            assertTrue(server.get("/api/v1/kill").bodyAsJsonObject().getBoolean("killed"));
            JsonObject lifted = server.send(HttpMethod.POST, "/api/v1/unkill", "{\"reason\": \"prices are right\"}")
                    .bodyAsJsonObject();
            assertFalse(lifted.getBoolean("killed"));
            assertEquals("prices are right", lifted.getString("reason"));
            assertEquals(
                    409, server.send(HttpMethod.POST, "/api/v1/unkill", WHY).statusCode());
        }
    }

    /** Whether a signal is sent does not change what a strategy does: the same candles give the same signals with the switch. */
    @Test
    void whatIsStoredSaysTheSameButForTheStatus() {
        try (Server server = new Server(folder.resolve("test.db"))) {
            server.send(HttpMethod.POST, "/api/v1/strategies", BUSY);
            awaitMore(server, "fired", 5);
            server.post("/api/v1/kill");
            awaitMore(server, "killed", 5);
            Map<String, JsonObject> shapes = new TreeMap<>();
            for (String status : new String[] {"fired", "killed"}) {
                JsonObject signal = page(server, status).getJsonObject(0);
                assertEquals(status, signal.getString("status"));
                shapes.put(status, signal);
            }
            assertEquals(shapes.get("fired").fieldNames(), shapes.get("killed").fieldNames());
            assertNotEquals(
                    shapes.get("fired").getString("id"), shapes.get("killed").getString("id"));
            JsonObject parity = server.get("/api/v1/strategies/busy/parity").bodyAsJsonObject();
            while (parity.getString("status").equals("checking")) {
                parity = server.get("/api/v1/strategies/busy/parity").bodyAsJsonObject();
            }
            assertEquals("in_parity", parity.getString("status"), parity.encode());
        }
    }

    private static void awaitMore(Server server, String status, int count) {
        long least = newest(server, status);
        int more = 0;
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (more < count) {
            assertTrue(System.nanoTime() < deadline, "only " + more + " more signals were " + status);
            more = (int) page(server, status).stream()
                    .filter(s -> ((JsonObject) s).getLong("sequence") > least)
                    .count();
        }
    }

    private static long newest(Server server, String status) {
        JsonArray page = page(server, status);
        return page.isEmpty() ? 0 : page.getJsonObject(0).getLong("sequence");
    }

    private static JsonArray page(Server server, String status) {
        return server.get("/api/v1/strategies/busy/signals?status=" + status)
                .bodyAsJsonObject()
                .getJsonArray("signals");
    }

    /** The next signal's number. */
    private static long signal(BusClient client) throws Exception {
        return await(client, "ui.signals").getLong("sequence");
    }

    private static JsonObject standing(BusClient client) throws Exception {
        return await(client, "ui.kill");
    }

    private static JsonObject await(BusClient client, String address) throws Exception {
        JsonObject frame = client.next();
        while (!address.equals(frame.getString("address"))) {
            frame = client.next();
        }
        return frame.getJsonObject("body").getJsonObject("data");
    }
}
