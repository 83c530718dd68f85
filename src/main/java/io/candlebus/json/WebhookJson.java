package io.candlebus.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.api.Delivery;
import io.candlebus.api.Webhooks;
import java.util.List;
import java.util.Locale;

/** Targets of webhooks, and what has become of what they were to be told. Any thread. */
public final class WebhookJson {
    private WebhookJson() {}

    /** All of them. */
    public static ObjectNode list(List<Webhooks.Shown> targets) {
        ObjectNode json = object();
        ArrayNode all = json.putArray("webhooks");
        targets.forEach(target -> all.add(of(target)));
        return json;
    }

    public static ObjectNode of(Webhooks.Shown target) {
        ObjectNode json = object().put("name", target.name())
                .put("url", target.url())
                .put("template", target.template())
                .put("state", lower(target.state()))
                .put("reason", target.reason())
                .put("signed", target.signed())
                .put("private_networks", target.opened())
                .put("late", target.late() ? "send" : "drop");
        ArrayNode strategies = json.putArray("strategies");
        target.strategies().forEach(strategies::add);
        ObjectNode counts = json.putObject("deliveries");
        for (Delivery.State state : Delivery.State.values()) {
            counts.put(lower(state), target.counts().getOrDefault(state, 0L));
        }
        json.set("last_attempt", target.last() == null ? null : of(target.last()));
        return json;
    }

    /** A page; {@code next} is null after the last one. */
    public static ObjectNode page(List<Delivery> deliveries, Long next) {
        ObjectNode json = object();
        ArrayNode all = json.putArray("deliveries");
        deliveries.forEach(delivery -> all.add(of(delivery)));
        return json.put("next_cursor", next == null ? null : next.toString());
    }

    /** One of them with its attempts. */
    public static ObjectNode of(Webhooks.Tried tried) {
        ObjectNode json = of(tried.delivery());
        ArrayNode all = json.putArray("tried");
        tried.attempts().forEach(attempt -> all.add(of(attempt)));
        return json;
    }

    private static ObjectNode of(Delivery delivery) {
        boolean waits = delivery.state() == Delivery.State.PENDING;
        ObjectNode json = object().put("delivery", delivery.sequence())
                .put("webhook", delivery.target())
                .put("state", lower(delivery.state()))
                .put("attempts", delivery.attempts())
                .put("due_ms", waits ? Long.valueOf(delivery.dueMs()) : null)
                .put("changed_ms", delivery.changedMs())
                .put("status", delivery.status())
                .put("error", delivery.error())
                .put("valid_until_ms", delivery.untilMs() == Long.MAX_VALUE ? null : Long.valueOf(delivery.untilMs()));
        json.set("signal", SignalJson.brief(delivery.signal()));
        return json;
    }

    public static ObjectNode of(Delivery.Attempt attempt) {
        return object().put("at_ms", attempt.atMs())
                .put("took_ms", attempt.tookMs())
                .put("status", attempt.status())
                .put("error", attempt.error());
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
