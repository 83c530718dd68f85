package io.candlebus.feed.live;

import io.candlebus.api.FeedHealth;
import io.candlebus.feed.CandleSink;
import io.candlebus.feed.Downstream;
import io.candlebus.feed.FeedOptions;
import io.candlebus.feed.FeedSource;
import io.candlebus.feed.FeedVerticle;
import io.candlebus.feed.Past;
import io.candlebus.market.Candle;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.Series;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** A feed and a ledger in memory, which insists on ascending candles. */
final class LiveStage implements CandleSink, Past {
    private final Vertx vertx;
    private final List<FinalCandle> told = new ArrayList<>();
    private final Map<Series, List<Candle>> kept = new ConcurrentHashMap<>();
    private FeedVerticle feed;
    private String deployment;

    LiveStage(Vertx vertx) {
        this.vertx = vertx;
    }

    void deploy(FeedSource source) throws Exception {
        get(begin(source));
    }

    /** Deploys it; what is given is done when its past is in. */
    Future<Void> begin(FeedSource source) throws Exception {
        feed = new FeedVerticle(source, FeedOptions.NO_FILL, new Downstream(this, this, () -> 0));
        deployment = get(vertx.deployVerticle(feed));
        return feed.opened();
    }

    void play() throws Exception {
        get(feed.play());
    }

    String state() {
        return health().state();
    }

    long rejected() {
        return health().rejectedRows();
    }

    FeedHealth health() {
        try {
            return get(feed.health());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    void undeploy() throws Exception {
        get(vertx.undeploy(deployment));
    }

    @Override
    public synchronized void accept(FinalCandle candle) {
        long newestMs = newestOpenMs(candle.series());
        if (candle.candle().openTimeMs() <= newestMs) {
            throw new IllegalStateException("not ascending: " + candle);
        }
        told.add(candle);
        kept.computeIfAbsent(candle.series(), s -> new ArrayList<>()).add(candle.candle());
    }

    /** All that came, in order, but when. */
    synchronized List<String> told() {
        return told.stream()
                .map(c -> c.series() + " " + c.candle() + " " + c.provenance())
                .toList();
    }

    synchronized List<FinalCandle> finals(Series series) {
        return told.stream().filter(c -> c.series().equals(series)).toList();
    }

    /** A venue may say so; the order of what was final is not touched. */
    @Override
    public Optional<FinalCandle> correct(FinalCandle candle) {
        return Optional.empty();
    }

    synchronized List<Candle> kept(Series series) {
        return List.copyOf(kept.getOrDefault(series, List.of()));
    }

    long newestMs(Series series) {
        return newestOpenMs(series);
    }

    @Override
    public synchronized long newestOpenMs(Series series) {
        List<Candle> candles = kept.getOrDefault(series, List.of());
        return candles.isEmpty() ? NONE : candles.get(candles.size() - 1).openTimeMs();
    }

    @Override
    public List<Candle> since(Series series, long fromMs) {
        return kept(series).stream().filter(c -> c.openTimeMs() >= fromMs).toList();
    }

    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within 60 s");
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    }
}
