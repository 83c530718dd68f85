package io.candlebus.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.json.ProblemJson;
import io.candlebus.json.StrategyCheck;
import io.candlebus.json.StrategyPrinter;
import io.candlebus.json.SummaryJson;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** Says everything about a document, and stores nothing. */
final class ValidateResource {
    private final Served served;

    ValidateResource(Served served) {
        this.served = served;
    }

    void mount(Router router) {
        router.post(Routes.API + "/strategies/validate").handler(new Answering(this::validate));
    }

    /** Off the event loop: a large document takes milliseconds to compile. */
    private Future<Reply> validate(RoutingContext ctx) {
        new Query(ctx, List.of()).verify();
        String text = JsonBody.text(ctx);
        return ctx.vertx().executeBlocking(() -> Reply.ok(json(text)), false);
    }

    private ObjectNode json(String text) {
        StrategyCheck.Result result = StrategyCheck.check(text, served.surroundings());
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("valid", result.isValid());
        json.set("problems", ProblemJson.of(result.problems(), result.source()));
        json.set("summary", result.isValid() ? SummaryJson.of(result.strategy()) : null);
        json.set("canonical", result.isValid() ? StrategyPrinter.document(result.spec(), result.source()) : null);
        return json;
    }
}
