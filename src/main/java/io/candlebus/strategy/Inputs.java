package io.candlebus.strategy;

import java.util.List;

/**
 * What a number is computed from. {@link Values} makes each list once for a strategy, so that it is compared by identity: a chain of
 * indicators, each computed from two readings of the one before, has exponentially many paths to walk otherwise.
 */
final class Inputs {
    private final List<Value> values;
    private final int warmup;

    Inputs(List<Value> values, int warmup) {
        this.values = values;
        this.warmup = warmup;
    }

    List<Value> values() {
        return values;
    }

    /** Candles of the timeframe on which they are read until all of them are known; at least 1. */
    int warmup() {
        return warmup;
    }
}
