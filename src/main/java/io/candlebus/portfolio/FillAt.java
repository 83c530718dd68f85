package io.candlebus.portfolio;

/** When a market order fills. */
public enum FillAt {
    /** At the open of the next candle with trades. */
    NEXT_OPEN,
    /** At the close of the candle that gave it, which nobody could have traded at: optimistic. */
    CLOSE
}
