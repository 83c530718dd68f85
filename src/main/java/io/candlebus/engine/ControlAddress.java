package io.candlebus.engine;

import io.candlebus.api.Addresses;
import io.candlebus.api.Command;
import io.candlebus.api.Engine;
import io.candlebus.api.Refused;
import io.candlebus.api.StrategyStatus;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes commands on {@link Addresses#CONTROL}, from this process or its cluster, and replies as the REST route does. */
final class ControlAddress {
    private static final Logger LOG = LoggerFactory.getLogger(ControlAddress.class);
    private final Engine engine;

    ControlAddress(Engine engine) {
        this.engine = engine;
    }

    void listen(Vertx vertx) {
        vertx.eventBus().<Object>consumer(Addresses.CONTROL, this::answer);
    }

    private void answer(Message<Object> message) {
        JsonObject asked = message.body() instanceof JsonObject json ? json : new JsonObject();
        String id = asked.getValue("strategyId") instanceof String text ? text : "";
        String word = asked.getValue("command") instanceof String text ? text : "";
        Command command = Arrays.stream(Command.values())
                .filter(c -> c.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElse(null);
        if (command == null) {
            message.reply(failed(id, "command must be start, stop, pause or resume"));
            return;
        }
        engine.command(id, command)
                .onSuccess(status -> message.reply(done(status)))
                .onFailure(e -> {
                    if (!(e instanceof Refused)) {
                        LOG.error("{} {} failed", word, id, e);
                    }
                    message.reply(failed(id, e instanceof Refused ? e.getMessage() : "internal error, see the log"));
                });
    }

    private static JsonObject done(StrategyStatus status) {
        String state = status.state().name().toLowerCase(Locale.ROOT);
        return new JsonObject()
                .put("success", true)
                .put("strategy_id", status.id())
                .put("status", state)
                .put("message", status.id() + " is " + state);
    }

    private static JsonObject failed(String id, String why) {
        return new JsonObject().put("success", false).put("strategy_id", id).put("error", why);
    }
}
