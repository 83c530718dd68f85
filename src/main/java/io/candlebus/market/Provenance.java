package io.candlebus.market;

/** How a candle came to be known as final. */
public enum Provenance {
    /** The venue said so. */
    FLAG,
    /** The next one opened. */
    SUCCESSOR,
    /** The venue's history gave it. */
    REST,
    /** Put together from candles of a shorter timeframe. */
    AGGREGATED,
    /** Read from recorded data. */
    REPLAY,
    /** Filled in, flat and without volume, where the venue sent nothing. */
    SYNTHETIC
}
