package io.candlebus.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.candlebus.api.Engine;
import io.candlebus.api.KillSwitch;
import io.candlebus.json.KillSwitchJson;
import io.candlebus.strategy.Place;
import io.candlebus.strategy.Problem;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Iterator;
import java.util.List;

/** The kill switch: how it stands, to throw it, and to lift it. */
final class KillResource {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Engine engine;

    KillResource(Engine engine) {
        this.engine = engine;
    }

    void mount(Router router) {
        router.get(Routes.API + "/kill").handler(new Answering(this::standing));
        router.post(Routes.API + "/kill").handler(new Answering(this::kill));
        router.post(Routes.API + "/unkill").handler(new Answering(this::unkill));
    }

    private Future<Reply> standing(RoutingContext ctx) {
        new Query(ctx, List.of()).verify();
        return engine.killSwitch().standing().map(KillResource::reply);
    }

    /** In an emergency nobody should have to think of words: without a body it works as well. */
    private Future<Reply> kill(RoutingContext ctx) {
        new Query(ctx, List.of()).verify();
        boolean silent = ctx.body() == null || ctx.body().length() <= 0;
        String reason = silent ? KillSwitch.NO_REASON : reason(ctx);
        return engine.killSwitch().kill(reason).map(KillResource::reply);
    }

    private Future<Reply> unkill(RoutingContext ctx) {
        new Query(ctx, List.of()).verify();
        return engine.killSwitch().unkill(reason(ctx)).map(KillResource::reply);
    }

    private static Reply reply(KillSwitch.Standing standing) {
        return Reply.ok(KillSwitchJson.of(standing));
    }

    /** @throws Rejection 400 when the body is anything but an object with a reason */
    private static String reason(RoutingContext ctx) {
        JsonNode body = body(ctx);
        String wrong = wrong(body);
        if (wrong != null) {
            throw new Rejection(400, wrong, List.of(Problem.error("bad-reason", Place.at("/reason"), wrong)));
        }
        return body.get("reason").textValue().strip();
    }

    private static JsonNode body(RoutingContext ctx) {
        String text = ctx.body() == null || ctx.body().length() <= 0 ? "{}" : JsonBody.text(ctx);
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw Rejection.badRequest("the body is no JSON");
        }
    }

    private static String wrong(JsonNode body) {
        Iterator<String> names = body.fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            if (!name.equals("reason")) {
                return "there is no member \"" + name + "\"; write {\"reason\": \"…\"}";
            }
        }
        String reason = body.path("reason").textValue();
        if (reason == null || reason.isBlank()) {
            return "say why: {\"reason\": \"…\"}";
        }
        boolean tooLong = reason.strip().length() > KillSwitch.REASON_LIMIT;
        return tooLong ? "a reason has at most " + KillSwitch.REASON_LIMIT + " characters" : null;
    }
}
