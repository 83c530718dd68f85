package io.candlebus.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.api.Engine;
import io.candlebus.api.Frames;
import io.candlebus.json.Numbers;
import io.candlebus.json.PlotJson;
import io.candlebus.market.Symbol;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** What a strategy's indicators are at the newest closed candle, and were recently. */
final class IndicatorsResource {
    private static final int MAX_RECENT = 1000;

    private final Engine engine;

    IndicatorsResource(Engine engine) {
        this.engine = engine;
    }

    void mount(Router router) {
        router.get(Routes.API + "/strategies/:id/indicators").handler(new Answering(this::indicators));
    }

    private Future<Reply> indicators(RoutingContext ctx) {
        Query query = new Query(ctx, List.of("symbol", "limit"));
        Symbol symbol = query.symbol();
        int limit = query.count("limit", 1, 1, MAX_RECENT);
        query.verify();
        return engine.frames(PathId.of(ctx), symbol, 0, Long.MAX_VALUE, limit).map(frames -> Reply.ok(json(frames)));
    }

    private static ObjectNode json(Frames frames) {
        int last = frames.candles().size() - 1;
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("strategy_id", frames.strategyId());
        json.put("open_time_ms", last < 0 ? null : frames.candles().get(last).openTimeMs());
        ArrayNode indicators = json.putArray("indicators");
        for (int i = 0; i < frames.plots().size(); i++) {
            ObjectNode indicator = PlotJson.of(frames.plots().get(i));
            double[] column = frames.columns()[i];
            indicator.set("value", Numbers.of(last < 0 ? Double.NaN : column[last]));
            indicator.set("recent", Numbers.of(column));
            indicators.add(indicator);
        }
        return json;
    }
}
