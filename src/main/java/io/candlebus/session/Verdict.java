package io.candlebus.session;

/** What became of a rule at a candle. */
public enum Verdict {
    /** It fired. */
    FIRED,
    /** Its condition is false. */
    FALSE,
    /** Its condition hangs on a number that is not known. */
    UNKNOWN,
    /** Its condition is true, but not only just now, and the rule has an edge. */
    NOT_NEW,
    /** Its condition is true, but the position leaves it nothing to do. */
    MASKED,
    /** Its condition is true, but a position of the other side is open, and such entries are ignored. */
    IGNORED,
    /** A protection kept it from acting. */
    BLOCKED,
    /** It would have fired, but the strategy was paused. */
    PAUSED,
    /** It would have fired, but the session took the candle in as history, before it went live. */
    HISTORY
}
