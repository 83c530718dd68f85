package io.candlebus.api;

import io.candlebus.market.FinalCandle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.vertx.core.Future;
import java.util.List;

/**
 * What the edges may ask of the running engine. Any thread may call; answers come as futures. A question or command that
 * cannot be met fails its future with {@link Refused}. What changes something is answered after it is stored.
 */
public interface Engine {
    /** Every strategy, by id; one entry per symbol. */
    Future<List<StrategyStatus>> strategies();

    /** One strategy; of its symbols the given one, or the first when null. */
    Future<StrategyStatus> strategy(String id, Symbol symbol);

    /** A stored document; revision 0 means the newest. */
    Future<Revision> revision(String id, int revision);

    /** Stores a new strategy; it runs when it is enabled. CONFLICT when the id exists. */
    Future<Revision> create(String document);

    /**
     * Stores a new revision, which takes over from the running one between two candles. A document that says what the newest
     * revision says makes none. A bad one changes nothing: INVALID when it cannot be read or compiled, CONFLICT when it
     * cannot be warmed up beside the running one. NOT_FOUND for a new id.
     */
    Future<Revised> replace(String id, String document);

    /** As {@link #replace}, with the document of an earlier revision; CONFLICT when that can no longer run. */
    Future<Revised> restore(String id, int revision);

    /**
     * What {@link #replace} would do; changes nothing. INVALID when the document is another strategy's.
     *
     * @param candles over which signals are compared, 1 to {@link Difference#CANDLES_LIMIT}
     */
    Future<Preview> preview(String id, String document, int candles);

    /**
     * The signals of two revisions compared; CONFLICT when one of them can no longer run.
     *
     * @param against the revision to compare with; 0 for the one before
     * @param candles see {@link #preview}
     */
    Future<Difference> difference(String id, int revision, int against, int candles);

    /**
     * Revisions, newest first.
     *
     * @param before only those with a lower number; {@code Integer.MAX_VALUE} for the first page
     * @param limit at most this many, 1 to {@link Revisions#PAGE_LIMIT}
     */
    Future<Revisions> revisions(String id, int before, int limit);

    /** Stops a strategy and hides it; its revisions and signals stay stored. */
    Future<Void> delete(String id);

    /** Carries out a command; CONFLICT when the state forbids it. */
    Future<StrategyStatus> command(String id, Command command);

    /**
     * Stored signals of a strategy, newest first.
     *
     * @param status of those wanted; null for all
     */
    Future<List<StoredSignal>> signals(String id, StoredSignal.Status status, Page page);

    /** What the running session's trading has come to; CONFLICT while none runs. */
    Future<Performed> performance(String id, Symbol symbol);

    /** The running session's equity over time; CONFLICT while none runs. */
    Future<EquityCurve> equity(String id, Symbol symbol);

    /** Stored trades of a strategy, of all its revisions and symbols, by the close of the candle they ended in; newest first. */
    Future<List<StoredTrade>> trades(String id, Page page);

    /**
     * Replays the running session's candles from the ledger and compares; answers with what is known within a moment.
     * CONFLICT while none runs.
     */
    Future<Parity> parity(String id, Symbol symbol);

    /**
     * Candles and plots of a strategy, recomputed from the ledger; the newest {@code limit} in the range.
     *
     * @param fromMs earliest open time, inclusive
     * @param toMs latest open time, exclusive
     * @param limit 1 to 20000
     */
    Future<Frames> frames(String id, Symbol symbol, long fromMs, long toMs, int limit);

    /**
     * Why each rule did or did not fire at a candle, recomputed from the ledger as the strategy's session took its candles in.
     * Candles from before the running session went live count as history, and so do all of them for another revision and while
     * none runs. NOT_FOUND when no candle had closed by then.
     *
     * @param atMs the last candle that had closed by then; {@code Long.MAX_VALUE} for the newest
     * @param revision whose rules; 0 for those of the newest
     */
    Future<CandleExplained> explain(String id, Symbol symbol, long atMs, int revision);

    /** Every rule now, as its session tells; recomputed while none runs. */
    Future<Conditions> conditions(String id, Symbol symbol);

    /** The ledger's candles, each in its newest revision, ascending; the newest {@code limit} in the range. */
    Future<List<FinalCandle>> candles(Series series, long fromMs, long toMs, int limit);

    /** Every series the ledger holds. */
    Future<List<Series>> series();

    /** What is known of candles beside their numbers. */
    History history();

    /** What stops every outgoing signal. */
    KillSwitch killSwitch();

    /** How the feed is doing. */
    Future<FeedHealth> feed();
}
