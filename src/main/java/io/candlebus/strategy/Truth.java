package io.candlebus.strategy;

/** What a condition can be. */
public enum Truth {
    TRUE,
    FALSE,
    /** It hangs on a number that is not known. */
    UNKNOWN
}
