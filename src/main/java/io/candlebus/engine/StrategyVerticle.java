package io.candlebus.engine;

import io.candlebus.api.Addresses;
import io.candlebus.api.Command;
import io.candlebus.market.Candle;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.Provenance;
import io.candlebus.session.Fact;
import io.candlebus.session.State;
import io.candlebus.session.StrategySession;
import io.candlebus.store.Entry;
import io.candlebus.store.Entry.SessionPlaced;
import io.candlebus.store.Ledger;
import io.candlebus.store.StoreFailure;
import io.candlebus.store.StoreWriter;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.MessageConsumer;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one session; deploy it as a worker. Starting takes in history from the ledger and goes over to live candles without
 * a seam: it listens first, then reads, and skips what it has. What follows from each candle is handed to the store before
 * the candle counts as taken in.
 *
 * <p>Whatever the session throws stops it for good, and nothing else. The public face may be called from any thread.
 */
final class StrategyVerticle extends VerticleBase {
    /** Candles of history beyond the warm-up that a new session takes in, so that a chart has a past. */
    static final int HISTORY = 2_000;

    private static final long STORE_RETRY_NS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final Logger LOG = LoggerFactory.getLogger(StrategyVerticle.class);

    private final Ledger ledger;
    private final StoreWriter writer;
    private final SessionGauge gauge;
    private final RecentFrames recent;
    private volatile SessionPlan plan;
    private volatile long rememberedMs = Long.MIN_VALUE;
    private volatile boolean retired;
    private volatile MessageConsumer<FinalCandle> consumer;
    private SessionRun run;
    private boolean positionChanged;

    StrategyVerticle(SessionPlan plan, Ledger ledger, StoreWriter writer) {
        this.plan = plan;
        this.ledger = ledger;
        this.writer = writer;
        this.gauge = new SessionGauge(plan.series(), plan.strategy().warmupCandles());
        this.recent = new RecentFrames(plan.strategy().plots().size());
    }

    @Override
    public Future<?> start() {
        listen();
        boolean anew = plan.placed() == null;
        if (anew) {
            plan = plan.at(placeNow());
        }
        run = new SessionRun(plan, this::happened, this::framed);
        Future<Void> stored = anew ? begun() : Future.succeededFuture();
        attempt(this::catchUp);
        attempt(this::obeyAsWanted);
        return stored;
    }

    /** What has happened stays; from here on nothing does. */
    @Override
    public Future<?> stop() {
        retired = true;
        if (run != null && gauge.state() != State.FAILED) {
            remember();
        }
        return Future.succeededFuture();
    }

    private void listen() {
        consumer = vertx.eventBus().localConsumer(Addresses.candles(plan.series()));
        consumer.handler(message -> attempt(() -> take(message.body())));
    }

    private SessionPlaced placeNow() {
        int wanted = plan.strategy().warmupCandles() + HISTORY;
        var history = ledger.range(plan.series(), Long.MIN_VALUE, Long.MAX_VALUE, wanted);
        long newestMs = history.isEmpty()
                ? Long.MIN_VALUE
                : history.get(history.size() - 1).candle().openTimeMs();
        long originMs =
                history.isEmpty() ? Long.MIN_VALUE : history.get(0).candle().openTimeMs();
        long liveMs = history.isEmpty() ? Long.MIN_VALUE : newestMs + 1;
        return placed(originMs, liveMs, newestMs);
    }

    private SessionPlaced placed(long originMs, long liveFromMs, long seenMs) {
        return new SessionPlaced(
                plan.key().strategyId(), plan.series().symbol(), plan.key().revision(), originMs, liveFromMs, seenMs);
    }

    /** What was wanted may be stored when the engine ends, and what the session was told not yet. */
    private void obeyAsWanted() {
        if (run.paused() != plan.paused()) {
            obey(plan.paused() ? Command.PAUSE : Command.RESUME);
        }
    }

    private Future<Void> begun() {
        long seenMs = plan.placed().seenMs();
        writer.append(plan.placed());
        writer.append(given(Command.START, seenMs));
        if (plan.paused()) {
            run.pause();
            writer.append(given(Command.PAUSE, seenMs));
        }
        return Future.fromCompletionStage(writer.flushed(), context);
    }

    private Entry given(Command command, long afterOpenMs) {
        return new Entry.CommandGiven(
                plan.key().strategyId(),
                plan.series().symbol(),
                plan.key().revision(),
                command,
                afterOpenMs,
                System.currentTimeMillis());
    }

    private void catchUp() {
        long fromMs = run.last() == null ? plan.placed().originMs() : run.lastOpenMs() + 1;
        boolean anew = run.last() == null;
        ledger.replay(plan.series(), fromMs, candle -> {
            if (anew && run.last() == null && candle.candle().openTimeMs() > fromMs && fromMs != Long.MIN_VALUE) {
                LOG.error(
                        "{} cannot be rebuilt as it was: its candles from {} to {} are no longer kept",
                        plan.key(),
                        Instant.ofEpochMilli(fromMs),
                        Instant.ofEpochMilli(candle.candle().openTimeMs()));
            }
            if (!retired) {
                step(candle.candle(), candle.provenance());
            }
        });
        gauge.entered(stateNow());
        gauge.holds(run.session().position().orElse(null), run.session().equity(), run.last());
    }

    private void take(FinalCandle closed) {
        Candle candle = closed.candle();
        if (closed.provenance() != Provenance.SYNTHETIC && run.leavesHoleBefore(candle)) {
            ledger.recent(plan.series(), run.lastOpenMs() + 1, candle.openTimeMs(), Ledger.IN_MEMORY)
                    .forEach(missed -> step(missed.candle(), missed.provenance()));
        }
        step(candle, closed.provenance());
    }

    private void step(Candle candle, Provenance provenance) {
        gauge.stepBegins();
        run.take(candle, provenance);
        gauge.stepEnds();
    }

    private void framed(Candle candle, StrategySession session) {
        recent.add(candle, session);
        if (positionChanged) {
            positionChanged = false;
            gauge.holds(session.position().orElse(null), session.equity(), candle);
        }
        if (gauge.state() == State.WARMING && session.known()) {
            gauge.entered(stateNow());
        }
        gauge.taken(candle, session.candles());
    }

    private State stateNow() {
        if (run.paused()) {
            return State.PAUSED;
        }
        return run.session().known() ? State.RUNNING : State.WARMING;
    }

    /** Waits while the store cannot take more: a worker may, and nothing that happened may be lost. */
    private void happened(Fact fact) {
        positionChanged |= fact instanceof Fact.PositionOpened || fact instanceof Fact.PositionClosed;
        while (!retired) {
            try {
                writer.append(new Entry.FactHappened(fact));
                return;
            } catch (StoreFailure full) {
                LockSupport.parkNanos(STORE_RETRY_NS);
            }
        }
    }

    /** Does something with the session; what it throws stops the session. */
    private void attempt(Runnable action) {
        if (retired || gauge.state() == State.FAILED) {
            return;
        }
        try {
            action.run();
        } catch (Throwable bug) {
            gauge.stepEnds();
            gauge.failed(bug.toString());
            LOG.error("{} failed and was stopped", plan.key(), bug);
            context.runOnContext(v -> consumer.unregister());
            if (bug instanceof OutOfMemoryError fatal) {
                throw fatal;
            }
        }
    }

    /** Notes how far the store has what followed from its candles. */
    void remember() {
        long seenMs = gauge.lastOpenMs();
        SessionPlaced place = plan.placed();
        if (place != null && seenMs > rememberedMs) {
            rememberedMs = seenMs;
            writer.append(placed(place.originMs(), place.liveFromMs(), Math.max(seenMs, place.seenMs())));
        }
    }

    /** Leaves it behind: nobody waits for it, no more candles queue up for it, and it catches up when it can. */
    void leaveBehind() {
        gauge.lagging(true);
        consumer.unregister();
        context.runOnContext(v -> {
            listen();
            attempt(this::catchUp);
            gauge.lagging(false);
        });
    }

    /** Done when the session has obeyed and handed it to the store. */
    Future<Void> pause() {
        return onSession(() -> {
            obey(Command.PAUSE);
            return Future.succeededFuture();
        });
    }

    /** Likewise. */
    Future<Void> resume() {
        return onSession(() -> {
            obey(Command.RESUME);
            return Future.succeededFuture();
        });
    }

    private void obey(Command command) {
        writer.append(given(command, run.lastOpenMs()));
        if (command == Command.PAUSE) {
            run.pause();
        } else {
            run.resume();
        }
        gauge.entered(stateNow());
    }

    /** The frames after a time, and the plots' values if the forming candle closed now; null when there is none. */
    Future<News> news(long afterOpenMs, Candle forming) {
        return onSession(() -> {
            double[] peeked = null;
            if (forming != null && forming.openTimeMs() > run.lastOpenMs()) {
                peeked = new double[plan.strategy().plots().size()];
                run.session().peekPlots(forming, peeked);
            }
            return Future.succeededFuture(new News(recent.since(afterOpenMs), peeked));
        });
    }

    /** See {@link #news}. */
    record News(RecentFrames.Batch batch, double[] forming) {}

    private <T> Future<T> onSession(Callable<Future<T>> action) {
        Promise<T> promise = Promise.promise();
        context.runOnContext(v -> {
            try {
                action.call().onComplete(promise);
            } catch (Exception e) {
                promise.fail(e);
            }
        });
        return promise.future();
    }

    /** From now on it hands nothing more to the store. */
    void retire() {
        retired = true;
    }

    SessionGauge gauge() {
        return gauge;
    }

    /** What it was built from, with its place once it is started. */
    SessionPlan plan() {
        return plan;
    }
}
