package io.candlebus.api;

import io.candlebus.session.SessionKey;

/**
 * Whether a running session did what a session does that is given the same candles now, from the ledger, one after the other.
 *
 * @param session that ran
 * @param throughMs close of the last candle that was compared; {@code Long.MIN_VALUE} while there is none
 * @param candles that were judged until then
 * @param facts that were compared, and are equal to the byte
 * @param mismatch the first difference; null when there is none
 * @param reason why it cannot be told; null when it can
 */
public record Parity(
        SessionKey session, Status status, long throughMs, long candles, long facts, Mismatch mismatch, String reason) {
    /** What is known. */
    public enum Status {
        /** The comparison is under way. */
        CHECKING,
        /** Everything is equal. */
        IN_PARITY,
        /** Something is not. */
        DIFFERENT,
        /** It cannot be told. */
        UNKNOWN
    }

    /**
     * What differs first.
     *
     * @param closeTimeMs of the candle it followed from
     * @param kind of the fact, or {@code account} for what is left at the end
     * @param live what the running session told, JSON; null when it told nothing
     * @param replay what the replay tells, JSON; null when it tells nothing
     */
    public record Mismatch(long closeTimeMs, String kind, String live, String replay) {}

    /** The comparison is under way. */
    public static Parity checking(SessionKey session) {
        return new Parity(session, Status.CHECKING, Long.MIN_VALUE, 0, 0, null, null);
    }
}
