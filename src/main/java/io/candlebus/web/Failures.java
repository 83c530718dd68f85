package io.candlebus.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.api.Refused;
import io.candlebus.strategy.Problem;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every error answer there is, as {@code application/problem+json} (RFC 9457). What the asker did wrong is said; what we
 * did wrong is logged under the request's id, and only the id is said.
 */
final class Failures implements Handler<RoutingContext> {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
    static final String CONTENT_TYPE = "application/problem+json";
    private static final int[] CODES = {400, 401, 403, 404, 405, 406, 408, 413, 414, 415, 421, 429, 431, 500, 501, 503};

    /** What happened, without where in the code. */
    private record Failure(int status, String detail, List<Problem> problems) {}

    static void mount(Router router) {
        Failures failures = new Failures();
        for (int code : CODES) {
            router.errorHandler(code, failures);
        }
    }

    @Override
    public void handle(RoutingContext ctx) {
        if (ctx.response().ended() || ctx.response().headWritten()) {
            return;
        }
        Failure failure = failure(ctx);
        String source = ctx.body() == null ? null : ctx.body().asString();
        ObjectNode body = problem(failure.status(), failure.detail(), RequestId.of(ctx));
        ArrayNode problems = body.putArray("problems");
        ProblemList.of(failure.problems(), source).forEach(problems::add);
        if (failure.status() == 503 || failure.status() == 429) {
            ctx.response().putHeader("Retry-After", "1");
        }
        ctx.response()
                .setStatusCode(failure.status())
                .putHeader("Content-Type", CONTENT_TYPE)
                .end(body.toString());
    }

    /** The body of an error answer, without problems. */
    static ObjectNode problem(int status, String detail, String requestId) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("type", "about:blank")
                .put("title", HttpResponseStatus.valueOf(status).reasonPhrase())
                .put("status", status)
                .put("detail", detail)
                .put("request_id", requestId);
    }

    /** The body of an error answer to a request of which nothing is known but that it cannot be read. */
    static ObjectNode whole(int status, String requestId) {
        ObjectNode body = problem(status, detail(status, null), requestId);
        body.putArray("problems");
        return body;
    }

    private static Failure failure(RoutingContext ctx) {
        Throwable cause = ctx.failure();
        if (cause instanceof Rejection rejection) {
            return new Failure(rejection.status(), rejection.getMessage(), rejection.problems());
        }
        if (cause instanceof Refused refused) {
            return new Failure(status(refused.reason()), refused.getMessage(), refused.problems());
        }
        int status = cause instanceof HttpException e ? e.getStatusCode() : ctx.statusCode();
        if (status < 400 || status >= 500) {
            LOG.error("request {} failed", RequestId.of(ctx), cause);
            return new Failure(500, "something broke on our side; the log has it under the request id", List.of());
        }
        return new Failure(status, detail(status, ctx.request().method()), List.of());
    }

    static int status(Refused.Reason reason) {
        return switch (reason) {
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case INVALID -> 400;
            case UNAVAILABLE -> 503;
            case BUSY -> 429;
        };
    }

    private static String detail(int status, HttpMethod method) {
        return switch (status) {
            case 404 -> "there is nothing at this address";
            case 405 -> "this address does not know the method " + method;
            case 413 -> "the body must not be longer than " + WebOptions.MAX_BODY_BYTES + " bytes";
            case 414 -> "the request line must not be longer than " + WebOptions.MAX_REQUEST_LINE_BYTES + " bytes";
            case 431 -> "the headers must not be longer than " + WebOptions.MAX_HEADER_BYTES + " bytes";
            default -> "the request is not understood";
        };
    }
}
