package io.candlebus.session;

import io.candlebus.strategy.Explained;
import io.candlebus.strategy.Side;
import io.candlebus.strategy.SignalSpec;
import java.util.Map;

/**
 * Something that happened in a session because of a candle. Facts follow from candles alone: no wall clock, no chance.
 * The same candles give the same facts, to the bit.
 */
public sealed interface Fact {
    SessionKey session();

    /** End, exclusive, of the candle that caused it; epoch milliseconds UTC. */
    long closeTimeMs();

    /**
     * A rule fired.
     *
     * @param id the same for the same candle in any process: hex of 16 bytes of SHA-256 over strategy, revision, signal,
     *     symbol, timeframe and open time
     * @param signal id of the rule in the document
     * @param side null on alerts without one
     * @param price the candle's close
     * @param confidence 0 to 1; NaN when the number that tells it is unknown
     * @param values every number the rule's condition looked at, by name as written, in order of appearance; NaN when unknown
     * @param why its condition, explained; null for signals stored by engines that did not tell
     */
    record SignalFired(
            SessionKey session,
            long closeTimeMs,
            String id,
            String signal,
            String name,
            SignalSpec.Type type,
            Side side,
            long openTimeMs,
            double price,
            double confidence,
            Map<String, Double> values,
            Explained why)
            implements Fact {}

    /** An order was given; it fills at the next candle's open. */
    record OrderPlaced(SessionKey session, long closeTimeMs, String signalId, Side side, boolean opens)
            implements Fact {}

    /** A position exists from here on. */
    record PositionOpened(
            SessionKey session, long closeTimeMs, String signalId, Side side, double quantity, double price, double fee)
            implements Fact {}

    /** A position ended. */
    record PositionClosed(
            SessionKey session,
            long closeTimeMs,
            String signalId,
            Side side,
            double quantity,
            double entryPrice,
            double exitPrice,
            double fees,
            double profit)
            implements Fact {}
}
