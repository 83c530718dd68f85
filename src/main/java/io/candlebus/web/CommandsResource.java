package io.candlebus.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.api.Command;
import io.candlebus.api.Engine;
import io.candlebus.api.Refused;
import io.candlebus.api.StrategyStatus;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;

/** Start, stop, pause, resume. */
final class CommandsResource {
    private final Engine engine;

    CommandsResource(Engine engine) {
        this.engine = engine;
    }

    void mount(Router router) {
        for (Command command : Command.values()) {
            router.post(Routes.API + "/strategies/:id/" + word(command.name()))
                    .handler(new Answering(ctx -> carryOut(ctx, command)));
        }
    }

    private Future<Reply> carryOut(RoutingContext ctx, Command command) {
        new Query(ctx, List.of()).verify();
        String id = PathId.of(ctx);
        return engine.command(id, command)
                .map(status -> done(status, command))
                .recover(cause -> cause instanceof Refused refused
                        ? Future.succeededFuture(refused(id, refused))
                        : Future.failedFuture(cause));
    }

    private static Reply done(StrategyStatus status, Command command) {
        return Reply.ok(reply(true, status.id())
                .put("status", word(status.state().name()))
                .put(
                        "message",
                        status.name() + " is " + word(status.state().name()) + " after " + word(command.name())));
    }

    private static Reply refused(String id, Refused refused) {
        return Reply.of(Failures.status(refused.reason()), reply(false, id).put("error", refused.getMessage()));
    }

    private static ObjectNode reply(boolean success, String id) {
        return JsonNodeFactory.instance.objectNode().put("success", success).put("strategy_id", id);
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT);
    }
}
