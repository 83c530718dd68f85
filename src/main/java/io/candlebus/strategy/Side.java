package io.candlebus.strategy;

/** Which way a position profits. */
public enum Side {
    LONG,
    SHORT
}
