package io.candlebus.engine.webhook;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/** Somebody who is told of signals, on a free port of this machine. */
final class Receiver {
    /** What was heard. */
    record Heard(String id, String path, MultiMap headers, Buffer body) {}

    final List<Heard> heard = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile Function<Heard, Consumer<HttpServerResponse>> manner;

    Receiver(Vertx vertx) {
        this(vertx, new HttpServerOptions());
    }

    Receiver(Vertx vertx, HttpServerOptions options) {
        answers(204);
        server = vertx.createHttpServer(options.setPort(0).setHost("127.0.0.1"))
                .requestHandler(this::hear)
                .listen()
                .await();
    }

    private void hear(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            Heard next = new Heard(
                    request.getHeader("webhook-id"),
                    request.uri(),
                    MultiMap.caseInsensitiveMultiMap().addAll(request.headers()),
                    body);
            heard.add(next);
            manner.apply(next).accept(request.response());
        });
    }

    /** From now on it answers so. */
    void answers(int status) {
        does(heard -> response -> response.setStatusCode(status).end());
    }

    void does(Function<Heard, Consumer<HttpServerResponse>> next) {
        manner = next;
    }

    int port() {
        return server.actualPort();
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/hook?t=1";
    }

    List<String> ids() {
        return heard.stream().map(Heard::id).toList();
    }
}
