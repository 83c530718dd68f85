package io.candlebus.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import io.candlebus.api.Engine;
import io.candlebus.api.Page;
import io.candlebus.api.Refused;
import io.candlebus.api.StoredSignal;
import io.candlebus.api.StrategyStatus;
import io.candlebus.session.State;
import io.candlebus.store.SqliteStore;
import io.candlebus.store.Store;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** A whole engine on a hand-driven feed, for tests. */
final class Rig implements AutoCloseable {
    static final int PAST = 100;
    private static final long DEADLINE_S = 20;

    final Vertx vertx = Vertx.vertx();
    final HandFeed feed;
    final EngineRuntime runtime;
    final Engine engine;

    Rig(EngineOptions options) {
        this(options, SqliteStore::open);
    }

    Rig(EngineOptions options, Function<Path, Store> opening) {
        this(options, new HandFeed(PAST), opening);
    }

    Rig(EngineOptions options, HandFeed feed) {
        this(options, feed, SqliteStore::open);
    }

    private Rig(EngineOptions options, HandFeed feed, Function<Path, Store> opening) {
        this(options, feed, opening, System::currentTimeMillis);
    }

    /** One whose feed and store go by another clock. */
    Rig(EngineOptions options, HandFeed feed, LongSupplier clock) {
        this(options, feed, file -> SqliteStore.open(file, clock), clock);
    }

    private Rig(EngineOptions options, HandFeed feed, Function<Path, Store> opening, LongSupplier clock) {
        this.feed = feed;
        try {
            runtime = now(EngineRuntime.start(vertx, options, feed, opening, List.of(), clock));
        } catch (RuntimeException e) {
            now(vertx.close());
            throw e;
        }
        engine = runtime.engine();
    }

    Rig(Path store) {
        this(EngineOptions.with(store));
    }

    /** A strategy that crosses two averages on BTC/USD minutes. */
    static String cross(String id, int fast, int slow) {
        return """
                {"id": "%s", "symbol": "BTC/USD", "timeframe": "1m",
                 "signals": [
                  {"id": "long", "type": "entry", "side": "long", "logic": "AND", "conditions": [
                    {"indicator": "ema_%d", "operator": "crossover", "value": "ema_%d"}]},
                  {"id": "out", "type": "exit", "side": "long", "logic": "AND", "conditions": [
                    {"indicator": "ema_%d", "operator": "crossunder", "value": "ema_%d"}]}]}
                """.formatted(id, fast, slow, fast, slow);
    }

    /** What has succeeded needs no thread to tell it: the one that would may be gone. */
    static <T> T now(Future<T> future) {
        if (future.succeeded()) {
            return future.result();
        }
        try {
            return future.toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(DEADLINE_S, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    static Refused refused(Refused.Reason reason, Future<?> future) {
        Refused refused = assertThrows(Refused.class, () -> now(future));
        assertEquals(reason, refused.reason(), refused.getMessage());
        return refused;
    }

    /** Waits until a claim holds; fails after a while, telling what was there instead. */
    static <T> void eventually(T expected, Supplier<T> actual) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_S);
        while (!expected.equals(actual.get())) {
            if (System.nanoTime() > deadline) {
                fail("expected " + expected + " but there is " + actual.get() + " still");
            }
            Thread.onSpinWait();
            LockSupport.parkNanos(2_000_000);
        }
    }

    StrategyStatus status(String id) {
        return now(engine.strategy(id, null));
    }

    State state(String id) {
        return status(id).state();
    }

    /** Gives the walk's candles and waits until the strategies have taken them in. */
    void play(int from, int to, String... ids) {
        feed.give(HandFeed.walk(from, to));
        long lastMs = (to - 1) * 60_000L;
        for (String id : ids) {
            eventually(
                    lastMs,
                    () -> status(id).lastCandle() == null
                            ? -1L
                            : status(id).lastCandle().openTimeMs());
        }
        now(runtime.flushed());
    }

    /** All signals of a strategy, ascending. */
    List<StoredSignal> signals(String id) {
        List<StoredSignal> all = new ArrayList<>(now(engine.signals(id, StoredSignal.Status.FIRED, Page.newest(1000))));
        Collections.reverse(all);
        return all;
    }

    @Override
    public void close() {
        now(runtime.close());
        try {
            now(vertx.close());
        } catch (RejectedExecutionException closed) {
            // It closed before anybody could listen, and has no thread left to tell it.
        }
    }
}
