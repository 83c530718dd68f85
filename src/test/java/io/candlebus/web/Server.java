package io.candlebus.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.api.Watched;
import io.candlebus.engine.EngineOptions;
import io.candlebus.engine.EngineRuntime;
import io.candlebus.feed.BadRows;
import io.candlebus.feed.ReplayFeed;
import io.candlebus.feed.ReplayOptions;
import io.candlebus.store.SqliteStore;
import io.candlebus.webhook.Target;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** A web server on a free port, for tests. */
final class Server implements AutoCloseable {
    private static final long DEADLINE_S = 20;

    final Vertx vertx = Vertx.vertx();
    final AtomicReference<String> storeFailure = new AtomicReference<>();
    final SmallEngine engine = new SmallEngine();
    final Set<String> watched = new ConcurrentSkipListSet<>();
    final WebClient client = WebClient.create(vertx);
    final WebVerticle verticle;
    private final EngineRuntime runtime;

    Server() {
        this(WebOptions.onLoopback(0));
    }

    Server(WebOptions options) {
        Watched ears = new Watched() {
            @Override
            public void watch(String address) {
                watched.add(address);
            }

            @Override
            public void unwatch(String address) {
                watched.remove(address);
            }
        };
        runtime = null;
        verticle = new WebVerticle(options, Served.by(engine, new NoJobs(), new NoWebhooks(), ears, storeFailure::get));
        await(vertx.deployVerticle(verticle));
    }

    /** A whole engine behind the server, on the bundled week at five minutes a second, half a day of it as history. */
    Server(Path store) {
        this(store, List.of());
    }

    /** The same with somebody who is told of signals. */
    Server(Path store, List<Target> targets) {
        ReplayFeed week = ReplayFeed.of("demo", new ReplayOptions(300, true, 720, BadRows.REFUSE));
        runtime = await(EngineRuntime.start(vertx, EngineOptions.with(store), week, SqliteStore::open, targets));
        verticle = new WebVerticle(
                WebOptions.onLoopback(0),
                Served.by(
                        runtime.engine(),
                        runtime.jobs(),
                        runtime.webhooks(),
                        runtime.watched(),
                        runtime::storeFailure));
        await(vertx.deployVerticle(verticle));
    }

    static WebOptions with(SocketLimits limits) {
        return new WebOptions(WebOptions.LOOPBACK, 0, null, List.of(), limits);
    }

    int port() {
        return verticle.port();
    }

    HttpRequest<Buffer> request(HttpMethod method, String path) {
        return client.request(method, port(), WebOptions.LOOPBACK, path);
    }

    HttpResponse<Buffer> get(String path) {
        return await(request(HttpMethod.GET, path).send());
    }

    HttpResponse<Buffer> send(HttpMethod method, String path, String json) {
        return await(request(method, path)
                .putHeader("Content-Type", "application/json")
                .sendBuffer(Buffer.buffer(json)));
    }

    HttpResponse<Buffer> post(String path) {
        return await(request(HttpMethod.POST, path).send());
    }

    /** The job that a request was answered with, when it is over. */
    JsonObject ended(HttpResponse<Buffer> accepted) {
        return until(accepted, "DONE FAILED CANCELLED");
    }

    /** The same when its state is one of some. */
    JsonObject until(HttpResponse<Buffer> accepted, String states) {
        assertEquals(202, accepted.statusCode(), accepted.bodyAsString());
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_S);
        JsonObject job = accepted.bodyAsJsonObject();
        while (!states.contains(job.getString("state").toUpperCase(Locale.ROOT))) {
            assertTrue(System.nanoTime() < deadline, "not " + states + " in time: " + job);
            LockSupport.parkNanos(2_000_000);
            job = get(accepted.getHeader("Location")).bodyAsJsonObject();
        }
        return job;
    }

    /** Creates a strategy of the given id. */
    void create(String id) {
        send(
                HttpMethod.POST,
                "/api/v1/strategies",
                new JsonObject().put("id", id).encode());
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(DEADLINE_S, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("it did not happen", e);
        }
    }

    @Override
    public void close() {
        if (runtime != null) {
            await(runtime.close());
        }
        await(vertx.close());
    }
}
