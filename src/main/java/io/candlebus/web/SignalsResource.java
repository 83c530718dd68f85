package io.candlebus.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.api.Engine;
import io.candlebus.api.Page;
import io.candlebus.api.StoredSignal;
import io.candlebus.json.SignalJson;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** A strategy's stored signals, newest first, page by page. */
final class SignalsResource {
    static final int MAX_PAGE = 1000;
    private static final int PAGE = 100;

    private final Engine engine;

    SignalsResource(Engine engine) {
        this.engine = engine;
    }

    void mount(Router router) {
        router.get(Routes.API + "/strategies/:id/signals").handler(new Answering(this::signals));
    }

    private Future<Reply> signals(RoutingContext ctx) {
        Query query = new Query(ctx, List.of("from", "to", "limit", "cursor", "status"));
        Query.Range range = query.range();
        int limit = query.count("limit", PAGE, 1, MAX_PAGE);
        long before = query.number("cursor", Long.MAX_VALUE, 1, Long.MAX_VALUE);
        StoredSignal.Status status = query.choice("status", StoredSignal.Status.class);
        query.verify();
        return engine.signals(PathId.of(ctx), status, new Page(range.fromMs(), range.toMs(), limit, before))
                .map(page -> Reply.ok(json(page, limit)));
    }

    private static ObjectNode json(List<StoredSignal> page, int limit) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode signals = json.putArray("signals");
        page.forEach(signal -> signals.add(SignalJson.of(signal)));
        // A full page may have been the last one; the next is then empty.
        boolean more = page.size() == limit;
        return json.put("next_cursor", more ? Long.toString(page.get(limit - 1).sequence()) : null);
    }
}
