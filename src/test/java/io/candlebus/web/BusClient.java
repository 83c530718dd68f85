package io.candlebus.web;

import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client of the event-bus bridge over its raw WebSocket. */
final class BusClient {
    private static final int PATIENCE_S = 20;

    final WebSocket socket;
    private final WebSocketClient client;
    private final BlockingQueue<JsonObject> received = new LinkedBlockingQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    BusClient(Server server) {
        client = server.vertx.createWebSocketClient();
        socket = Server.await(client.connect(new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(server.port())
                .setURI("/eventbus/websocket")));
        try {
            socket.handler(buffer -> received.add(new JsonObject(buffer)));
            socket.closeHandler(gone -> closed.countDown());
        } catch (IllegalStateException closedAlready) {
            closed.countDown();
        }
    }

    BusClient register(String address) {
        return send(new JsonObject().put("type", "register").put("address", address));
    }

    BusClient unregister(String address) {
        return send(new JsonObject().put("type", "unregister").put("address", address));
    }

    BusClient send(JsonObject frame) {
        return text(frame.encode());
    }

    BusClient text(String frame) {
        socket.writeTextMessage(frame);
        return this;
    }

    /** The next frame that arrives. */
    JsonObject next() throws InterruptedException {
        JsonObject frame = received.poll(PATIENCE_S, TimeUnit.SECONDS);
        if (frame == null) {
            throw new AssertionError("nothing arrived");
        }
        return frame;
    }

    boolean nothingWaits() {
        return received.isEmpty();
    }

    boolean isClosedSoon() throws InterruptedException {
        return closed.await(PATIENCE_S, TimeUnit.SECONDS);
    }

    void close() {
        Server.await(socket.close());
    }
}
