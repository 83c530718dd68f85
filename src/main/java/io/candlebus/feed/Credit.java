package io.candlebus.feed;

/** How far the takers of candles are behind, so that no queue grows. Called on the feed's event loop, often. */
@FunctionalInterface
public interface Credit {
    /** Candles that the slowest taker was given and has not yet dealt with; the store's queue is a taker too. */
    long inFlight();
}
