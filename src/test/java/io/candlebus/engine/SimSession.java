package io.candlebus.engine;

import io.candlebus.api.Command;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.Series;
import io.candlebus.portfolio.PaperTerms;
import io.candlebus.session.SessionKey;
import io.candlebus.store.Entry;
import io.candlebus.store.Entry.SessionPlaced;
import io.candlebus.store.Ledger;
import io.candlebus.store.Store;
import io.candlebus.store.StoreWriter;
import io.candlebus.strategy.CompiledStrategy;
import java.util.ArrayList;
import java.util.List;

/** A strategy's session as its verticle runs it, but without a thread: what it is built from, and how candles reach it. */
final class SimSession {
    private static final Runnable UNSEEN = () -> {};

    private final Ledger ledger;
    private final StoreWriter writer;
    private final Baton baton;
    private final SessionRun run;
    private SessionPlan plan;
    private FinalCandle taking;

    private SimSession(SessionPlan plan, Ledger ledger, StoreWriter writer) {
        this.plan = plan;
        this.ledger = ledger;
        this.writer = writer;
        this.baton = new Baton(writer);
        this.run = new SessionRun(
                plan,
                fact -> baton.happened(
                        fact,
                        Freshness.LIVE.untilMs(
                                taking, fact, this.plan.strategy().spec())),
                (candle, session) -> baton.handOver(UNSEEN));
    }

    private static SessionPlan plan(CompiledStrategy strategy) {
        SessionKey key = new SessionKey(
                strategy.spec().id(),
                1,
                new Series(strategy.spec().symbols().get(0), strategy.spec().timeframe()));
        return new SessionPlan(key, strategy, PaperTerms.STANDARD, 0, null, List.of(), false);
    }

    /** One that begins, with all the ledger has as history. */
    static SimSession begin(CompiledStrategy strategy, Ledger ledger, StoreWriter writer, long nowMs) {
        SimSession session = new SimSession(plan(strategy), ledger, writer);
        ledger.replay(session.plan.series(), Long.MIN_VALUE, c -> session.run.take(c.candle(), c.provenance()));
        long originMs = ledger.recent(session.plan.series(), Long.MIN_VALUE, Long.MAX_VALUE, Ledger.IN_MEMORY)
                .get(0)
                .candle()
                .openTimeMs();
        long liveFromMs = session.plan.nextOpenMs(session.run.last());
        session.run.goLive(liveFromMs);
        session.plan = session.plan.live(originMs, liveFromMs, ledger.corrections());
        session.baton.store(List.of(session.plan.placed(), session.given(Command.START, nowMs)));
        return session;
    }

    /** Those that were, where they were, with what the ledger has by now taken in. */
    static List<SimSession> resume(Store store, Ledger ledger, StoreWriter writer) {
        List<SimSession> sessions = new ArrayList<>();
        for (SessionPlaced place : store.sessions()) {
            String id = place.strategyId();
            CompiledStrategy strategy =
                    Traders.compiled(store.revision(id, 0).orElseThrow().document());
            SessionPlan plan = plan(strategy).at(place).told(store.commands(id, place.symbol(), place.revision()));
            SimSession session = new SimSession(plan, ledger, writer);
            ledger.replay(plan.series(), place.originMs(), session::step);
            sessions.add(session);
        }
        return sessions;
    }

    /** Takes in a candle that was published, and before it those that it has missed. */
    void take(FinalCandle closed) {
        if (!closed.series().equals(plan.series())) {
            return;
        }
        if (run.leavesHoleBefore(closed.candle())) {
            ledger.recent(plan.series(), run.lastOpenMs() + 1, closed.candle().openTimeMs(), Ledger.IN_MEMORY)
                    .forEach(this::step);
        }
        step(closed);
    }

    private void step(FinalCandle closed) {
        taking = closed;
        run.take(closed.candle(), closed.provenance());
    }

    Entry.CommandGiven obey(Command command, long nowMs) {
        Entry.CommandGiven given = given(command, nowMs);
        writer.append(given);
        if (command == Command.PAUSE) {
            run.pause();
        } else {
            run.resume();
        }
        return given;
    }

    /** Notes how far the store has what followed from its candles. */
    void remember() {
        writer.append(new Entry.SessionSeen(
                plan.key().strategyId(), plan.series().symbol(), plan.key().revision(), run.lastOpenMs()));
    }

    private Entry.CommandGiven given(Command command, long nowMs) {
        return new Entry.CommandGiven(
                plan.key().strategyId(),
                plan.series().symbol(),
                plan.key().revision(),
                command,
                run.lastOpenMs(),
                nowMs);
    }

    boolean toldToPause() {
        return run.toldToPause();
    }

    boolean paused() {
        return run.paused();
    }

    SessionPlan plan() {
        return plan;
    }
}
