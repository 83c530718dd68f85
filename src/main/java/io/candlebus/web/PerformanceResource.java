package io.candlebus.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.api.Engine;
import io.candlebus.api.Page;
import io.candlebus.api.StoredTrade;
import io.candlebus.json.ParityJson;
import io.candlebus.json.PerformanceJson;
import io.candlebus.json.TradeJson;
import io.candlebus.market.Symbol;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** What a strategy's trading has come to, and whether it would come to the same again. */
final class PerformanceResource {
    private static final int PAGE = 100;

    private final Engine engine;

    PerformanceResource(Engine engine) {
        this.engine = engine;
    }

    void mount(Router router) {
        String strategy = Routes.API + "/strategies/:id";
        router.get(strategy + "/performance").handler(new Answering(this::performance));
        router.get(strategy + "/equity").handler(new Answering(this::equity));
        router.get(strategy + "/trades").handler(new Answering(this::trades));
        router.get(strategy + "/parity").handler(new Answering(this::parity));
    }

    private Future<Reply> performance(RoutingContext ctx) {
        return engine.performance(PathId.of(ctx), symbol(ctx)).map(p -> Reply.ok(PerformanceJson.of(p)));
    }

    private Future<Reply> parity(RoutingContext ctx) {
        return engine.parity(PathId.of(ctx), symbol(ctx)).map(p -> Reply.ok(ParityJson.of(p)));
    }

    private static Symbol symbol(RoutingContext ctx) {
        Query query = new Query(ctx, List.of("symbol"));
        Symbol symbol = query.symbol();
        query.verify();
        return symbol;
    }

    private Future<Reply> equity(RoutingContext ctx) {
        Query query = new Query(ctx, List.of("symbol", "from", "to"));
        Symbol symbol = query.symbol();
        Query.Range range = query.range();
        query.verify();
        return engine.equity(PathId.of(ctx), symbol)
                .map(curve -> Reply.ok(PerformanceJson.of(curve, range.fromMs(), range.toMs())));
    }

    private Future<Reply> trades(RoutingContext ctx) {
        Query query = new Query(ctx, List.of("from", "to", "limit", "cursor"));
        Query.Range range = query.range();
        int limit = query.count("limit", PAGE, 1, SignalsResource.MAX_PAGE);
        long before = query.number("cursor", Long.MAX_VALUE, 1, Long.MAX_VALUE);
        query.verify();
        return engine.trades(PathId.of(ctx), new Page(range.fromMs(), range.toMs(), limit, before))
                .map(page -> Reply.ok(json(page, limit)));
    }

    private static ObjectNode json(List<StoredTrade> page, int limit) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode trades = json.putArray("trades");
        page.forEach(trade -> trades.add(TradeJson.of(trade)));
        // A full page may have been the last one; the next is then empty.
        boolean more = page.size() == limit;
        return json.put("next_cursor", more ? Long.toString(page.get(limit - 1).sequence()) : null);
    }
}
