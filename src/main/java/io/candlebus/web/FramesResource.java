package io.candlebus.web;

import io.candlebus.api.Engine;
import io.candlebus.api.Frames;
import io.candlebus.api.Page;
import io.candlebus.api.StoredSignal;
import io.candlebus.json.FramesJson;
import io.candlebus.market.Candle;
import io.candlebus.market.Symbol;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A strategy's chart: candles, indicator columns and signal markers in one columnar answer. */
final class FramesResource {
    static final int MAX_CANDLES = 20_000;
    private static final int CANDLES = 2_000;

    private final Engine engine;

    FramesResource(Engine engine) {
        this.engine = engine;
    }

    void mount(Router router) {
        router.get(Routes.API + "/strategies/:id/frames").handler(new Answering(this::frames));
    }

    private Future<Reply> frames(RoutingContext ctx) {
        Query query = new Query(ctx, List.of("symbol", "from", "to", "limit"));
        Symbol symbol = query.symbol();
        Query.Range range = query.range();
        int limit = query.count("limit", CANDLES, 1, MAX_CANDLES);
        query.verify();
        String id = PathId.of(ctx);
        return engine.frames(id, symbol, range.fromMs(), range.toMs(), limit)
                .compose(frames -> markers(id, frames).compose(signals -> encoded(ctx, frames, signals)));
    }

    /** The newest signals in the frames' range, ascending. */
    private Future<List<StoredSignal>> markers(String id, Frames frames) {
        List<Candle> candles = frames.candles();
        if (candles.isEmpty()) {
            return Future.succeededFuture(List.of());
        }
        // A candle closes after it opens: closes later than the first open and not later than the last close.
        long first = candles.get(0).openTimeMs() + 1;
        long last = candles.get(candles.size() - 1).openTimeMs();
        long end = frames.series().timeframe().closeOf(last) + 1;
        Page page = new Page(first, end, SignalsResource.MAX_PAGE, Long.MAX_VALUE);
        return engine.signals(id, StoredSignal.Status.FIRED, page).map(newestFirst -> {
            List<StoredSignal> ascending = new ArrayList<>(newestFirst);
            ascending.removeIf(signal -> !signal.fired().session().series().equals(frames.series()));
            Collections.reverse(ascending);
            return ascending;
        });
    }

    /** Twenty thousand candles take long enough to encode that other requests would notice. */
    private static Future<Reply> encoded(RoutingContext ctx, Frames frames, List<StoredSignal> signals) {
        return ctx.vertx().executeBlocking(() -> Reply.ok(FramesJson.of(frames, signals)), false);
    }
}
