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

    /** Stores a new revision, which replaces the running one; a bad document changes nothing. NOT_FOUND for a new id. */
    Future<Revision> replace(String id, String document);

    /** Stops a strategy and hides it; its revisions and signals stay stored. */
    Future<Void> delete(String id);

    /** Carries out a command; CONFLICT when the state forbids it. */
    Future<StrategyStatus> command(String id, Command command);

    /**
     * Stored signals of a strategy, newest first.
     *
     * @param fromMs earliest close time, inclusive
     * @param toMs latest close time, exclusive
     * @param limit at most this many, 1 to 1000
     * @param before only those whose sequence is below this; {@code Long.MAX_VALUE} for the first page
     */
    Future<List<StoredSignal>> signals(String id, long fromMs, long toMs, int limit, long before);

    /**
     * Candles and plots of a strategy, recomputed from the ledger; the newest {@code limit} in the range.
     *
     * @param fromMs earliest open time, inclusive
     * @param toMs latest open time, exclusive
     * @param limit 1 to 20000
     */
    Future<Frames> frames(String id, Symbol symbol, long fromMs, long toMs, int limit);

    /** The ledger's candles, ascending; the newest {@code limit} in the range. */
    Future<List<FinalCandle>> candles(Series series, long fromMs, long toMs, int limit);

    /** Every series the ledger holds. */
    Future<List<Series>> series();

    /** How the feed is doing. */
    Future<FeedHealth> feed();
}
