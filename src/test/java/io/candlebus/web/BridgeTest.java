package io.candlebus.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.http.WebSocketFrameType;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BridgeTest {
    private Server server;

    @BeforeEach
    void start() {
        server = new Server();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aSubscriberReceivesWhatIsPublished() throws InterruptedException {
        BusClient client = new BusClient(server).register("ui.strategy.rsi");
        untilTrue(() -> server.watched.contains("ui.strategy.rsi"));
        server.vertx.eventBus().publish("ui.strategy.rsi", new JsonObject().put("seq", 1));
        JsonObject frame = client.next();
        assertEquals("rec", frame.getString("type"));
        assertEquals("ui.strategy.rsi", frame.getString("address"));
        assertEquals(1, frame.getJsonObject("body").getInteger("seq"));
    }

    @Test
    void anAddressIsWatchedFromItsFirstSubscriberToItsLast() {
        BusClient first = new BusClient(server).register("ui.feed").register("ui.signals");
        BusClient second = new BusClient(server).register("ui.feed");
        untilTrue(() -> server.watched.equals(Set.of("ui.feed", "ui.signals")));
        first.close();
        untilTrue(() -> server.watched.equals(Set.of("ui.feed")));
        second.unregister("ui.feed");
        untilTrue(server.watched::isEmpty);
        second.register("ui.feed");
        untilTrue(() -> server.watched.equals(Set.of("ui.feed")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"control.strategies", "candles.BTC-USD.1m", "__vertx.reply.1", "ui", "ui.", "xui.feed", "ui.a b"
            })
    void onlyViewsCanBeSubscribedTo(String address) throws InterruptedException {
        BusClient client = new BusClient(server).register(address);
        assertEquals("access_denied", client.next().getString("body"));
        assertTrue(server.watched.isEmpty());
    }

    @Test
    void nothingComesIn() throws InterruptedException {
        AtomicInteger arrived = new AtomicInteger();
        for (String address : List.of("control.strategies", "ui.strategies")) {
            server.vertx.eventBus().consumer(address, message -> arrived.incrementAndGet());
        }
        BusClient client = new BusClient(server);
        for (String type : List.of("send", "publish")) {
            for (String address :
                    List.of("control.strategies", "ui.strategies", "__vertx.reply.1", "__vertx.reply.2")) {
                client.send(new JsonObject()
                        .put("type", type)
                        .put("address", address)
                        .put("body", new JsonObject()));
                JsonObject answer = client.next();
                assertEquals("err", answer.getString("type"));
                assertEquals("rejected", answer.getString("body"));
            }
        }
        assertEquals(0, arrived.get());
    }

    @Test
    void repliesCannotBeGuessed() throws InterruptedException {
        SocketLimits roomy = new SocketLimits(4, 32, 2_000, 10_000, 30_000);
        try (Server open = new Server(Server.with(roomy))) {
            AtomicInteger answered = new AtomicInteger();
            open.vertx
                    .eventBus()
                    .request("ui.strategies", "who answers this?")
                    .onSuccess(r -> answered.incrementAndGet());
            BusClient client = new BusClient(open).register("ui.strategies");
            untilTrue(() -> open.watched.contains("ui.strategies"));
            open.vertx.eventBus().request("ui.strategies", "or this?").onSuccess(r -> answered.incrementAndGet());
            assertEquals("rec", client.next().getString("type"));
            for (int i = 1; i <= 1000; i++) {
                client.send(new JsonObject()
                        .put("type", "send")
                        .put("address", "__vertx.reply." + i)
                        .put("body", "me"));
            }
            for (int i = 1; i <= 1000; i++) {
                assertEquals("rejected", client.next().getString("body"));
            }
            assertEquals(0, answered.get());
        }
    }

    @Test
    void subscriptionsAreCountedAndAddressesMeasured() throws InterruptedException {
        BusClient client = new BusClient(server);
        for (int i = 0; i < 32; i++) {
            client.register("ui.strategy.s" + i);
        }
        client.register("ui.strategy.one-too-many");
        assertEquals("max_handlers_reached", client.next().getString("body"));
        untilTrue(() -> server.watched.size() == 32);
        client.unregister("ui.strategy.s0").register("ui." + "x".repeat(Bridge.MAX_ADDRESS_LENGTH - 2));
        assertEquals("max_address_length_reached", client.next().getString("body"));
    }

    @Test
    void aSecondSubscriptionToTheSameAddressIsRefusedAndCountsOnce() throws InterruptedException {
        BusClient client = new BusClient(server).register("ui.feed").register("ui.feed");
        assertEquals("address_already_registered", client.next().getString("body"));
        client.unregister("ui.feed");
        untilTrue(server.watched::isEmpty);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"send\",\"address\":\"x\",\"headers\":null}",
                "{\"type\":\"send\",\"address\":\"x\",\"headers\":5}",
                "{\"type\":\"register\",\"address\":5}",
                "{\"type\":5}",
                "{\"type\":\"hack\",\"address\":\"x\"}",
                "[1]",
                "null",
                "{",
                ""
            })
    void hostileFramesHarmOnlyTheirSender(String frame) throws InterruptedException {
        BusClient bystander = new BusClient(server).register("ui.feed");
        new BusClient(server).text(frame);
        untilTrue(() -> server.watched.contains("ui.feed"));
        server.vertx.eventBus().publish("ui.feed", new JsonObject().put("seq", 1));
        assertEquals("rec", bystander.next().getString("type"));
        assertEquals(200, server.get("/health/live").statusCode());
    }

    @Test
    void deepAndLongFramesHarmOnlyTheirSender() throws InterruptedException {
        new BusClient(server).text("[".repeat(5_000));
        BusClient tooLong = new BusClient(server).text("x".repeat(WebOptions.MAX_MESSAGE_BYTES + 1));
        assertTrue(tooLong.isClosedSoon());
        assertEquals(200, server.get("/health/live").statusCode());
    }

    @Test
    void aFloodEndsTheConnection() throws InterruptedException {
        BusClient client = new BusClient(server);
        for (int i = 0; i < 500; i++) {
            client.send(new JsonObject().put("type", "send").put("address", "ui.x"));
        }
        assertTrue(client.isClosedSoon());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/eventbus/websocket", "/eventbus/1/abcdefgh/websocket"})
    void aMessageInPartsIsMeasuredAsAWhole(String path) throws InterruptedException {
        try (Server open = new Server(Server.with(new SocketLimits(4, 32, 2_000, 10_000, 30_000)))) {
            BusClient client = new BusClient(open, path).part("x".repeat(1_000), WebSocketFrameType.TEXT);
            for (int i = 0; i < 16; i++) {
                client.part("x".repeat(1_000), WebSocketFrameType.CONTINUATION);
            }
            assertTrue(client.isClosedSoon());
            assertEquals((short) 1009, client.socket.closeStatusCode());
        }
    }

    @Test
    void partsOfAMessageCountAsFrames() throws InterruptedException {
        BusClient client = new BusClient(server).part("x", WebSocketFrameType.TEXT);
        for (int i = 0; i < 500; i++) {
            client.part("x", WebSocketFrameType.CONTINUATION);
        }
        assertTrue(client.isClosedSoon());
        assertEquals((short) 1008, client.socket.closeStatusCode());
    }

    @Test
    void messagesInPartsWithinTheLimitsAreTaken() throws InterruptedException {
        BusClient client = new BusClient(server);
        String padding = " ".repeat(WebOptions.MAX_MESSAGE_BYTES / 2);
        for (String address : List.of("ui.feed", "ui.signals", "ui.strategies")) {
            client.part("{\"type\":\"register\"," + padding, WebSocketFrameType.TEXT);
            client.socket.writeFrame(
                    WebSocketFrame.continuationFrame(Buffer.buffer("\"address\":\"" + address + "\"}"), true));
        }
        untilTrue(() -> server.watched.size() == 3);
    }

    @Test
    void socketsAreCounted() throws Exception {
        SocketLimits two = new SocketLimits(2, 32, 20, 10_000, 30_000);
        try (Server small = new Server(Server.with(two))) {
            BusClient first = new BusClient(small).register("ui.feed");
            new BusClient(small).register("ui.signals");
            untilTrue(() -> small.watched.size() == 2);
            try (LogLines warnings = new LogLines("io.candlebus.web", Level.WARN)) {
                for (int i = 0; i < 20; i++) {
                    assertEquals(503, Wire.status(Wire.raw(small.port(), upgrade(small.port()))));
                }
                assertEquals(1, warnings.lines().size(), warnings.lines().toString());
            }
            first.close();
            untilTrue(() -> small.watched.size() == 1);
            new BusClient(small).register("ui.strategies");
            untilTrue(() -> small.watched.contains("ui.strategies"));
        }
    }

    @Test
    void aClientThatStopsReadingIsClosedAndCostsLittle() throws InterruptedException {
        SocketLimits impatient = new SocketLimits(4, 32, 20, 500, 30_000);
        try (Server busy = new Server(Server.with(impatient))) {
            BusClient stalled = new BusClient(busy).register("ui.feed");
            untilTrue(() -> busy.watched.contains("ui.feed"));
            stalled.socket.pause();
            JsonObject message = new JsonObject().put("text", "x".repeat(10_000));
            long before = usedHeap();
            untilTrue(() -> {
                for (int i = 0; i < 100; i++) {
                    busy.vertx.eventBus().publish("ui.feed", message);
                }
                // An answer from the same event loop: the messages before it are dealt with.
                assertEquals(200, busy.get("/health/live").statusCode());
                return busy.watched.isEmpty();
            });
            assertTrue(usedHeap() - before < 64_000_000L, "a stalled reader cost " + (usedHeap() - before));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /eventbus",
                "GET /eventbus/",
                "GET /eventbus/iframe.html",
                "GET /eventbus/iframe-1.html",
                "POST /eventbus/chunking_test",
                "GET /eventbus/x",
                "GET /eventbus/x/websocket",
                "POST /eventbus/1/abcdefgh/xhr",
                "POST /eventbus/1/abcdefgh/xhr_streaming",
                "POST /eventbus/1/abcdefgh/xhr_send",
                "GET /eventbus/1/abcdefgh/eventsource",
                "GET /eventbus/1/abcdefgh/htmlfile?c=x",
                "GET /eventbus/1/abcdefgh/jsonp?c=x",
                "POST /eventbus/1/abcdefgh/jsonp_send"
            })
    void otherTransportsAreNotThere(String request) throws Exception {
        String own = "Host: 127.0.0.1:" + server.port();
        String answer = Wire.send(server.port(), request + " HTTP/1.1", own);
        assertEquals(404, Wire.status(answer), answer);
        assertFalse(answer.toLowerCase(Locale.ROOT).contains("access-control-"), answer);
    }

    @Test
    void theStockClientFindsItsInformationWithoutCors() {
        var info = server.get("/eventbus/info");
        assertEquals(200, info.statusCode());
        assertTrue(info.bodyAsJsonObject().getBoolean("websocket"));
        assertTrue(info.headers().names().stream()
                .noneMatch(n -> n.toLowerCase(Locale.ROOT).startsWith("access-control")));
        assertEquals(
                405,
                Server.await(server.request(HttpMethod.POST, "/api/v1/series").send())
                        .statusCode());
    }

    private static String upgrade(int port) {
        return "GET /eventbus/websocket HTTP/1.1\r\nConnection: close\r\nHost: 127.0.0.1:" + port
                + "\r\nUpgrade: websocket\r\n"
                + "Connection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    }

    private static long usedHeap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Asks again until it holds, for at most twenty seconds. */
    private static void untilTrue(BooleanSupplier claim) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!claim.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "it did not come about");
            Thread.onSpinWait();
        }
    }
}
