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
 * @param withheld why it fired and was not sent out; null when it was, or never was to be
 */
public record StoredSignal(long sequence, long storedMs, SignalFired fired, Block block, Withheld withheld) {
    /** What became of a signal. */
    public enum Status {
        /** It fired, and was sent out. */
        FIRED,
        /** A protection kept it from acting. */
        BLOCKED,
        /** It fired while the kill switch was thrown. */
        KILLED,
        /** It fired too late to be of use. */
        MISSED
    }

    /** Why a signal that fired is not sent out. */
    public enum Withheld {
        KILLED,
        MISSED
    }

    /** One that fired. */
    public StoredSignal(long sequence, long storedMs, SignalFired fired) {
        this(sequence, storedMs, fired, null, null);
    }

    /** One that fired, or was blocked. */
    public StoredSignal(long sequence, long storedMs, SignalFired fired, Block block) {
        this(sequence, storedMs, fired, block, null);
    }

    /** The same, and why it was not sent out; null for one that was. */
    public StoredSignal withheld(Withheld why) {
        return new StoredSignal(sequence, storedMs, fired, block, why);
    }

    public Status status() {
        if (block != null) {
            return Status.BLOCKED;
        }
        return withheld == null ? Status.FIRED : withheld == Withheld.KILLED ? Status.KILLED : Status.MISSED;
    }

    /** Whether it is sent out. */
    public boolean isSent() {
        return status() == Status.FIRED;
    }
}
