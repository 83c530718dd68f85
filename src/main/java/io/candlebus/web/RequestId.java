package io.candlebus.web;

import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.PlatformHandler;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Gives every request an id, which its answer carries and the log names. */
final class RequestId implements PlatformHandler {
    static final String HEADER = "X-Request-Id";
    private static final String KEY = "request_id";

    private final String prefix;
    private long count;

    RequestId() {
        byte[] start = new byte[3];
        new SecureRandom().nextBytes(start);
        prefix = HexFormat.of().formatHex(start) + "-";
    }

    @Override
    public void handle(RoutingContext ctx) {
        String id = next();
        ctx.put(KEY, id);
        ctx.response().putHeader(HEADER, id);
        ctx.next();
    }

    /** An id that no other request has. */
    String next() {
        return prefix + Long.toString(++count, 36);
    }

    static String of(RoutingContext ctx) {
        String id = ctx.get(KEY);
        return id == null ? "" : id;
    }
}
