package io.candlebus.web;

import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Answers what is no HTTP or too long for it, and so never reaches the router; the connection ends with the answer. */
final class InvalidRequests implements Handler<HttpServerRequest> {
    private final RequestId ids = new RequestId();

    @Override
    public void handle(HttpServerRequest request) {
        int status = status(request.decoderResult().cause());
        String id = ids.next();
        HttpServerResponse response = request.response().setStatusCode(status);
        SecurityHeaders.set(response.headers());
        response.putHeader(RequestId.HEADER, id)
                .putHeader("Content-Type", Failures.CONTENT_TYPE)
                .putHeader("Connection", "close")
                .end(Failures.whole(status, id).toString());
        request.connection().close();
    }

    private static int status(Throwable cause) {
        if (cause instanceof TooLongHttpLineException) {
            return 414;
        }
        return cause instanceof TooLongHttpHeaderException ? 431 : 400;
    }
}
