package io.candlebus.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.candlebus.api.Delivery;
import io.candlebus.api.Webhooks;
import io.candlebus.json.WebhookJson;
import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;

/** Who is told of signals, what they were told, and to tell it anew. */
final class WebhooksResource {
    private static final int PAGE = 100;
    private static final int MAX_PAGE = 1000;

    private final Webhooks webhooks;

    WebhooksResource(Webhooks webhooks) {
        this.webhooks = webhooks;
    }

    void mount(Router router) {
        String all = Routes.API + "/webhooks";
        String one = all + "/:webhook";
        String delivery = one + "/deliveries/:delivery";
        router.get(all).handler(new Answering(this::targets));
        router.get(one + "/deliveries").handler(new Answering(this::deliveries));
        router.get(delivery).handler(new Answering(this::delivery));
        router.post(delivery + "/replay").handler(new Answering(this::replay));
        router.post(one + "/replay").handler(new Answering(this::replayDead));
        router.post(one + "/enable").handler(new Answering(this::enable));
        router.post(one + "/test").handler(new Answering(this::test));
    }

    private Future<Reply> targets(RoutingContext ctx) {
        new Query(ctx, List.of()).verify();
        return webhooks.targets().map(targets -> Reply.ok(WebhookJson.list(targets)));
    }

    private Future<Reply> deliveries(RoutingContext ctx) {
        Query query = new Query(ctx, List.of("limit", "cursor", "state"));
        int limit = query.count("limit", PAGE, 1, MAX_PAGE);
        long before = query.number("cursor", Long.MAX_VALUE, 1, Long.MAX_VALUE);
        Delivery.State state = query.choice("state", Delivery.State.class);
        query.verify();
        return webhooks.deliveries(name(ctx), state, limit, before).map(page -> {
            // A full page may have been the last one; the next is then empty.
            Long next = page.size() == limit ? page.get(limit - 1).sequence() : null;
            return Reply.ok(WebhookJson.page(page, next));
        });
    }

    private Future<Reply> delivery(RoutingContext ctx) {
        new Query(ctx, List.of()).verify();
        return webhooks.delivery(name(ctx), number(ctx)).map(tried -> Reply.ok(WebhookJson.of(tried)));
    }

    private Future<Reply> replay(RoutingContext ctx) {
        new Query(ctx, List.of()).verify();
        return webhooks.replay(name(ctx), number(ctx)).map(tried -> Reply.ok(WebhookJson.of(tried)));
    }

    private Future<Reply> replayDead(RoutingContext ctx) {
        new Query(ctx, List.of()).verify();
        return webhooks.replayDead(name(ctx))
                .map(count -> Reply.ok(JsonNodeFactory.instance.objectNode().put("replayed", count)));
    }

    private Future<Reply> enable(RoutingContext ctx) {
        new Query(ctx, List.of()).verify();
        return webhooks.enable(name(ctx)).map(target -> Reply.ok(WebhookJson.of(target)));
    }

    private Future<Reply> test(RoutingContext ctx) {
        new Query(ctx, List.of()).verify();
        return webhooks.test(name(ctx)).map(attempt -> Reply.ok(WebhookJson.of(attempt)));
    }

    /** Whether there is such a target is for the engine to say. */
    private static String name(RoutingContext ctx) {
        String name = ctx.pathParam("webhook");
        if (!name.matches("[a-z0-9][a-z0-9_-]{0,31}")) {
            throw Rejection.badRequest(
                    "a webhook's name is 1 to 32 of a-z, 0-9, _ and -, beginning with a letter or digit");
        }
        return name;
    }

    private static long number(RoutingContext ctx) {
        String text = ctx.pathParam("delivery");
        if (!text.matches("[1-9][0-9]{0,17}")) {
            throw Rejection.badRequest("a delivery is a whole number above 0");
        }
        return Long.parseLong(text);
    }
}
