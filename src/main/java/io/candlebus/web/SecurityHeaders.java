package io.candlebus.web;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.SecurityPolicyHandler;
import java.util.ArrayList;
import java.util.List;

/** What every answer tells the browser: nothing but our own files runs, nobody frames us, nobody else reads us. */
final class SecurityHeaders implements SecurityPolicyHandler {
    static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'",
            "manifest-src 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
            "form-action 'self'");

    private static final String CORS_PREFIX = "access-control-";

    @Override
    public void handle(RoutingContext ctx) {
        MultiMap headers = ctx.response().headers();
        set(headers);
        // The SockJS handler reflects any origin into CORS headers; no other origin has business here.
        ctx.addHeadersEndHandler(done -> withoutCors(headers));
        ctx.next();
    }

    static void set(MultiMap headers) {
        headers.set("Content-Security-Policy", POLICY)
                .set("X-Content-Type-Options", "nosniff")
                .set("X-Frame-Options", "DENY")
                .set("Referrer-Policy", "no-referrer")
                .set("Cross-Origin-Opener-Policy", "same-origin")
                .set("Cross-Origin-Resource-Policy", "same-origin")
                .set("Cache-Control", "no-store");
    }

    private static void withoutCors(MultiMap headers) {
        List<String> cors = new ArrayList<>();
        for (String name : headers.names()) {
            if (name.regionMatches(true, 0, CORS_PREFIX, 0, CORS_PREFIX.length())) {
                cors.add(name);
            }
        }
        cors.forEach(headers::remove);
    }
}
