package io.candlebus.web;

import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.SecurityPolicyHandler;

/**
 * Refuses a path whose percent escapes are broken, before any route is matched: the router would take the failure of
 * decoding it for a bug of ours.
 */
final class PathCheck implements SecurityPolicyHandler {
    @Override
    public void handle(RoutingContext ctx) {
        if (!isWellFormed(ctx.request().path())) {
            ctx.fail(Rejection.badRequest("a % in the path must be followed by two hexadecimal digits"));
            return;
        }
        ctx.next();
    }

    private static boolean isWellFormed(String path) {
        for (int at = path.indexOf('%'); at >= 0; at = path.indexOf('%', at + 1)) {
            boolean escape = at + 2 < path.length() && isHex(path.charAt(at + 1)) && isHex(path.charAt(at + 2));
            if (!escape) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHex(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }
}
