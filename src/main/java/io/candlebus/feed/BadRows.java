package io.candlebus.feed;

/** What becomes of a row that makes no candle. */
public enum BadRows {
    /** It ends the reading. */
    REFUSE,
    /** It is counted and passed over. */
    SKIP
}
