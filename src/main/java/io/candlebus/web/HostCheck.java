package io.candlebus.web;

import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.SecurityPolicyHandler;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Answers only requests that name this server in their Host header. A page of a stranger that lets its own name point
 * here (DNS rebinding) sends its own name, and gets 421.
 */
final class HostCheck implements SecurityPolicyHandler {
    private static final List<String> LOOPBACK_NAMES = List.of("127.0.0.1", "localhost", "[::1]");
    private static final Set<String> ANY_ADDRESS = Set.of("0.0.0.0", "::", "[::]");

    private final WebOptions options;
    private final Set<String> allowed = new HashSet<>();

    HostCheck(WebOptions options) {
        this.options = options;
        allowed.addAll(options.hosts());
    }

    /** Told the port once it is known: with port 0 that is after listening. */
    void listening(int port) {
        LOOPBACK_NAMES.forEach(name -> allow(name, port));
        if (!ANY_ADDRESS.contains(options.host())) {
            allow(options.host(), port);
        }
    }

    private void allow(String name, int port) {
        String host = name.contains(":") && !name.startsWith("[") ? "[" + name + "]" : name;
        allowed.add(host.toLowerCase(Locale.ROOT) + ":" + port);
        if (port == 80) {
            allowed.add(host.toLowerCase(Locale.ROOT));
        }
    }

    @Override
    public void handle(RoutingContext ctx) {
        String host = named(ctx);
        if (host == null || !allowed.contains(host)) {
            ctx.fail(new Rejection(421, "this server does not answer to the host name of the request"));
            return;
        }
        ctx.next();
    }

    /** The Host header in lower case, or null. */
    static String named(RoutingContext ctx) {
        HostAndPort authority = ctx.request().authority();
        if (authority == null) {
            return null;
        }
        String port = authority.port() < 0 ? "" : ":" + authority.port();
        return authority.host().toLowerCase(Locale.ROOT) + port;
    }
}
