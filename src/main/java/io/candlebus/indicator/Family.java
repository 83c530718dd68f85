package io.candlebus.indicator;

/** The shelves of the catalogue, as traders know them. */
public enum Family {
    TREND,
    MOMENTUM,
    VOLATILITY,
    VOLUME,
    CYCLE,
    STATISTIC,
    PATTERN
}
