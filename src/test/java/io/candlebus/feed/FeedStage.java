package io.candlebus.feed;

import io.candlebus.api.Addresses;
import io.candlebus.api.FeedHealth;
import io.candlebus.api.LocalCodec;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A feed with something to feed, for tests. */
final class FeedStage {
    static final Symbol BTC = new Symbol("BTC", "USD");
    static final Series M1 = new Series(BTC, Timeframe.M1);

    final Vertx vertx;
    final Kept kept;
    final List<FinalCandle> heard = new CopyOnWriteArrayList<>();
    volatile Credit credit = () -> 0;
    private final FeedOptions options;
    private FeedVerticle feed;
    private String deployment;

    FeedStage(Vertx vertx) {
        this(vertx, new Kept(), FeedOptions.NO_FILL);
        LocalCodec.install(vertx);
    }

    FeedStage(Vertx vertx, Kept kept, FeedOptions options) {
        this.vertx = vertx;
        this.kept = kept;
        this.options = options;
    }

    static ReplayOptions once(int history) {
        return new ReplayOptions(0, false, history, BadRows.REFUSE);
    }

    static ReplayOptions looping(int history) {
        return new ReplayOptions(0, true, history, BadRows.REFUSE);
    }

    FeedStage deploy(FeedSource source) throws Exception {
        feed = new FeedVerticle(source, options, new Downstream(kept, kept, () -> credit.inFlight()));
        deployment = get(vertx.deployVerticle(feed));
        return this;
    }

    FeedStage hear(Series series) {
        vertx.eventBus().<FinalCandle>localConsumer(Addresses.candles(series), m -> heard.add(m.body()));
        return this;
    }

    FeedStage require(Timeframe timeframe) throws Exception {
        get(feed.require(new Series(BTC, timeframe)));
        return this;
    }

    FeedStage play() throws Exception {
        get(feed.play());
        return this;
    }

    FeedHealth health() throws Exception {
        return get(feed.health());
    }

    FeedHealth awaitState(String state) throws Exception {
        await(() -> {
            try {
                FeedHealth now = health();
                if (now.state().equals("failed") && !state.equals("failed")) {
                    throw new IllegalStateException(now.reason());
                }
                return now.state().equals(state);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        return health();
    }

    /** Lets no more than so many candles through, in all. */
    FeedStage only(int candles) {
        credit = () -> kept.order.size() < candles ? 0 : FeedVerticle.IN_FLIGHT_LIMIT;
        return this;
    }

    FeedStage awaitKept(int candles) {
        await(() -> kept.order.size() >= candles);
        return this;
    }

    void undeploy() throws Exception {
        get(vertx.undeploy(deployment));
    }

    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within 20 s");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }

    static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }
}
