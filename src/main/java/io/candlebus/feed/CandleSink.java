package io.candlebus.feed;

import io.candlebus.market.FinalCandle;

/** Keeps candles. Called on the feed's event loop before the candle is published; must return at once. */
@FunctionalInterface
public interface CandleSink {
    /** Takes in the next candle of its series: strictly ascending, each once, never a synthetic one. */
    void accept(FinalCandle candle);
}
