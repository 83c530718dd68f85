package io.candlebus.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.http.WebSocketFrameType;
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
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    BusClient(Server server) {
        this(server, "/eventbus/websocket");
    }

    BusClient(Server server, String path) {
        client = server.vertx.createWebSocketClient();
        // Handlers first: the server may speak before the handshake's answer is looked at.
        ClientWebSocket connecting = client.webSocket();
        connecting.binaryMessageHandler(buffer -> received.add(buffer.toString()));
        connecting.textMessageHandler(received::add);
        connecting.closeHandler(gone -> closed.countDown());
        socket = Server.await(connecting.connect(new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(server.port())
                .setURI(path)));
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

    /** Sends a part of a message that has more to come. */
    BusClient part(String text, WebSocketFrameType type) {
        socket.writeFrame(
                type == WebSocketFrameType.TEXT
                        ? WebSocketFrame.textFrame(text, false)
                        : WebSocketFrame.continuationFrame(Buffer.buffer(text), false));
        return this;
    }

    /** The next frame that arrives. */
    JsonObject next() throws InterruptedException {
        return new JsonObject(nextText());
    }

    /** The next frame as it arrives. */
    String nextText() throws InterruptedException {
        String frame = received.poll(PATIENCE_S, TimeUnit.SECONDS);
        if (frame == null) {
            throw new AssertionError("nothing arrived");
        }
        return frame;
    }

    boolean isClosedSoon() throws InterruptedException {
        return closed.await(PATIENCE_S, TimeUnit.SECONDS);
    }

    void close() {
        Server.await(socket.close());
    }
}
