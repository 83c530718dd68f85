package io.candlebus.engine.webhook;

import io.candlebus.api.Delivery;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.micrometer.backends.BackendRegistries;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Counts attempts, and shows how many deliveries are in which state. Any thread. */
final class Meters {
    private final MeterRegistry registry;
    private volatile Map<String, Map<Delivery.State, Long>> counts = Map.of();

    Meters(List<String> targets) {
        MeterRegistry known = BackendRegistries.getDefaultNow();
        registry = known == null ? new SimpleMeterRegistry() : known;
        for (String target : targets) {
            for (Delivery.State state : Delivery.State.values()) {
                Gauge.builder("candlebus.webhook.deliveries", () -> count(target, state))
                        .description("Signals for a webhook, by what has become of them")
                        .tag("target", target)
                        .tag("state", state.name().toLowerCase(Locale.ROOT))
                        .register(registry);
            }
            attempts(target, true);
            attempts(target, false);
        }
    }

    private Counter attempts(String target, boolean taken) {
        return registry.counter("candlebus.webhook.attempts", "target", target, "result", taken ? "taken" : "failed");
    }

    void tried(String target, boolean taken) {
        attempts(target, taken).increment();
    }

    void counted(Map<String, Map<Delivery.State, Long>> now) {
        counts = now;
    }

    private long count(String target, Delivery.State state) {
        return counts.getOrDefault(target, Map.of()).getOrDefault(state, 0L);
    }
}
