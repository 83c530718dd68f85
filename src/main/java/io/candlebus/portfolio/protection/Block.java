package io.candlebus.portfolio.protection;

/**
 * Why a signal does nothing.
 *
 * @param protection type of the one that keeps it, as in documents
 * @param untilMs first moment at which it may be free again; {@link #OPEN_END} when no clock tells
 * @param reason one clause, without a full stop
 */
public record Block(String protection, long untilMs, String reason) {
    /** Something other than time unlocks it. */
    public static final long OPEN_END = Long.MAX_VALUE;
}
