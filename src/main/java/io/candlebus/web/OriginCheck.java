package io.candlebus.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.SecurityPolicyHandler;
import java.util.List;
import java.util.Locale;

/**
 * Refuses what a browser sends on behalf of another site. Programs that are no browsers send no Origin and pass; a
 * browser's must be the very host that was asked, which {@link HostCheck} has accepted before. Covers WebSocket upgrades,
 * to which browsers apply no same-origin policy of their own.
 */
final class OriginCheck implements SecurityPolicyHandler {
    @Override
    public void handle(RoutingContext ctx) {
        List<String> origins = ctx.request().headers().getAll(HttpHeaders.ORIGIN);
        String host = HostCheck.named(ctx);
        boolean own = origins.stream().map(o -> o.toLowerCase(Locale.ROOT)).allMatch(o -> isOf(o, host));
        if (!own || origins.size() > 1) {
            ctx.fail(new Rejection(403, "requests on behalf of another site are refused"));
            return;
        }
        ctx.next();
    }

    private static boolean isOf(String origin, String host) {
        return origin.equals("http://" + host) || origin.equals("https://" + host);
    }
}
