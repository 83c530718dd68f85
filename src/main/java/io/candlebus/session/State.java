package io.candlebus.session;

/** {@code stopped → warming → running ⇄ paused → stopped}, and {@code failed}. */
public enum State {
    /** Nothing runs. */
    STOPPED,
    /** Takes in history until every indicator is known; fires nothing. */
    WARMING,
    /** Fires. */
    RUNNING,
    /** Indicators go on, an open position stays protected, nothing fires. */
    PAUSED,
    /** Threw, or could not be built; the reason is kept. */
    FAILED
}
