package io.candlebus.web;

import io.candlebus.api.BackupStatus;
import io.candlebus.api.Engine;
import io.candlebus.api.Refused;
import io.candlebus.json.KillSwitchJson;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.healthchecks.HealthChecks;
import io.vertx.ext.healthchecks.Status;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.healthchecks.HealthCheckHandler;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * {@code /health/live}: the process answers. {@code /health/ready}: the engine answers, its feed is live or has come to its
 * end, and what happens is stored; 503 until then and when one of them fails. It says as well whether the kill switch is thrown.
 */
final class HealthResource {
    private static final long TIMEOUT_MS = 2_000;

    private final Engine engine;
    private final Supplier<String> storeFailure;
    private final Supplier<BackupStatus> backup;
    private final LongSupplier alarms;

    HealthResource(Served served) {
        engine = served.engine();
        storeFailure = served.storeFailure();
        backup = served.backup();
        alarms = served.alarms();
    }

    void mount(Router router, Vertx vertx) {
        HealthChecks live =
                HealthChecks.create(vertx).register("server", (Promise<Status> up) -> up.complete(Status.OK()));
        HealthChecks ready = HealthChecks.create(vertx)
                .register("engine", TIMEOUT_MS, this::engine)
                .register("feed", TIMEOUT_MS, this::feed)
                .register("store", TIMEOUT_MS, this::store)
                .register("backup", TIMEOUT_MS, this::backup)
                .register("signals", TIMEOUT_MS, this::signals);
        router.get("/health/live").handler(HealthCheckHandler.createWithHealthChecks(live));
        router.get("/health/ready").handler(HealthCheckHandler.createWithHealthChecks(ready));
    }

    private void engine(Promise<Status> answer) {
        engine.strategies()
                .onComplete(result -> answer.tryComplete(
                        result.succeeded()
                                ? Status.OK(new JsonObject()
                                        .put("strategies", result.result().size()))
                                : Status.KO(reason(result.cause()))));
    }

    private void feed(Promise<Status> answer) {
        engine.feed().onComplete(result -> {
            if (result.failed()) {
                answer.tryComplete(Status.KO(reason(result.cause())));
                return;
            }
            String state = result.result().state();
            JsonObject seen = new JsonObject()
                    .put("state", state)
                    .put("reason", result.result().reason());
            boolean up = state.equals("live") || state.equals("ended");
            answer.tryComplete(up ? Status.OK(seen) : Status.KO(seen));
        });
    }

    private void store(Promise<Status> answer) {
        String failure = storeFailure.get();
        JsonObject seen = new JsonObject().put("determinism_alarms", alarms.getAsLong());
        answer.complete(failure == null ? Status.OK(seen) : Status.KO(seen.put("reason", failure)));
    }

    /** A backup that fails needs somebody's hand; what runs is none the worse, so everything is up. */
    private void backup(Promise<Status> answer) {
        BackupStatus now = backup.get();
        answer.complete(Status.OK(new JsonObject()
                .put("last_ms", now.lastMs() == 0 ? null : now.lastMs())
                .put("file", now.file())
                .put("bytes", now.bytes())
                .put("next_ms", now.nextMs() == 0 ? null : now.nextMs())
                .put("failure", now.failure())));
    }

    /** Withheld signals are somebody's will, not a failure: it is said, and everything is up. */
    private void signals(Promise<Status> answer) {
        engine.killSwitch()
                .standing()
                .onComplete(result -> answer.tryComplete(
                        result.succeeded()
                                ? Status.OK(new JsonObject(
                                        KillSwitchJson.of(result.result()).toString()))
                                : Status.KO(reason(result.cause()))));
    }

    private static JsonObject reason(Throwable cause) {
        return new JsonObject().put("reason", cause instanceof Refused ? cause.getMessage() : "it does not answer");
    }
}
