package io.candlebus.engine;

import io.candlebus.api.Engine;
import io.candlebus.api.Jobs;
import io.candlebus.api.LocalCodec;
import io.candlebus.api.StoredSignal;
import io.candlebus.api.Watched;
import io.candlebus.api.Webhooks;
import io.candlebus.engine.job.JobLimits;
import io.candlebus.engine.job.JobRoom;
import io.candlebus.engine.job.Preparing;
import io.candlebus.engine.webhook.WebhookVerticle;
import io.candlebus.feed.CandleSink;
import io.candlebus.feed.Downstream;
import io.candlebus.feed.FeedOptions;
import io.candlebus.feed.FeedSource;
import io.candlebus.feed.FeedVerticle;
import io.candlebus.feed.Past;
import io.candlebus.market.Candle;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.Series;
import io.candlebus.session.State;
import io.candlebus.store.Ledger;
import io.candlebus.store.SqliteStore;
import io.candlebus.store.Store;
import io.candlebus.store.StoreWriter;
import io.candlebus.webhook.Target;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.micrometer.backends.BackendRegistries;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;

/** The whole engine, put together: store, ledger, feed, strategies, views. */
public final class EngineRuntime {
    private final Vertx vertx;
    private final Store store;
    private final StoreWriter writer;
    private final FeedVerticle feed;
    private final Sessions sessions;
    private final Supervisor supervisor;
    private final FanOutVerticle fanOut;
    private final JobRoom jobs;
    private final WebhookVerticle webhooks;
    private final Map<VerticleBase, String> deployed = new ConcurrentHashMap<>();
    private long meters = -1;
    private Future<Void> closed;

    /** Blocks: opens the store. */
    private EngineRuntime(
            Vertx vertx,
            EngineOptions options,
            FeedSource source,
            Function<Path, Store> opening,
            List<Target> targets,
            LongSupplier clock) {
        this.vertx = vertx;
        store = opening.apply(options.store());
        writer = new StoreWriter(store, this::stored);
        webhooks = new WebhookVerticle(targets, store, writer);
        store.route(webhooks);
        Ledger ledger = new Ledger(store, writer);
        sessions = new Sessions(vertx, options, store, ledger, writer, Freshness.of(source));
        feed = new FeedVerticle(
                source,
                new FeedOptions(options.gapFillMax(), options.jumpFactor()),
                new Downstream(sink(ledger), past(ledger), sessions.credit()),
                clock);
        supervisor = new Supervisor(options, store, ledger, writer, feed, sessions);
        fanOut = new FanOutVerticle(
                supervisor, feed, ledger, views -> new Killing(vertx, store, writer, webhooks, views::toldAll));
        supervisor.shows(fanOut);
        jobs = new JobRoom(
                vertx,
                JobLimits.standard(),
                new Preparing.Setting(
                        ledger,
                        supervisor::revision,
                        options.surroundings(),
                        options.terms(),
                        StrategyVerticle.HISTORY));
        meter();
    }

    /**
     * Opens the store, takes in the feed's past, starts what was running and what the folder holds, and lets candles flow.
     * Done before all of that when the source would not have one wait for its past: the rest follows when that is in. Fails with {@link io.candlebus.store.StoreRefused} when the store's file must not be used, and as the source does
     * when it cannot begin. Once per Vert.x.
     */
    public static Future<EngineRuntime> start(Vertx vertx, EngineOptions options, FeedSource source) {
        return start(vertx, options, source, SqliteStore::open);
    }

    /** The same on another store than the embedded one; what opens it is given the options' file, and may block. */
    public static Future<EngineRuntime> start(
            Vertx vertx, EngineOptions options, FeedSource source, Function<Path, Store> opening) {
        return start(vertx, options, source, opening, List.of());
    }

    /** The same, and tells webhooks of signals. */
    public static Future<EngineRuntime> start(
            Vertx vertx,
            EngineOptions options,
            FeedSource source,
            Function<Path, Store> opening,
            List<Target> targets) {
        return start(vertx, options, source, opening, targets, System::currentTimeMillis);
    }

    /** The same with another wall clock for the feed, epoch milliseconds. */
    static Future<EngineRuntime> start(
            Vertx vertx,
            EngineOptions options,
            FeedSource source,
            Function<Path, Store> opening,
            List<Target> targets,
            LongSupplier clock) {
        LocalCodec.install(vertx);
        return vertx.executeBlocking(() -> new EngineRuntime(vertx, options, source, opening, targets, clock))
                .compose(runtime ->
                        runtime.deploy().recover(e -> runtime.close().transform(done -> Future.failedFuture(e))));
    }

    private Future<EngineRuntime> deploy() {
        return begin(feed)
                .compose(id -> begin(fanOut))
                .compose(id -> begin(webhooks))
                .compose(id -> begin(supervisor))
                .compose(id -> {
                    Future<Void> playing = supervisor.begun().compose(v -> feed.play());
                    return feed.opened().isComplete() ? playing : Future.succeededFuture();
                })
                .map(this);
    }

    private static CandleSink sink(Ledger ledger) {
        return new CandleSink() {
            @Override
            public void accept(FinalCandle candle) {
                ledger.append(candle);
            }

            @Override
            public Optional<FinalCandle> correct(FinalCandle candle) {
                return ledger.correct(candle);
            }
        };
    }

    /** What a ledger knows already, for a feed. */
    static Past past(Ledger ledger) {
        return new Past() {
            @Override
            public long newestOpenMs(Series series) {
                return ledger.newestOpenMs(series);
            }

            @Override
            public List<Candle> since(Series series, long fromMs) {
                return ledger.recent(series, fromMs, Long.MAX_VALUE, Ledger.IN_MEMORY).stream()
                        .map(FinalCandle::candle)
                        .toList();
            }
        };
    }

    private void stored(Store.Written written) {
        supervisor.stored(written);
        List<StoredSignal> sent =
                written.signals().stream().filter(StoredSignal::isSent).toList();
        fanOut.stored(sent);
        webhooks.stored(sent);
    }

    private void meter() {
        MeterRegistry registry = BackendRegistries.getDefaultNow();
        if (registry == null) {
            return;
        }
        for (State state : State.values()) {
            Gauge.builder("candlebus.sessions", () -> sessions.count(state))
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        meters = FeedMeters.begin(vertx, feed, registry);
    }

    /** What the edges ask. */
    public Engine engine() {
        return supervisor;
    }

    /** Backtests and sweeps. */
    public Jobs jobs() {
        return jobs;
    }

    /** Who is told of signals. */
    public Webhooks webhooks() {
        return webhooks;
    }

    /** To be told who watches what. */
    public Watched watched() {
        return fanOut;
    }

    /** Done when everything that has happened up to now is on the disk. */
    Future<Void> flushed() {
        return Future.fromCompletionStage(writer.flushed());
    }

    /** Why nothing is stored at the moment, or null when all is well. Any thread. */
    public String storeFailure() {
        return writer.failure();
    }

    /** Facts that came out otherwise than they are stored, since the start. Any thread. */
    public long determinismAlarms() {
        return writer.alarms();
    }

    /**
     * Stops backtests and sweeps and the feed, lets sessions finish the candle they are at, writes everything that waits, and
     * closes the store. A session that hangs is not waited for. Calls after the first tell when that one is done.
     */
    public synchronized Future<Void> close() {
        if (closed == null) {
            closed = closeAll();
        }
        return closed;
    }

    private Future<Void> closeAll() {
        vertx.cancelTimer(meters);
        return jobs.close()
                .compose(v -> supervisor.finish())
                .compose(v -> end(feed))
                .compose(v -> end(supervisor))
                .compose(v -> end(fanOut))
                .compose(v -> end(webhooks))
                .compose(v -> vertx.executeBlocking(() -> {
                    writer.close();
                    store.close();
                    return null;
                }));
    }

    private Future<String> begin(VerticleBase verticle) {
        return vertx.deployVerticle(verticle).onSuccess(id -> deployed.put(verticle, id));
    }

    /** One that never began, or whose beginning failed, needs no end. */
    private Future<Void> end(VerticleBase verticle) {
        String id = deployed.get(verticle);
        return id == null ? Future.succeededFuture() : vertx.undeploy(id).otherwiseEmpty();
    }
}
