package io.candlebus.web;

import io.candlebus.api.Engine;
import io.candlebus.json.ConditionsJson;
import io.candlebus.market.Symbol;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** Why a strategy's rules did or did not fire: now, and at any candle. */
final class ExplainResource {
    private final Engine engine;

    ExplainResource(Engine engine) {
        this.engine = engine;
    }

    void mount(Router router) {
        router.get(Routes.API + "/strategies/:id/explain").handler(new Answering(this::explain));
        router.get(Routes.API + "/strategies/:id/conditions").handler(new Answering(this::conditions));
    }

    private Future<Reply> explain(RoutingContext ctx) {
        Query query = new Query(ctx, List.of("symbol", "at", "revision"));
        Symbol symbol = query.symbol();
        long atMs = query.time("at", Long.MAX_VALUE);
        int revision = query.count("revision", 0, 1, Integer.MAX_VALUE);
        query.verify();
        return engine.explain(PathId.of(ctx), symbol, atMs, revision)
                .map(explained -> Reply.ok(ConditionsJson.of(explained)));
    }

    private Future<Reply> conditions(RoutingContext ctx) {
        Query query = new Query(ctx, List.of("symbol"));
        Symbol symbol = query.symbol();
        query.verify();
        return engine.conditions(PathId.of(ctx), symbol).map(conditions -> Reply.ok(ConditionsJson.of(conditions)));
    }
}
