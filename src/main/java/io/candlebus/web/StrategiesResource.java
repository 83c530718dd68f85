package io.candlebus.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.api.Engine;
import io.candlebus.api.Revised;
import io.candlebus.api.Revision;
import io.candlebus.json.DifferenceJson;
import io.candlebus.json.StrategyStatusJson;
import io.candlebus.json.SwapJson;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** Strategy documents: list, read, create, revise, delete. */
final class StrategiesResource {
    private static final String ALL = Routes.API + "/strategies";
    private static final String ONE = ALL + "/:id";
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Engine engine;

    StrategiesResource(Engine engine) {
        this.engine = engine;
    }

    void mount(Router router) {
        router.get(ALL).handler(new Answering(this::list));
        router.post(ALL).handler(new Answering(this::create));
        router.get(ONE).handler(new Answering(this::read));
        router.put(ONE).handler(new Answering(this::replace));
        router.delete(ONE).handler(new Answering(this::delete));
    }

    private Future<Reply> list(RoutingContext ctx) {
        new Query(ctx, List.of()).verify();
        return engine.strategies().map(all -> Reply.ok(StrategyStatusJson.list(all)));
    }

    private Future<Reply> read(RoutingContext ctx) {
        Query query = new Query(ctx, List.of("revision"));
        int revision = query.count("revision", 0, 1, Integer.MAX_VALUE);
        query.verify();
        return engine.revision(PathId.of(ctx), revision).map(found -> Reply.ok(json(found)));
    }

    private Future<Reply> create(RoutingContext ctx) {
        new Query(ctx, List.of()).verify();
        return engine.create(JsonBody.text(ctx))
                .map(made -> Reply.of(201, json(made)).with("Location", ALL + "/" + made.strategyId()));
    }

    private Future<Reply> replace(RoutingContext ctx) {
        new Query(ctx, List.of()).verify();
        return engine.replace(PathId.of(ctx), JsonBody.text(ctx)).map(made -> Reply.ok(json(made)));
    }

    private Future<Reply> delete(RoutingContext ctx) {
        new Query(ctx, List.of()).verify();
        return engine.delete(PathId.of(ctx)).map(gone -> Reply.empty());
    }

    /** A revision that was to be made, and what became of it. */
    static ObjectNode json(Revised revised) {
        ObjectNode json = json(revised.revision()).put("changed", revised.changed());
        json.set("swaps", SwapJson.of(revised.swaps()));
        json.set("difference", revised.difference() == null ? null : DifferenceJson.of(revised.difference()));
        return json;
    }

    private static ObjectNode json(Revision revision) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", revision.strategyId())
                .put("revision", revision.number())
                .put("saved_ms", revision.savedMs())
                .put("origin", revision.origin());
        json.set("document", tree(revision.document()));
        json.put("text", revision.document());
        json.putArray("problems").addAll(ProblemList.of(revision.problems(), revision.document()));
        return json;
    }

    private static JsonNode tree(String document) {
        try {
            return MAPPER.readTree(document);
        } catch (JsonProcessingException notStrict) {
            // The text is what counts; a document that only a lenient reader takes has no tree.
            return NullNode.getInstance();
        }
    }
}
