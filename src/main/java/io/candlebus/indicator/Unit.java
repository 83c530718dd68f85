package io.candlebus.indicator;

/**
 * What an output is measured in. The scale law follows from it: with all prices times k, an output in {@link #PRICE} is
 * times k, and one in {@link #RATIO} or {@link #PERCENT} stays. The chart uses it too: what is in the source's unit is
 * drawn over the candles, the rest has a pane of its own.
 */
public enum Unit {
    /** A level of price, comparable with the close: a moving average, a band. Drawn over the candles. */
    PRICE,
    /** A difference of prices, around zero: macd, momentum, atr. */
    PRICE_CHANGE,
    /** Prices added up. */
    PRICE_SUM,
    /** Price squared: a variance. */
    PRICE_SQUARED,
    /** Degrees, whose tangent is a difference of prices. */
    ANGLE,
    /** A number from 0 to 100, or −100 to 100. */
    PERCENT,
    /** A number without unit. */
    RATIO,
    /** Traded quantity, or a sum of it. */
    VOLUME,
    /** Price times volume: money turned over. */
    TURNOVER,
    /** Price squared over volume: how far prices went for what was traded. */
    PRICE_SQUARED_PER_VOLUME,
    /** An index, a count of candles or a flag. */
    COUNT
}
