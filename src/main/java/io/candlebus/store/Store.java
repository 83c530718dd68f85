package io.candlebus.store;

import io.candlebus.api.KillSwitch;
import io.candlebus.api.Page;
import io.candlebus.api.Revision;
import io.candlebus.api.StoredSignal;
import io.candlebus.api.StoredTrade;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.Provenance;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.session.Fact;
import java.util.List;
import java.util.Optional;

/**
 * What survives the process. Writing belongs to one thread, that of the {@link StoreWriter}; reading is open to any
 * thread, and blocks it. Reads see what was committed before they began.
 *
 * <p>A failure of the disk or the database is a {@link StoreFailure}.
 */
public interface Store extends AutoCloseable {
    /**
     * Writes all entries in one transaction: all or none.
     *
     * @return what the caller should tell
     */
    Written write(List<Entry> entries);

    /** From now on a row is put into the outbox for every signal that is sent out and each of these. Before anything is written. */
    void route(Outbox.Routes signals);

    /** What is to be told to webhooks. */
    Outbox outbox();

    /** Throws away the writing connection, which a failure may have left useless, and opens a new one. */
    void reopen();

    /** Removes some of the oldest candles of series that hold more than the limit; false when there was nothing to remove. */
    boolean prune();

    /** Moves what the commits since the last time have left in a log into the database itself, as far as nobody reads it. */
    void checkpoint();

    /** The newest {@code limit} candles, as they were final first, that open in {@code [fromMs, toMs)}, ascending. */
    List<FinalCandle> candles(Series series, long fromMs, long toMs, int limit);

    /** The oldest {@code limit} candles that open at a time or later, ascending. */
    List<FinalCandle> candlesFrom(Series series, long fromMs, int limit);

    /** What was said of a series' candles after they were final, in the order in which it was. */
    List<Entry.CandleCorrected> corrections(Series series);

    /** The highest sequence of a correction that anybody knew; 0 for none. */
    long lastCorrection();

    /**
     * Pairs of neighbouring candles that are further apart than their timeframe, ascending.
     *
     * @param fromMs earliest open of the candle before the hole
     * @param toMs the hole begins earlier
     */
    List<Hole> holes(Series series, long fromMs, long toMs, int limit);

    /**
     * A hole, late candles aside.
     *
     * @param beforeMs open of the candle before it
     * @param afterMs open of the candle after it
     * @param after how that came to be final
     */
    record Hole(long beforeMs, long afterMs, Provenance after) {}

    /** Every series with at least one candle ever. */
    List<Series> series();

    /** What every strategy is to be doing, deleted ones included. */
    List<Entry.StrategyWanted> strategies();

    /** One revision of a document, without problems; 0 asks for the newest. */
    Optional<Revision> revision(String strategyId, int number);

    /** What the file of a strategy said last. */
    Optional<Entry.FileTaken> fileTaken(String strategyId);

    /** The newest {@code limit} revisions with numbers below one, newest first, without problems. */
    List<Revision> revisions(String strategyId, int before, int limit);

    /** From where every session goes on. */
    List<Entry.SessionPlaced> sessions();

    /** What one session was told, in order. */
    List<Entry.CommandGiven> commands(String strategyId, Symbol symbol, int revision);

    /** Newest first; see {@link io.candlebus.api.Engine#signals}. */
    List<StoredSignal> signals(String strategyId, StoredSignal.Status status, Page page);

    /** Newest first; see {@link io.candlebus.api.Engine#trades}. */
    List<StoredTrade> trades(String strategyId, Page page);

    /** Signals, blocked ones too, as facts: the oldest {@code limit} with a higher sequence, ascending. */
    List<StoredFact> signalsAfter(StoredFact.Asked asked, long sequence, int limit);

    /** All other facts, likewise. */
    List<StoredFact> factsAfter(StoredFact.Asked asked, long sequence, int limit);

    /** How the kill switch stands. */
    KillSwitch.Standing killSwitch();

    /** How many signals of a strategy have a status. */
    long signalCount(String strategyId, StoredSignal.Status status);

    /** Reads everything, and says in sentences what must not be there; empty when all is well. */
    List<String> findings();

    @Override
    void close();

    /**
     * What became of a group of entries.
     *
     * @param signals stored now, in order, blocked ones too; those that were known are not among them
     * @param changes of sessions' states by themselves, likewise
     * @param alarms ids of facts that are known with another content: the same candles gave different facts
     */
    record Written(List<StoredSignal> signals, List<Fact.StateChanged> changes, List<String> alarms) {
        /** Nothing that anybody need be told. */
        static final Written NOTHING = new Written(List.of(), List.of(), List.of());

        boolean isEmpty() {
            return signals.isEmpty() && changes.isEmpty() && alarms.isEmpty();
        }
    }
}
