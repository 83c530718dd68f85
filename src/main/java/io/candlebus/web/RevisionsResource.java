package io.candlebus.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.api.Difference;
import io.candlebus.api.Engine;
import io.candlebus.api.Preview;
import io.candlebus.api.Revision;
import io.candlebus.api.Revisions;
import io.candlebus.json.DifferenceJson;
import io.candlebus.json.Numbers;
import io.candlebus.json.ProblemJson;
import io.candlebus.json.SourceText;
import io.candlebus.json.SwapJson;
import io.candlebus.strategy.Problem;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;

/** A strategy's revisions: what they are, what is different about them, what one would do, and back to an earlier one. */
final class RevisionsResource {
    private static final String ONE = Routes.API + "/strategies/:id";
    private static final String ALL = ONE + "/revisions";

    private final Engine engine;

    RevisionsResource(Engine engine) {
        this.engine = engine;
    }

    void mount(Router router) {
        router.get(ALL).handler(new Answering(this::list));
        router.post(ALL + "/:number/restore").handler(new Answering(this::restore));
        router.get(ALL + "/:number/difference").handler(new Answering(this::difference));
        router.post(ONE + "/preview").handler(new Answering(this::preview));
    }

    private Future<Reply> list(RoutingContext ctx) {
        Query query = new Query(ctx, List.of("limit", "cursor"));
        int limit = query.count("limit", Revisions.PAGE, 1, Revisions.PAGE_LIMIT);
        int before = query.count("cursor", Integer.MAX_VALUE, 1, Integer.MAX_VALUE);
        query.verify();
        return engine.revisions(PathId.of(ctx), before, limit).map(found -> Reply.ok(json(found, limit)));
    }

    private Future<Reply> restore(RoutingContext ctx) {
        new Query(ctx, List.of()).verify();
        return engine.restore(PathId.of(ctx), PathNumber.of(ctx))
                .map(revised -> Reply.ok(StrategiesResource.json(revised)));
    }

    private Future<Reply> difference(RoutingContext ctx) {
        Query query = new Query(ctx, List.of("against", "candles"));
        int against = query.count("against", 0, 1, Integer.MAX_VALUE);
        int candles = candles(query);
        query.verify();
        return engine.difference(PathId.of(ctx), PathNumber.of(ctx), against, candles)
                .map(found -> Reply.ok(DifferenceJson.of(found)));
    }

    private Future<Reply> preview(RoutingContext ctx) {
        Query query = new Query(ctx, List.of("candles"));
        int candles = candles(query);
        query.verify();
        String text = JsonBody.text(ctx);
        return engine.preview(PathId.of(ctx), text, candles).map(seen -> Reply.ok(json(seen, text)));
    }

    private static int candles(Query query) {
        return query.count("candles", Difference.CANDLES, 1, Difference.CANDLES_LIMIT);
    }

    private static ObjectNode json(Preview preview, String text) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("valid", preview.valid())
                .put("changes", preview.changes());
        json.set("problems", ProblemJson.of(preview.problems(), SourceText.of(text)));
        json.set("swaps", SwapJson.of(preview.swaps()));
        json.set("difference", preview.difference() == null ? null : DifferenceJson.of(preview.difference()));
        return json;
    }

    private static ObjectNode json(Revisions revisions, int limit) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("strategy_id", revisions.strategyId())
                .put("newest", revisions.newest());
        ArrayNode runs = json.putArray("runs");
        revisions
                .runs()
                .forEach(run -> runs.addObject()
                        .put("symbol", run.symbol().toString())
                        .put("revision", run.revision())
                        .put("state", run.state().name().toLowerCase(Locale.ROOT))
                        .put("live_from_ms", Numbers.time(run.liveFromMs())));
        json.set("swaps", SwapJson.of(revisions.swaps()));
        json.putArray("complaints").addAll(ProblemList.of(revisions.complaints(), null));
        ArrayNode page = json.putArray("revisions");
        revisions.page().forEach(revision -> page.add(entry(revision, revisions.runs())));
        List<Revision> shown = revisions.page();
        // A full page may have been the last one; the next is then empty.
        boolean more = shown.size() == limit && shown.get(limit - 1).number() > 1;
        return json.put(
                "next_cursor", more ? Integer.toString(shown.get(limit - 1).number()) : null);
    }

    private static ObjectNode entry(Revision revision, List<Revisions.Run> runs) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("revision", revision.number())
                .put("saved_ms", revision.savedMs())
                .put("origin", revision.origin())
                .put("runs", runs.stream().anyMatch(run -> run.revision() == revision.number()));
        ObjectNode counts = json.putObject("problems");
        for (Problem.Severity severity : Problem.Severity.values()) {
            long count = revision.problems().stream()
                    .filter(problem -> problem.severity() == severity)
                    .count();
            counts.put(severity.name().toLowerCase(Locale.ROOT), count);
        }
        return json;
    }
}
