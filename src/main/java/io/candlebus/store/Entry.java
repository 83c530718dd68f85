package io.candlebus.store;

import io.candlebus.api.Command;
import io.candlebus.api.Delivery;
import io.candlebus.api.Revision;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.Symbol;
import io.candlebus.session.Fact;
import io.candlebus.session.State;
import java.util.List;

/** Something to be written. Entries are stored in the order in which they were handed over. */
public sealed interface Entry {
    /** A candle that is known already is left as it is. */
    record CandleClosed(FinalCandle candle) implements Entry {}

    /**
     * What is said of a candle after it, or a later one, was final; never in the place of what was said before.
     *
     * @param sequence ascending over all series, so that sessions can tell which ones they began with
     */
    record CandleCorrected(FinalCandle candle, long sequence) implements Entry {}

    /**
     * A fact that is known already, with the same content, is left as it is.
     *
     * @param untilMs wall clock; a signal that is stored later was missed, and is not sent out
     */
    record FactHappened(Fact fact, long untilMs) implements Entry {
        /** One that is of use for ever. */
        FactHappened(Fact fact) {
            this(fact, Long.MAX_VALUE);
        }
    }

    /** A document; revisions are never rewritten. */
    record RevisionSaved(Revision revision) implements Entry {}

    /** What the file of a strategy says: it was taken up, or found to say what the strategy says already. */
    record FileTaken(String strategyId, String name, String document) implements Entry {}

    /**
     * What a strategy is to be doing, also after a restart. One that is to be stopped, or is deleted, has no session to go
     * on with from then on.
     *
     * @param wanted running, paused or stopped
     * @param sinceMs wall clock
     * @param deleted hidden; its revisions and signals stay
     */
    record StrategyWanted(String id, State wanted, long sinceMs, boolean deleted) implements Entry {
        public StrategyWanted {
            if (wanted != State.RUNNING && wanted != State.PAUSED && wanted != State.STOPPED) {
                throw new IllegalArgumentException("a strategy cannot be wanted " + wanted);
            }
        }
    }

    /**
     * From which candles a session's state follows. Takes the place of the strategy's session on the symbol that was before.
     *
     * @param originMs open time of the first one
     * @param liveFromMs those that open earlier were history: nothing fired
     * @param seenMs what followed from candles that open up to here is stored
     * @param corrections sequence of the last correction that was known when it began; it sees none that came later
     */
    record SessionPlaced(
            String strategyId,
            Symbol symbol,
            int revision,
            long originMs,
            long liveFromMs,
            long seenMs,
            long corrections)
            implements Entry {
        /** One that began when there were no corrections. */
        SessionPlaced(String strategyId, Symbol symbol, int revision, long originMs, long liveFromMs, long seenMs) {
            this(strategyId, symbol, revision, originMs, liveFromMs, seenMs, 0);
        }
    }

    /** How far a session has come; of no account when another has taken its place, or it had come further already. */
    record SessionSeen(String strategyId, Symbol symbol, int revision, long seenMs) implements Entry {}

    /** A session that nobody goes on with; of no account when another has taken its place. */
    record SessionEnded(String strategyId, Symbol symbol, int revision) implements Entry {}

    /**
     * A session was started, paused or resumed.
     *
     * @param afterOpenMs open time of the last candle it had taken in by then
     * @param atMs wall clock
     */
    record CommandGiven(String strategyId, Symbol symbol, int revision, Command command, long afterOpenMs, long atMs)
            implements Entry {}

    /**
     * The kill switch was thrown or lifted: from here on signals are withheld, or are not.
     *
     * @param reason for people
     * @param atMs wall clock
     */
    record KillSwitched(boolean killed, String reason, long atMs) implements Entry {}

    /**
     * A delivery was tried; of no account when it is not pending any more.
     *
     * @param state pending when it is to be tried again, sent, or dead
     * @param dueMs wall clock before which it is not tried again
     */
    record DeliveryTried(long delivery, Delivery.State state, long dueMs, Delivery.Attempt attempt) implements Entry {}

    /** A delivery came too late for its target, and is not tried; of no account likewise. */
    record DeliveryMissed(long delivery, long atMs, String reason) implements Entry {}

    /**
     * Deliveries that are dead, or one that was sent, are to be told anew.
     *
     * @param delivery its sequence, or {@link #ALL_DEAD}
     */
    record DeliveriesReplayed(String target, long delivery, long atMs) implements Entry {
        /** Every dead one of the target. */
        public static final long ALL_DEAD = 0;
    }

    /** Whatever is pending for a target is due now. */
    record DeliveriesHastened(String target, long atMs) implements Entry {}

    /** These are all the targets there are: what is pending for others is dead. */
    record TargetsNamed(List<String> targets, long atMs) implements Entry {}
}
