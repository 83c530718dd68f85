package io.candlebus.engine.webhook;

import io.candlebus.api.Delivery;

/**
 * What came of one attempt.
 *
 * @param status null when there was no answer
 * @param error null when the receiver took it
 * @param askedMs how long the receiver asked us to wait; 0 when it did not
 */
record Answer(Integer status, String error, long askedMs) {
    /** The receiver is gone for good, it says. */
    static final int GONE = 410;

    private static final int ERROR_LIMIT = 200;

    static Answer of(int status, long askedMs) {
        return new Answer(status, status / 100 == 2 ? null : "answered " + status, askedMs);
    }

    static Answer none(String error) {
        String plain = error.replaceAll("\\p{Cntrl}+", " ");
        return new Answer(null, plain.length() > ERROR_LIMIT ? plain.substring(0, ERROR_LIMIT) : plain, 0);
    }

    boolean isTaken() {
        return error == null;
    }

    boolean isGone() {
        return status != null && status == GONE;
    }

    Delivery.Attempt attempt(long atMs, long tookMs) {
        return new Delivery.Attempt(atMs, tookMs, status, error);
    }
}
