package io.candlebus.engine;

import io.candlebus.api.Addresses;
import io.candlebus.api.Command;
import io.candlebus.api.Refused;
import io.candlebus.api.StrategyStatus;
import io.candlebus.api.Swap;
import io.candlebus.market.Candle;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.Provenance;
import io.candlebus.session.Fact;
import io.candlebus.session.State;
import io.candlebus.session.StrategySession;
import io.candlebus.store.Entry;
import io.candlebus.store.Ledger;
import io.candlebus.store.StoreWriter;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.MessageConsumer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one session; deploy it as a worker. One that begins takes in history when it is started, beside the one it is to take
 * over from, and goes live when it is told to. One that goes on where it was before the engine stopped is live at once. Over
 * to live candles there is no seam: it listens first, then reads, and skips what it has. What follows from each candle is
 * handed to the store before the candle counts as taken in.
 *
 * <p>Whatever the session throws stops it for good, and nothing else. The public face may be called from any thread.
 */
final class StrategyVerticle extends VerticleBase {
    /** Candles of history beyond the warm-up that a new session takes in, so that a chart has a past. */
    static final int HISTORY = 2_000;

    private static final Logger LOG = LoggerFactory.getLogger(StrategyVerticle.class);

    private final Ledger ledger;
    private final StoreWriter writer;
    private final Freshness freshness;
    private final SessionGauge gauge;
    private final RecentFrames recent;
    private final Baton baton;
    private final SessionQuestions questions;
    private final Runnable showing = this::show;
    private volatile SessionPlan plan;
    private volatile StrategyVerticle predecessor;
    private volatile long rememberedMs = Long.MIN_VALUE;
    private volatile MessageConsumer<FinalCandle> consumer;
    private SessionRun run;
    /** That is being taken in. */
    private FinalCandle taking;

    private long originMs = Long.MIN_VALUE;
    /** The last correction that it sees its candles with. */
    private long corrections;

    private boolean positionChanged;

    /** One that goes on, when the plan has a place, or that begins by itself. */
    StrategyVerticle(SessionPlan plan, Ledger ledger, StoreWriter writer, Freshness freshness) {
        this(plan, null, ledger, writer, freshness);
    }

    /**
     * One that begins.
     *
     * @param predecessor runs, and is taken over from; null for none
     */
    StrategyVerticle(
            SessionPlan plan, StrategyVerticle predecessor, Ledger ledger, StoreWriter writer, Freshness freshness) {
        this.freshness = freshness;
        this.plan = plan;
        this.predecessor = predecessor;
        this.ledger = ledger;
        this.writer = writer;
        this.gauge = new SessionGauge(plan.series(), plan.strategy().warmupCandles());
        this.recent = new RecentFrames(plan.strategy().plots().size());
        this.baton = new Baton(writer);
        this.questions = new SessionQuestions(this, recent, () -> run);
    }

    @Override
    public Future<?> start() {
        run = new SessionRun(plan, this::happened, this::framed);
        if (plan.placed() == null) {
            corrections = ledger.corrections();
            attempt(this::warmUp);
        } else {
            corrections = plan.placed().corrections();
            listen();
            attempt(this::catchUp);
            attempt(this::obeyAsWanted);
        }
        return Future.succeededFuture();
    }

    /** What has happened stays; from here on nothing does. */
    @Override
    public Future<?> stop() {
        baton.take();
        if (gauge.state() != State.FAILED) {
            remember();
        }
        return Future.succeededFuture();
    }

    private void listen() {
        consumer = vertx.eventBus().localConsumer(Addresses.candles(plan.series()));
        consumer.handler(message -> attempt(() -> take(message.body())));
    }

    /** Takes in history: as far as the predecessor has come, or all there is. */
    private void warmUp() {
        long endMs = predecessor == null ? Long.MAX_VALUE : plan.openOf(predecessor.nextOpenMs());
        Consumer<FinalCandle> history = candle -> {
            if (candle.candle().openTimeMs() < endMs && !baton.isGone()) {
                originMs = run.last() == null ? candle.candle().openTimeMs() : originMs;
                run.take(candle.candle(), candle.provenance());
            }
        };
        if (run.last() == null) {
            int wanted = plan.strategy().warmupCandles() + HISTORY;
            ledger.range(plan.series(), Long.MIN_VALUE, endMs, wanted, corrections)
                    .forEach(history);
        } else {
            ledger.replay(plan.series(), run.lastOpenMs() + 1, corrections, history);
        }
    }

    /** Open time of the first candle that it has not judged, so that it is for whoever takes over. */
    long nextOpenMs() {
        return plan.nextOpenMs(gauge.last());
    }

    /**
     * Takes over from its predecessor between two candles, or begins at the newest one; tells when that is decided, and before
     * it is stored. Fails, and leaves everything as it was, when its warm-up failed.
     */
    Future<Swap> goLive() {
        Promise<Swap> decided = Promise.promise();
        context.runOnContext(v -> {
            try {
                attempt(this::warmUp);
                if (gauge.state() == State.FAILED) {
                    throw new Refused(Refused.Reason.CONFLICT, gauge.failure());
                }
                if (baton.isGone()) {
                    throw new Refused(Refused.Reason.UNAVAILABLE, "the engine is stopping");
                }
                listen();
                decided.complete(takeOver());
            } catch (RuntimeException e) {
                decided.fail(e);
                return;
            }
            attempt(this::catchUp);
        });
        return decided.future();
    }

    private Swap takeOver() {
        Swap swap = predecessor == null ? swapped(0, plan.nextOpenMs(run.last()), null) : predecessor.yieldTo(this);
        predecessor = null;
        run.goLive(swap.liveFromMs());
        plan = plan.live(originMs, swap.liveFromMs(), corrections);
        List<Entry> begun = new ArrayList<>(List.of(plan.placed(), given(Command.START, run.lastOpenMs())));
        if (plan.paused()) {
            run.pause();
            begun.add(given(Command.PAUSE, run.lastOpenMs()));
        }
        baton.store(begun);
        return swap;
    }

    private Swap yieldTo(StrategyVerticle successor) {
        return baton.take(
                () -> successor.swapped(plan.key().revision(), successor.plan.openOf(nextOpenMs()), gauge.position()));
    }

    private Swap swapped(int from, long liveFromMs, StrategyStatus.Holding leftBehind) {
        return new Swap(plan.series().symbol(), from, plan.key().revision(), liveFromMs, leftBehind, null);
    }

    /** Ends without a successor, for a new revision that is not for its symbol. */
    Swap goAway() {
        return baton.take(
                () -> new Swap(plan.series().symbol(), plan.key().revision(), 0, nextOpenMs(), gauge.position(), null));
    }

    /** What was wanted may be stored when the engine ends, and what the session was told not yet. */
    private void obeyAsWanted() {
        if (plan.paused() && !run.paused()) {
            obey(Command.PAUSE);
        } else if (!plan.paused() && run.toldToPause()) {
            obey(Command.RESUME);
        }
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
        ledger.replay(plan.series(), fromMs, corrections, candle -> {
            if (anew && run.last() == null && candle.candle().openTimeMs() > fromMs && fromMs != Long.MIN_VALUE) {
                LOG.error(
                        "{} cannot be rebuilt as it was: its candles from {} to {} are no longer kept",
                        plan.key(),
                        Instant.ofEpochMilli(fromMs),
                        Instant.ofEpochMilli(candle.candle().openTimeMs()));
            }
            if (!baton.isGone()) {
                step(candle);
            }
        });
        showState();
        gauge.holds(run.session().position().orElse(null), run.session().equity(), run.last());
        gauge.trails(run.session().trailingStop());
    }

    private void take(FinalCandle closed) {
        Candle candle = closed.candle();
        if (closed.provenance() != Provenance.SYNTHETIC && run.leavesHoleBefore(candle)) {
            ledger.recent(plan.series(), run.lastOpenMs() + 1, candle.openTimeMs(), Ledger.IN_MEMORY, corrections)
                    .forEach(this::step);
        }
        step(closed);
    }

    private void step(FinalCandle closed) {
        taking = closed;
        gauge.stepBegins();
        run.take(closed.candle(), closed.provenance());
        gauge.stepEnds();
    }

    private void happened(Fact fact) {
        positionChanged |= fact instanceof Fact.PositionOpened || fact instanceof Fact.PositionClosed;
        if (fact instanceof Fact.StateChanged) {
            gauge.pausedBecause(run.pausedBecause());
        }
        baton.happened(fact, freshness.untilMs(taking, fact, plan.strategy().spec()));
    }

    private void framed(Candle candle, StrategySession session) {
        recent.add(candle, session);
        baton.handOver(showing);
    }

    private void show() {
        StrategySession session = run.session();
        if (positionChanged) {
            positionChanged = false;
            gauge.holds(session.position().orElse(null), session.equity(), run.last());
        }
        gauge.trails(session.trailingStop());
        showState();
        gauge.taken(run.last(), session.candles());
    }

    private void showState() {
        gauge.pausedBecause(run.pausedBecause());
        gauge.entered(stateNow());
    }

    private State stateNow() {
        if (run.paused()) {
            return State.PAUSED;
        }
        return run.session().known() ? State.RUNNING : State.WARMING;
    }

    /** Does something with the session; what it throws stops the session. */
    private void attempt(Runnable action) {
        if (baton.isGone() || gauge.state() == State.FAILED) {
            return;
        }
        try {
            action.run();
        } catch (Throwable bug) {
            gauge.stepEnds();
            gauge.failed(bug.toString());
            LOG.error("{} failed and was stopped", plan.key(), bug);
            context.runOnContext(v -> hush());
            if (bug instanceof OutOfMemoryError fatal) {
                throw fatal;
            }
        }
    }

    private void hush() {
        if (consumer != null) {
            consumer.unregister();
        }
    }

    /** Notes how far the store has what followed from its candles. */
    void remember() {
        long seenMs = gauge.lastOpenMs();
        if (plan.placed() != null && seenMs > rememberedMs) {
            rememberedMs = seenMs;
            writer.append(new Entry.SessionSeen(
                    plan.key().strategyId(), plan.series().symbol(), plan.key().revision(), seenMs));
        }
    }

    /** Leaves it behind: nobody waits for it, no more candles queue up for it, and it catches up when it can. */
    void leaveBehind() {
        gauge.lagging(true);
        hush();
        context.runOnContext(v -> {
            if (!baton.isGone()) {
                listen();
                attempt(this::catchUp);
                gauge.lagging(false);
            }
        });
    }

    /** Done when the session has obeyed and handed it to the store. */
    Future<Void> pause() {
        return onSession(() -> {
            obey(Command.PAUSE);
            return Future.succeededFuture();
        });
    }

    /** Likewise; one that is not paused has nothing to obey. */
    Future<Void> resume() {
        return onSession(() -> {
            if (run.paused()) {
                obey(Command.RESUME);
            }
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
        showState();
    }

    /** What may be asked of it. */
    SessionQuestions questions() {
        return questions;
    }

    /** Does something on the session's worker, between two candles. */
    <T> Future<T> onSession(Callable<Future<T>> action) {
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
        baton.take();
    }

    /** Whether it judges candles, or did until it failed: it has begun, and nobody has taken over from it. */
    boolean isLive() {
        return plan.placed() != null && !baton.isGone();
    }

    SessionGauge gauge() {
        return gauge;
    }

    /** What it was built from, with its place once it is started. */
    SessionPlan plan() {
        return plan;
    }
}
