package io.candlebus.portfolio;

/** What is taken to have come first when a candle reached both the stop and the target. */
public enum Intrabar {
    /** The stop. */
    PESSIMISTIC,
    /** The target. */
    OPTIMISTIC,
    /** Open, low, high, close when the candle rose or stayed; open, high, low, close when it fell. */
    OHLC
}
