package io.candlebus.engine;

import io.candlebus.api.Refused;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.session.SessionKey;
import io.candlebus.session.State;
import io.candlebus.store.Entry.SessionPlaced;
import io.candlebus.store.Ledger;
import io.candlebus.store.Store;
import io.candlebus.store.StoreWriter;
import io.candlebus.strategy.CompiledStrategy;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deploys sessions, watches over them and takes them down. Any thread.
 *
 * <p>They are deployed from the context of who built the engine, not from the supervisor's. As children of its deployment
 * they would be undeployed with it: without a limit for one that is busy, and so that one which is only just beginning is
 * never done with, and whoever closes Vert.x waits for it in vain.
 */
final class Sessions {
    private static final int WORKERS = 20;
    /** How long a command waits for a session that is busy with a candle. */
    private static final long BUSY_MS = 3_000;
    /** Candles that a session may be behind before it is left behind. */
    private static final int LAG_LIMIT = 256;

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    private static final String POOL = "sessions";

    private final Vertx vertx;
    private final Context home;
    /** Held open, so that the pool does not close with the last session just as the next one begins on it. */
    private final WorkerExecutor pool;

    private final EngineOptions options;
    private final Store store;
    private final Ledger ledger;
    private final StoreWriter writer;
    private final Freshness freshness;
    private final SessionCredit credit;
    private final Map<StrategyVerticle, String> deployed = new ConcurrentHashMap<>();
    private final Set<StrategyVerticle> starting = ConcurrentHashMap.newKeySet();
    private volatile boolean closing;

    Sessions(Vertx vertx, EngineOptions options, Store store, Ledger ledger, StoreWriter writer, Freshness freshness) {
        this.pool = vertx.createSharedWorkerExecutor(POOL, WORKERS);
        this.vertx = vertx;
        this.home = vertx.getOrCreateContext();
        this.options = options;
        this.store = store;
        this.ledger = ledger;
        this.writer = writer;
        this.freshness = freshness;
        this.credit = new SessionCredit(ledger, writer);
    }

    SessionCredit credit() {
        return credit;
    }

    /** Warms up a session for each symbol, to go live when it is told to; beside the one it is to take over from, if any. */
    Future<List<StrategyVerticle>> warmUp(
            String id, int revision, CompiledStrategy strategy, boolean paused, Map<Symbol, StrategyVerticle> beside) {
        return deploy(beside.entrySet().stream()
                .map(place -> new StrategyVerticle(
                        plan(id, revision, strategy, place.getKey(), paused),
                        place.getValue(),
                        ledger,
                        writer,
                        freshness))
                .toList());
    }

    /** Starts sessions of a revision where they were before the engine stopped; blocks on the store. */
    Future<List<StrategyVerticle>> resume(
            String id, int revision, CompiledStrategy strategy, boolean paused, List<SessionPlaced> places) {
        return deploy(places.stream()
                .map(place -> new StrategyVerticle(
                        plan(id, revision, strategy, place.symbol(), paused)
                                .at(place)
                                .told(store.commands(id, place.symbol(), revision)),
                        ledger,
                        writer,
                        freshness))
                .toList());
    }

    /**
     * That of the session which runs on a symbol, the first when null, or of one that would begin there now.
     *
     * @throws Refused when it cannot run, or not there
     */
    SessionPlan plan(StrategyDesk desk, Symbol symbol) {
        StrategyVerticle session = desk.session(symbol);
        if (session != null) {
            return session.plan();
        }
        CompiledStrategy strategy = desk.strategy();
        if (strategy == null) {
            throw new Refused(Refused.Reason.CONFLICT, desk.id() + " cannot run: " + desk.failure());
        }
        Symbol asked = symbol == null ? strategy.spec().symbols().get(0) : symbol;
        if (!strategy.spec().symbols().contains(asked)) {
            throw new Refused(Refused.Reason.NOT_FOUND, desk.id() + " does not run on " + asked);
        }
        return plan(desk.id(), desk.revision().number(), strategy, asked, false);
    }

    private SessionPlan plan(String id, int revision, CompiledStrategy strategy, Symbol symbol, boolean paused) {
        SessionKey key =
                new SessionKey(id, revision, new Series(symbol, strategy.spec().timeframe()));
        return new SessionPlan(key, strategy, options.terms(), options.gapFillMax(), null, List.of(), paused);
    }

    private Future<List<StrategyVerticle>> deploy(List<StrategyVerticle> verticles) {
        return Future.join(verticles.stream().map(this::deploy).toList())
                .map(verticles)
                .onFailure(e -> end(verticles));
    }

    /** Answers on the context on which it is asked. */
    private Future<String> deploy(StrategyVerticle verticle) {
        if (closing) {
            return Future.failedFuture(new Refused(Refused.Reason.UNAVAILABLE, "the engine is stopping"));
        }
        starting.add(verticle);
        DeploymentOptions worker = new DeploymentOptions()
                .setThreadingModel(ThreadingModel.WORKER)
                .setWorkerPoolName(POOL)
                .setWorkerPoolSize(WORKERS);
        Promise<String> answer = Promise.promise();
        Context asking = vertx.getOrCreateContext();
        home.runOnContext(v -> vertx.deployVerticle(verticle, worker)
                .onComplete(deployment -> asking.runOnContext(back -> {
                    starting.remove(verticle);
                    if (deployment.succeeded()) {
                        deployed.put(verticle, deployment.result());
                        waitForAll();
                    }
                    answer.handle(deployment);
                })));
        return answer.future();
    }

    /** Has the feed wait for those that judge candles, and for no other. */
    synchronized void waitForAll() {
        credit.waitFor(deployed.keySet().stream()
                .filter(StrategyVerticle::isLive)
                .map(StrategyVerticle::gauge)
                .toList());
    }

    /** Stops sessions. One that is busy is not waited for: it hands nothing more to the store when it comes back. */
    Future<Void> end(List<StrategyVerticle> verticles) {
        List<Future<Void>> ended = new ArrayList<>();
        for (StrategyVerticle verticle : verticles) {
            String deployment = deployed.remove(verticle);
            if (deployment != null) {
                ended.add(within(vertx.undeploy(deployment)).otherwiseEmpty().onComplete(done -> verticle.retire()));
            }
        }
        waitForAll();
        return Future.join(ended).mapEmpty();
    }

    /** Ends all there are, as {@link #end} does; none begins from now on, and one that is beginning gets no further. */
    Future<Void> close() {
        closing = true;
        starting.forEach(StrategyVerticle::retire);
        return end(List.copyOf(deployed.keySet()));
    }

    /** Fails as unavailable when it takes too long. */
    <T> Future<T> within(Future<T> work) {
        Promise<T> promise = Promise.promise();
        long timer = vertx.setTimer(
                BUSY_MS,
                t -> promise.tryFail(new Refused(
                        Refused.Reason.UNAVAILABLE, "the strategy is busy with a candle; it may still obey after it")));
        work.onComplete(result -> {
            vertx.cancelTimer(timer);
            if (result.succeeded()) {
                promise.tryComplete(result.result());
            } else {
                promise.tryFail(result.cause());
            }
        });
        return promise.future();
    }

    /** Leaves behind those that take too long over a candle, or are too far behind. */
    void watch() {
        for (StrategyVerticle verticle : deployed.keySet()) {
            SessionGauge gauge = verticle.gauge();
            if (gauge.lagging() || gauge.state() == State.FAILED || !verticle.isLive()) {
                continue;
            }
            long stepMs = gauge.stepMs();
            int behind = ledger.newerThan(gauge.series(), gauge.lastOpenMs(), LAG_LIMIT + 1);
            if (stepMs > options.stepLimitMs() || gauge.behindMs(behind > LAG_LIMIT) > options.stepLimitMs()) {
                LOG.warn(
                        "{} is lagging: {} ms over one candle, {} candles behind; it is no longer waited for",
                        verticle.plan().key(),
                        stepMs,
                        behind > LAG_LIMIT ? "more than " + LAG_LIMIT : behind);
                verticle.leaveBehind();
            }
        }
    }

    /** Notes in the store how far every session is. */
    void remember() {
        deployed.keySet().forEach(StrategyVerticle::remember);
    }

    long count(State state) {
        return deployed.keySet().stream()
                .filter(v -> v.gauge().state() == state && (v.isLive() || state == State.FAILED))
                .count();
    }
}
