package io.candlebus.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.http.HttpServerRequestInternal;
import io.vertx.core.internal.http.HttpServerRequestWrapper;

/**
 * A request whose WebSocket, should it become one, is measured from its first frame on. The event-bus bridge makes the
 * socket itself and shows it to nobody, so the request is the only place to meet it.
 */
final class MeasuredRequest extends HttpServerRequestWrapper {
    private final SocketLimits limits;

    MeasuredRequest(HttpServerRequest request, SocketLimits limits) {
        super((HttpServerRequestInternal) request);
        this.limits = limits;
    }

    @Override
    public Future<ServerWebSocket> toWebSocket() {
        return super.toWebSocket().map(socket -> socket.frameHandler(new FrameLimit(socket, limits)));
    }
}
