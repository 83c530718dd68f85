package io.candlebus.web;

import io.candlebus.api.Engine;
import io.candlebus.json.StrategyStatusJson;
import io.candlebus.market.Symbol;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** What a strategy is doing now. */
final class StatusResource {
    private final Engine engine;

    StatusResource(Engine engine) {
        this.engine = engine;
    }

    void mount(Router router) {
        router.get(Routes.API + "/strategies/:id/status").handler(new Answering(this::status));
    }

    private Future<Reply> status(RoutingContext ctx) {
        Query query = new Query(ctx, List.of("symbol"));
        Symbol symbol = query.symbol();
        query.verify();
        return engine.strategy(PathId.of(ctx), symbol).map(status -> Reply.ok(StrategyStatusJson.of(status)));
    }
}
