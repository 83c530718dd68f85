package io.candlebus.web;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.SecurityPolicyHandler;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Bodies are JSON or refused with 415, before they are read. A form of a foreign page cannot send JSON without asking
 * first, so this also keeps forged forms out.
 */
final class JsonBody implements SecurityPolicyHandler {
    private static final Pattern JSON =
            Pattern.compile("application/json\\s*(;\\s*charset\\s*=\\s*\"?utf-8\"?\\s*)?", Pattern.CASE_INSENSITIVE);

    @Override
    public void handle(RoutingContext ctx) {
        String type = ctx.request().getHeader(HttpHeaders.CONTENT_TYPE);
        boolean json = type != null && JSON.matcher(type.strip()).matches();
        boolean claimed = type != null && ctx.request().method() != HttpMethod.GET;
        if (!json && (claimed || announcesBody(ctx.request().headers()))) {
            ctx.fail(new Rejection(415, "a body must be sent as Content-Type: application/json, in UTF-8"));
            return;
        }
        ctx.next();
    }

    private static boolean announcesBody(MultiMap headers) {
        String length = headers.get(HttpHeaders.CONTENT_LENGTH);
        return headers.contains(HttpHeaders.TRANSFER_ENCODING) || length != null && !length.equals("0");
    }

    /**
     * The body's text.
     *
     * @throws Rejection 400 when there is none, or when it is not UTF-8
     */
    static String text(RoutingContext ctx) {
        if (ctx.body() == null || ctx.body().length() <= 0) {
            throw Rejection.badRequest("the body is empty; send a strategy document as JSON");
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(ctx.body().buffer().getBytes());
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            throw Rejection.badRequest("the body is not valid UTF-8");
        }
    }
}
