package io.candlebus.api;

import io.candlebus.portfolio.protection.Block;
import io.candlebus.session.Fact.SignalFired;

/**
 * A signal as the store keeps it.
 *
 * @param sequence ascending in the order of storing, over all strategies
 * @param storedMs wall clock at the commit, epoch milliseconds
 * @param fired the fact, or what it would have been
 * @param block what kept it from acting; null when it fired
 */
public record StoredSignal(long sequence, long storedMs, SignalFired fired, Block block) {
    /** What became of a signal. */
    public enum Status {
        FIRED,
        BLOCKED
    }

    /** One that fired. */
    public StoredSignal(long sequence, long storedMs, SignalFired fired) {
        this(sequence, storedMs, fired, null);
    }

    public Status status() {
        return block == null ? Status.FIRED : Status.BLOCKED;
    }
}
