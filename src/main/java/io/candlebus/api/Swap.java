package io.candlebus.api;

import io.candlebus.market.Symbol;

/**
 * On one symbol, one revision of a strategy took over from another between two candles: the one before has judged every
 * candle up to the cut, the one after judges every candle from it on. The one after begins flat, with an account of its own.
 *
 * @param from revision that ran before; 0 when none did
 * @param to revision that is to run; 0 when the new one is not for this symbol
 * @param liveFromMs open time of the first candle that the one after judges; {@code Long.MIN_VALUE} when no candle was known
 * @param leftBehind position that the one before had open, and that is dropped with its account; null when it was flat
 * @param failure why the one after could not take over, so that the one before goes on; null when all is well
 */
public record Swap(
        Symbol symbol, int from, int to, long liveFromMs, StrategyStatus.Holding leftBehind, String failure) {
    /** The one after could not take over. */
    public static Swap failed(Symbol symbol, int from, int to, String why) {
        return new Swap(symbol, from, to, Long.MIN_VALUE, null, why);
    }
}
