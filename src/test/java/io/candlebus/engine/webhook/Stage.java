package io.candlebus.engine.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.candlebus.api.Delivery;
import io.candlebus.api.Webhooks;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.session.Fact.SignalFired;
import io.candlebus.session.SessionKey;
import io.candlebus.store.Entry;
import io.candlebus.store.SqliteStore;
import io.candlebus.store.Store;
import io.candlebus.store.StoreWriter;
import io.candlebus.strategy.SignalSpec;
import io.candlebus.webhook.Secret;
import io.candlebus.webhook.Target;
import io.candlebus.webhook.TargetUrl;
import io.candlebus.webhook.Template;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** A sender on a real store and real sockets, with time that passes by hand. */
final class Stage implements AutoCloseable {
    static final String SECRET = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    static final String OTHER_SECRET = "whsec_ZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXp7";
    private static final long DEADLINE_S = 20;
    private static final long MINUTE = 60_000;

    final HandTiming timing = new HandTiming();
    final Store store;
    final StoreWriter writer;
    final WebhookVerticle webhooks;
    private final Vertx vertx;
    private final String deployment;

    Stage(Vertx vertx, Path file, List<Target> targets) {
        this(vertx, file, targets, Stage::nobody, new HttpClientOptions());
    }

    Stage(Vertx vertx, Path file, List<Target> targets, Names.Lookup lookup, HttpClientOptions options) {
        store = SqliteStore.open(file);
        List<WebhookVerticle> told = new ArrayList<>();
        writer = new StoreWriter(
                store,
                written -> told.forEach(verticle -> verticle.stored(written.signals().stream()
                        .filter(signal -> signal.isSent())
                        .toList())));
        webhooks = new WebhookVerticle(targets, store, writer, new WebhookVerticle.Wire(v -> timing, lookup, options));
        store.route(webhooks);
        told.add(webhooks);
        this.vertx = vertx;
        deployment = now(vertx.deployVerticle(webhooks));
    }

    private static List<InetAddress> nobody(String name) throws UnknownHostException {
        throw new UnknownHostException(name);
    }

    /** A target on this machine, signed to, and told of everything. */
    static Target target(String name, String url) {
        return new Target(
                name,
                TargetUrl.parse(url),
                Template.STANDARD,
                List.of(new Secret(SECRET), new Secret(OTHER_SECRET)),
                null,
                List.of(),
                true,
                true);
    }

    /** Has strategies fire, each at a minute, which is a part of the signal's id. */
    void fire(String strategyId, long... minutes) {
        fireUntil(Long.MAX_VALUE, strategyId, minutes);
    }

    void fireUntil(long untilMs, String strategyId, long... minutes) {
        for (long minute : minutes) {
            SignalFired fired = new SignalFired(
                    new SessionKey(strategyId, 1, new Series(Symbol.parse("BTC/USD"), Timeframe.M1)),
                    (minute + 1) * MINUTE,
                    strategyId + "-" + minute,
                    "up",
                    "Up",
                    SignalSpec.Type.ALERT,
                    null,
                    minute * MINUTE,
                    100.5,
                    1,
                    Map.of(),
                    null);
            now(Future.fromCompletionStage(writer.commit(new Entry.FactHappened(fired, untilMs))));
        }
    }

    Delivery.State state(String target, long sequence) {
        return store.outbox().delivery(target, sequence).orElseThrow().state();
    }

    List<Delivery.State> states(String target) {
        List<Delivery.State> states = new ArrayList<>();
        store.outbox()
                .deliveries(target, null, 1000, Long.MAX_VALUE)
                .forEach(delivery -> states.add(0, delivery.state()));
        return states;
    }

    Webhooks.Shown shown(String target) {
        return now(webhooks.targets()).stream()
                .filter(t -> t.name().equals(target))
                .findFirst()
                .orElseThrow();
    }

    static <T> T now(Future<T> future) {
        try {
            return future.toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(DEADLINE_S, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    static <T> void eventually(T expected, Supplier<T> actual) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_S);
        while (!expected.equals(actual.get())) {
            if (System.nanoTime() > deadline) {
                fail("expected " + expected + " but there is " + actual.get() + " still");
            }
            LockSupport.parkNanos(2_000_000);
        }
        assertEquals(expected, actual.get());
    }

    @Override
    public void close() {
        now(vertx.undeploy(deployment));
        writer.close();
        store.close();
    }
}
