package io.candlebus.session;

import io.candlebus.portfolio.BrokerListener.DropReason;
import io.candlebus.portfolio.ExitReason;
import io.candlebus.portfolio.Fill;
import io.candlebus.portfolio.Position;
import io.candlebus.portfolio.Trade;
import io.candlebus.portfolio.protection.Block;
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
     * @param why its condition, explained; null when the session tells {@link Detail#BARE} facts, and for old signals
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

    /**
     * A rule would have fired, and a protection kept it from acting. It is followed by a shadow where it is an entry.
     *
     * @param signal as it would have fired, under the same id
     */
    record SignalBlocked(SignalFired signal, Block block) implements Fact {
        @Override
        public SessionKey session() {
            return signal.session();
        }

        @Override
        public long closeTimeMs() {
            return signal.closeTimeMs();
        }
    }

    /**
     * An order was given; it fills at the next candle's open, or at this close where the terms say so.
     *
     * @param signalId id of the rule that gave it; null when none did
     * @param reason why it closes a position; null when it opens one
     */
    record OrderPlaced(
            SessionKey session, long closeTimeMs, String signalId, Side side, boolean opens, ExitReason reason)
            implements Fact {}

    /** An order that opens a position is gone without a fill. */
    record OrderDropped(SessionKey session, long closeTimeMs, String signalId, Side side, DropReason reason)
            implements Fact {}

    /**
     * An order was carried out, or a stop or target was.
     *
     * @param signalId id of the rule that gave it; null when none did
     * @param quantity in units of the base
     * @param price that was paid or got
     * @param fee in the quote's currency
     * @param slippage by how much the price was worse than the one it was meant for, in the quote's currency
     */
    record OrderFilled(
            SessionKey session,
            long closeTimeMs,
            String signalId,
            Side side,
            boolean opens,
            double quantity,
            double price,
            double fee,
            double slippage)
            implements Fact {
        static OrderFilled of(SessionKey session, long closeTimeMs, Fill fill) {
            return new OrderFilled(
                    session,
                    closeTimeMs,
                    fill.order().signalId(),
                    fill.order().side(),
                    fill.order().opens(),
                    fill.position().quantity(),
                    fill.price(),
                    fill.fee(),
                    fill.slippage());
        }
    }

    /** A position exists from here on. */
    record PositionOpened(SessionKey session, long closeTimeMs, Position position) implements Fact {}

    /** A position ended. */
    record PositionClosed(SessionKey session, long closeTimeMs, Trade trade) implements Fact {}

    /**
     * What a blocked entry would have come to.
     *
     * @param protection type of the one that blocked it
     * @param trade by an account that has nothing else, and begins with the strategy's cash
     */
    record ShadowClosed(SessionKey session, long closeTimeMs, String protection, Trade trade) implements Fact {}

    /** The session changed its state by itself. */
    record StateChanged(SessionKey session, long closeTimeMs, State from, State to, String reason) implements Fact {}
}
