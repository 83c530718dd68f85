package io.candlebus.strategy;

import io.candlebus.market.Timeframe;

/** Numbers of candles until something is known. */
final class Warmup {
    /** More than any history holds; sums stay below it, so that none overflows. */
    private static final int MOST = Integer.MAX_VALUE / 2;

    private Warmup() {}

    /** Candles of {@code on} until a value, perhaps of a higher timeframe, is known for certain if none is missing. */
    static int of(Value value, Timeframe on, Timeframe base) {
        Timeframe own = value instanceof Value.Constant ? on : value.timeframe(base);
        long parts = own == on ? 1 : Math.max(1, own.longestMs() / on.longestMs());
        return (int) Math.min(MOST, value.warmup(base) * parts);
    }

    static int sum(int candles, int more) {
        return (int) Math.min(MOST, (long) candles + more);
    }
}
