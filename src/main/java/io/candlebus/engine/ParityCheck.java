package io.candlebus.engine;

import io.candlebus.api.Parity;
import io.candlebus.api.Parity.Mismatch;
import io.candlebus.json.FactJson;
import io.candlebus.session.Fact;
import io.candlebus.session.SessionKey;
import io.candlebus.session.StrategySession;
import io.candlebus.store.Ledger;
import io.candlebus.store.Store;
import io.candlebus.store.StoredFact;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;

/**
 * Replays a session's candles from the ledger through a session of its own, and holds every fact against the one that the
 * running session told and the store keeps, byte by byte. Blocks. One use, one thread.
 */
final class ParityCheck {
    private static final int CHUNK = 512;

    private final SessionPlan plan;
    private final SessionQuestions.Standing standing;
    private final Ledger ledger;
    private final Told signals;
    private final Told others;
    /** Of the candle at hand: what happened twice in one candle is stored once. */
    private final Set<String> seen = new HashSet<>();

    private final SessionRun run;
    private long seenMs = Long.MIN_VALUE;
    private boolean began;
    private String reason;
    private long equal;
    private Mismatch mismatch;

    /**
     * @param live of the running session, with its place
     * @param standing of the same, before its facts were flushed to the store
     */
    ParityCheck(SessionPlan live, SessionQuestions.Standing standing, Ledger ledger, Store store) {
        SessionKey key = live.key();
        long originMs = live.placed().originMs();
        long liveFromMs = live.placed().liveFromMs();
        this.standing = standing;
        this.ledger = ledger;
        this.plan = live.live(originMs, liveFromMs, live.placed().corrections())
                .told(store.commands(key.strategyId(), key.series().symbol(), key.revision()));
        StoredFact.Asked asked = new StoredFact.Asked(
                key.strategyId(), key.revision(), key.series().symbol().toString(), liveFromMs, throughMs());
        this.signals = new Told(after -> store.signalsAfter(asked, after, CHUNK));
        this.others = new Told(after -> store.factsAfter(asked, after, CHUNK));
        this.run = new SessionRun(plan, this::compare, (candle, session) -> {});
    }

    /** What the store has, one after the other, a chunk at a time. */
    private static final class Told {
        private final LongFunction<List<StoredFact>> more;
        private final ArrayDeque<StoredFact> waiting = new ArrayDeque<>();
        private long sequence;

        private Told(LongFunction<List<StoredFact>> more) {
            this.more = more;
        }

        /** The next one; null at the end. */
        private StoredFact peek() {
            if (waiting.isEmpty()) {
                waiting.addAll(more.apply(sequence));
            }
            return waiting.peek();
        }

        private void pass() {
            sequence = waiting.poll().sequence();
        }
    }

    Parity parity() {
        long lastMs = standing.last() == null ? Long.MIN_VALUE : standing.last().openTimeMs();
        plan.replay(ledger, closed -> {
            long openMs = closed.candle().openTimeMs();
            refuseLaterOrigin(openMs);
            if (openMs <= lastMs && mismatch == null && reason == null) {
                run.take(closed.candle(), closed.provenance());
            }
        });
        if (reason == null && mismatch == null) {
            left(signals);
            left(others);
            account();
        }
        return answer();
    }

    private void refuseLaterOrigin(long openMs) {
        long originMs = plan.placed().originMs();
        if (!began && openMs > originMs && originMs != Long.MIN_VALUE) {
            reason = "its candles from " + Instant.ofEpochMilli(originMs) + " to " + Instant.ofEpochMilli(openMs)
                    + " are no longer kept";
        }
        began = true;
    }

    private Parity answer() {
        Parity.Status status = Parity.Status.IN_PARITY;
        if (reason != null) {
            status = Parity.Status.UNKNOWN;
        } else if (mismatch != null) {
            status = Parity.Status.DIFFERENT;
        }
        return new Parity(plan.key(), status, throughMs(), run.session().judged(), equal, mismatch, reason);
    }

    private long throughMs() {
        return standing.last() == null
                ? Long.MIN_VALUE
                : plan.series().timeframe().closeOf(standing.last().openTimeMs());
    }

    private void compare(Fact fact) {
        if (mismatch != null) {
            return;
        }
        String kind = FactJson.kind(fact);
        String payload = FactJson.of(fact).toString();
        if (fact.closeTimeMs() != seenMs) {
            seenMs = fact.closeTimeMs();
            seen.clear();
        }
        if (!seen.add(kind + payload)) {
            return;
        }
        boolean isSignal = fact instanceof Fact.SignalFired || fact instanceof Fact.SignalBlocked;
        hold(isSignal ? signals : others, new StoredFact(0, fact.closeTimeMs(), kind, payload));
    }

    private void hold(Told told, StoredFact replayed) {
        StoredFact stored = told.peek();
        if (stored != null
                && stored.kind().equals(replayed.kind())
                && stored.payload().equals(replayed.payload())) {
            told.pass();
            equal++;
        } else if (stored == null || stored.closeTimeMs() > replayed.closeTimeMs()) {
            mismatch = new Mismatch(replayed.closeTimeMs(), replayed.kind(), null, replayed.payload());
        } else if (stored.closeTimeMs() < replayed.closeTimeMs()) {
            mismatch = new Mismatch(stored.closeTimeMs(), stored.kind(), stored.payload(), null);
        } else {
            mismatch = new Mismatch(stored.closeTimeMs(), stored.kind(), stored.payload(), replayed.payload());
        }
    }

    /** What the running session told, and the replay does not. */
    private void left(Told told) {
        StoredFact stored = told.peek();
        if (stored != null && mismatch == null) {
            mismatch = new Mismatch(stored.closeTimeMs(), stored.kind(), stored.payload(), null);
        }
    }

    private void account() {
        StrategySession replayed = run.session();
        boolean same = Double.compare(replayed.equity(), standing.equity()) == 0
                && Double.compare(replayed.cash(), standing.cash()) == 0
                && replayed.judged() == standing.judged();
        if (mismatch == null && !same) {
            mismatch = new Mismatch(
                    throughMs(),
                    "account",
                    account(standing.equity(), standing.cash(), standing.judged()),
                    account(replayed.equity(), replayed.cash(), replayed.judged()));
        }
    }

    private static String account(double equity, double cash, long judged) {
        return "{\"equity\":" + equity + ",\"cash\":" + cash + ",\"candles\":" + judged + "}";
    }
}
