package io.candlebus.web;

import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** One event-bus client: what it watches, how fast it reads, and how much it sends. The bridge's event loop only. */
final class BridgeClient {
    /** Close code of RFC 6455: the client broke the rules. */
    private static final int POLICY_VIOLATION = 1008;

    private final SockJSSocket socket;
    private final SocketLimits limits;
    private final Set<String> addresses = new HashSet<>();
    private final Budget messages;
    private boolean full;
    private long fullSinceNs;

    BridgeClient(SockJSSocket socket, SocketLimits limits) {
        this.socket = socket;
        this.limits = limits;
        this.messages = Budget.of(limits);
    }

    /** The addresses it is subscribed to. */
    Set<String> addresses() {
        return addresses;
    }

    /** Whether a message can be written now; what it does not take is dropped. */
    boolean takes() {
        noteQueue();
        return !full;
    }

    /** Whether it has not read for too long. */
    boolean stalled() {
        noteQueue();
        return full && System.nanoTime() - fullSinceNs > TimeUnit.MILLISECONDS.toNanos(limits.stalledMs());
    }

    private void noteQueue() {
        boolean nowFull = socket.writeQueueFull();
        if (nowFull && !full) {
            fullSinceNs = System.nanoTime();
        }
        full = nowFull;
    }

    /** Takes one message out of its budget, of which a frame may carry many; closes the connection when there is none left. */
    boolean spends() {
        if (messages.spend()) {
            return true;
        }
        socket.close(POLICY_VIOLATION, "too many messages");
        return false;
    }

    /**
     * Closes the TCP connection at once. Every polite way to close, of the WebSocket, the HTTP connection and the whole
     * channel alike, first writes out what is queued, and so never ends while the client does not read.
     */
    void disconnect() {
        if (socket.routingContext().request().connection() instanceof HttpServerConnection connection) {
            connection
                    .channelHandlerContext()
                    .channel()
                    .pipeline()
                    .firstContext()
                    .close();
        } else {
            socket.close();
        }
    }
}
