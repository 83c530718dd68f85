package io.candlebus.api;

/**
 * One signal that is to be told to one target.
 *
 * @param sequence ascending in the order of storing, over all targets
 * @param target the target's name
 * @param untilMs wall clock; later it is of no use to who trades
 * @param attempts how often it was tried since it was stored or replayed
 * @param dueMs wall clock before which it is not tried
 * @param changedMs wall clock of the last change
 * @param status of the last answer; null when there was none
 * @param error why the last attempt failed, or why there is to be none; null when it went well or was not tried
 */
public record Delivery(
        long sequence,
        String target,
        StoredSignal signal,
        long untilMs,
        State state,
        int attempts,
        long dueMs,
        long changedMs,
        Integer status,
        String error) {
    /** What has become of it. */
    public enum State {
        /** It is still to be told. */
        PENDING,
        /** The target took it. */
        SENT,
        /** It was tried as often as is tried. */
        DEAD,
        /** It was of no use any more when the kill switch was lifted. */
        KILLED,
        /** It was of no use any more, and the target wants none such. */
        MISSED
    }

    /**
     * One try.
     *
     * @param atMs wall clock of its beginning
     * @param tookMs until the answer, or until it was given up
     * @param status of the answer; null when there was none
     * @param error null when it went well
     */
    public record Attempt(long atMs, long tookMs, Integer status, String error) {}
}
