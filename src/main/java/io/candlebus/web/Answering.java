package io.candlebus.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/**
 * Turns a question into an answer: whatever the question throws or fails with becomes an error answer by one path. Bodies
 * are encoded on the server's event loop, whichever thread brought the result.
 */
final class Answering implements Handler<RoutingContext> {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Function<RoutingContext, Future<Reply>> question;

    Answering(Function<RoutingContext, Future<Reply>> question) {
        this.question = question;
    }

    /** A question that is answered at once. */
    static Answering now(Function<RoutingContext, Reply> question) {
        return new Answering(ctx -> Future.succeededFuture(question.apply(ctx)));
    }

    @Override
    public void handle(RoutingContext ctx) {
        Context loop = ctx.vertx().getOrCreateContext();
        question.apply(ctx)
                .onComplete(result -> loop.runOnContext(back -> {
                    if (ctx.response().closed()) {
                        return;
                    }
                    if (result.failed()) {
                        ctx.fail(result.cause());
                    } else {
                        write(ctx.response(), result.result());
                    }
                }));
    }

    private static void write(HttpServerResponse response, Reply reply) {
        response.setStatusCode(reply.status());
        response.headers().addAll(reply.headers());
        if (reply.body() == null) {
            response.end();
            return;
        }
        if (!response.headers().contains("Content-Type")) {
            response.putHeader("Content-Type", "application/json");
        }
        response.end(encode(reply));
    }

    private static Buffer encode(Reply reply) {
        try {
            return Buffer.buffer(MAPPER.writeValueAsBytes(reply.body()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a JSON tree could not be written", e);
        }
    }
}
