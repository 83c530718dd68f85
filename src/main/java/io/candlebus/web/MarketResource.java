package io.candlebus.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.api.Engine;
import io.candlebus.json.CandleJson;
import io.candlebus.json.FeedHealthJson;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** The ledger's candles, which series there are, and how the feed that brings them is doing. */
final class MarketResource {
    private static final int MAX_CANDLES = 20_000;
    private static final int CANDLES = 500;

    private final Engine engine;

    MarketResource(Engine engine) {
        this.engine = engine;
    }

    void mount(Router router) {
        router.get(Routes.API + "/candles").handler(new Answering(this::candles));
        router.get(Routes.API + "/candles/revisions").handler(new Answering(this::revisions));
        router.get(Routes.API + "/series").handler(new Answering(this::series));
        router.get(Routes.API + "/feed").handler(new Answering(this::feed));
    }

    private Future<Reply> candles(RoutingContext ctx) {
        Query query = new Query(ctx, List.of("symbol", "timeframe", "from", "to", "limit"));
        query.require("symbol");
        query.require("timeframe");
        Symbol symbol = query.symbol();
        Timeframe timeframe = query.timeframe();
        Query.Range range = query.range();
        int limit = query.count("limit", CANDLES, 1, MAX_CANDLES);
        query.verify();
        Series series = new Series(symbol, timeframe);
        return engine.candles(series, range.fromMs(), range.toMs(), limit)
                .compose(found -> found.isEmpty() ? unlessUnknown(series) : Future.succeededFuture(found))
                .compose(found -> ctx.vertx().executeBlocking(() -> Reply.ok(json(series, found)), false));
    }

    private Future<Reply> revisions(RoutingContext ctx) {
        Query query = new Query(ctx, List.of("symbol", "timeframe", "at"));
        query.require("symbol");
        query.require("timeframe");
        query.require("at");
        Symbol symbol = query.symbol();
        Timeframe timeframe = query.timeframe();
        long atMs = query.time("at", 0);
        query.verify();
        Series series = new Series(symbol, timeframe);
        return engine.history().revisions(series, atMs).map(found -> {
            if (found.isEmpty()) {
                throw new Rejection(404, "no candle of " + series + " that is kept opens then");
            }
            ObjectNode json = named(series);
            ArrayNode revisions = json.putArray("revisions");
            found.forEach(candle -> revisions.add(CandleJson.revision(candle)));
            return Reply.ok(json);
        });
    }

    /** A span without candles is empty; a series that was never heard of is a mistake. */
    private Future<List<FinalCandle>> unlessUnknown(Series series) {
        return engine.series().map(all -> {
            if (!all.contains(series)) {
                throw new Rejection(404, "there are no candles of " + series + "; " + Routes.API + "/series lists all");
            }
            return List.of();
        });
    }

    private Future<Reply> series(RoutingContext ctx) {
        new Query(ctx, List.of()).verify();
        return engine.series().map(all -> {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            ArrayNode array = json.putArray("series");
            all.forEach(one -> array.add(named(one)));
            return Reply.ok(json);
        });
    }

    private Future<Reply> feed(RoutingContext ctx) {
        new Query(ctx, List.of()).verify();
        return engine.feed().map(health -> Reply.ok(FeedHealthJson.of(health)));
    }

    private static ObjectNode json(Series series, List<FinalCandle> found) {
        ObjectNode json = named(series);
        ArrayNode candles = json.putArray("candles");
        found.forEach(candle -> candles.add(CandleJson.of(candle)));
        return json;
    }

    private static ObjectNode named(Series series) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("symbol", series.symbol().toString())
                .put("timeframe", series.timeframe().toString());
    }
}
