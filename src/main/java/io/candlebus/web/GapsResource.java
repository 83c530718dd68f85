package io.candlebus.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.api.Engine;
import io.candlebus.api.History;
import io.candlebus.json.GapJson;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** Where candles are missing, and why. */
final class GapsResource {
    private static final int MAX_PAGE = 1_000;
    private static final int PAGE = 100;

    private final Engine engine;

    GapsResource(Engine engine) {
        this.engine = engine;
    }

    void mount(Router router) {
        router.get(Routes.API + "/gaps").handler(new Answering(this::gaps));
    }

    private Future<Reply> gaps(RoutingContext ctx) {
        Query query = new Query(ctx, List.of("symbol", "timeframe", "from", "to", "limit", "cursor"));
        Symbol symbol = query.symbol();
        Timeframe timeframe = query.timeframe();
        Query.Range range = query.range();
        int limit = query.count("limit", PAGE, 1, MAX_PAGE);
        History.Place place = query.place("cursor");
        query.verify();
        return engine.history()
                .gaps(new History.Asked(symbol, timeframe, range.fromMs(), range.toMs(), place, limit))
                .map(page -> Reply.ok(json(page)));
    }

    private static ObjectNode json(History.Page page) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode gaps = json.putArray("gaps");
        page.gaps().forEach(gap -> gaps.add(GapJson.of(gap)));
        return json.put("next_cursor", page.next() == null ? null : Query.text(page.next()));
    }
}
