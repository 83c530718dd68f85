package io.candlebus.feed.fake;

import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** An exchange on a socket of this machine: one venue's dialect, live and history, and what is to go wrong. On one context. */
public final class FakeExchange {
    private final Vertx vertx;
    private final String venue;
    private final FakeMarket market;
    private final long tickMs;
    private final Map<Fault, Long> everyMs;
    private final Map<Fault, Long> dueMs = new EnumMap<>(Fault.class);
    private final Map<Fault, Integer> happened = new EnumMap<>(Fault.class);
    private final Set<Series> known = new HashSet<>();
    private HttpServer server;

    /**
     * @param tickMs wall time between two updates of a candle
     */
    public FakeExchange(Vertx vertx, String venue, FakeMarket market, long tickMs, Map<Fault, Long> everyMs) {
        this.vertx = vertx;
        this.venue = venue;
        this.market = market;
        this.tickMs = tickMs;
        this.everyMs = everyMs;
        everyMs.forEach((fault, every) -> dueMs.put(fault, market.nowMs() + every));
        market.series().forEach(known::add);
    }

    /** Gives the port. */
    public Future<Integer> listen(int port) {
        server = vertx.createHttpServer().webSocketHandler(this::accept).requestHandler(this::answer);
        return server.listen(port, "127.0.0.1").map(HttpServer::actualPort);
    }

    public Future<Void> close() {
        return server.close();
    }

    /** Has a fault happen at the next chance, besides those that come by themselves. */
    public synchronized void bring(Fault fault) {
        dueMs.put(fault, Long.MIN_VALUE);
    }

    /** How often what went wrong. */
    public synchronized Map<Fault, Integer> happened() {
        return new EnumMap<>(happened);
    }

    Vertx vertx() {
        return vertx;
    }

    FakeMarket market() {
        return market;
    }

    long tickMs() {
        return tickMs;
    }

    boolean isKnown(Series series) {
        return known.contains(series);
    }

    /** Whether a fault is due; it is then counted, and due again after its time. */
    synchronized boolean happens(Fault fault) {
        Long due = dueMs.get(fault);
        if (due == null || market.nowMs() < due) {
            return false;
        }
        if (everyMs.containsKey(fault)) {
            dueMs.put(fault, market.nowMs() + everyMs.get(fault));
        } else {
            dueMs.remove(fault);
        }
        happened.merge(fault, 1, Integer::sum);
        return true;
    }

    private void accept(ServerWebSocket socket) {
        new FakeConnection(this, FakeDialect.of(venue), socket).begin();
    }

    private void answer(HttpServerRequest request) {
        long nowMs = market.nowMs();
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.ofEpochMilli(nowMs).atOffset(ZoneOffset.UTC));
        request.response().putHeader("Date", date);
        if (happens(Fault.TOO_MANY)) {
            request.response().setStatusCode(429).putHeader("Retry-After", "1").end("{}");
        } else if (happens(Fault.BANNED)) {
            request.response().setStatusCode(418).putHeader("Retry-After", "1").end("{}");
        } else if (happens(Fault.BAD_GATEWAY)) {
            request.response().setStatusCode(502).end("<html>Bad Gateway</html>");
        } else if (happens(Fault.GARBAGE)) {
            request.response().end("{\"retCode\":10016,\"code\":\"50001\",\"error\":[\"EService:Unavailable\"]}");
        } else {
            FakeDialect dialect = FakeDialect.of(venue);
            Set<Symbol> traded = known.stream().map(Series::symbol).collect(Collectors.toSet());
            String listing = dialect.listing(request.path(), traded);
            request.response().end(listing == null ? history(dialect, request, nowMs) : listing);
        }
    }

    private String history(FakeDialect dialect, HttpServerRequest request, long nowMs) {
        MultiMap asked = MultiMap.caseInsensitiveMultiMap().addAll(request.params());
        if (asked.contains("limit") && happens(Fault.SHORT_PAGE)) {
            asked.set("limit", "2");
        }
        FakeMarket shown =
                happens(Fault.EMPTY_PAGE) ? market.untraded() : happens(Fault.EXCESS_ROWS) ? market.generous() : market;
        return dialect.history(request.path(), asked, shown, nowMs);
    }
}
