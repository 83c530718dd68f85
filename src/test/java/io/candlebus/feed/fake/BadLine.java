package io.candlebus.feed.fake;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.client.WebClient;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/** Stands between a client and an exchange's history, and does to each question what it is told to. */
public final class BadLine {
    /** What becomes of a question. */
    public enum Fate {
        PASSED,
        /** It is cut off without an answer. */
        CUT,
        /** It is answered with the beginning of an answer, and cut off. */
        TORN,
        /** It is answered with status 418. */
        BANNED,
        /** With status 429. */
        TOO_MANY,
        /** With status 502. */
        BAD_GATEWAY,
        /** With status 200, and an error of the venue's in it. */
        GARBAGE,
        /** Fewer rows come than were asked for. */
        SHORT
    }

    private final WebClient client;
    private final HttpServer server;
    private final int to;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile IntFunction<Fate> fates;

    /**
     * @param to port of the exchange
     * @param fates by the question's number, from 1
     */
    public BadLine(Vertx vertx, int to, IntFunction<Fate> fates) {
        this.client = WebClient.create(vertx);
        this.server = vertx.createHttpServer().requestHandler(this::answer);
        this.to = to;
        this.fates = fates;
    }

    /** Gives the URL. */
    public Future<String> open() {
        return server.listen(0, "127.0.0.1").map(s -> "http://127.0.0.1:" + s.actualPort());
    }

    public void fates(IntFunction<Fate> next) {
        asked.set(0);
        fates = next;
    }

    public int asked() {
        return asked.get();
    }

    private void answer(HttpServerRequest request) {
        Fate fate = fates.apply(asked.incrementAndGet());
        if (fate == Fate.CUT) {
            request.connection().close();
        } else if (fate == Fate.BANNED) {
            request.response()
                    .setStatusCode(418)
                    .putHeader("Retry-After", "180")
                    .end("{}");
        } else if (fate == Fate.TOO_MANY) {
            request.response().setStatusCode(429).putHeader("Retry-After", "1").end("{}");
        } else if (fate == Fate.BAD_GATEWAY) {
            request.response().setStatusCode(502).end("<html>Bad Gateway</html>");
        } else if (fate == Fate.GARBAGE) {
            request.response().end("{\"retCode\":10016,\"code\":\"50001\",\"error\":[\"EService:Unavailable\"]}");
        } else {
            String uri = fate == Fate.SHORT ? request.uri().replaceAll("limit=\\d+", "limit=37") : request.uri();
            client.get(to, "127.0.0.1", uri).send().onSuccess(answer -> {
                request.response()
                        .setStatusCode(answer.statusCode())
                        .putHeader("Date", answer.getHeader("Date"))
                        .putHeader(
                                "Content-Length", String.valueOf(answer.body().length()));
                if (answer.getHeader("Retry-After") != null) {
                    request.response().putHeader("Retry-After", answer.getHeader("Retry-After"));
                }
                if (fate == Fate.TORN) {
                    request.response()
                            .write(answer.body().slice(0, answer.body().length() / 2));
                    request.connection().close();
                } else {
                    request.response().end(answer.body());
                }
            });
        }
    }
}
