package io.candlebus.feed;

import io.candlebus.market.FinalCandle;
import java.util.Optional;

/** Keeps candles. Called on the feed's event loop before the candle is published; must return at once. */
public interface CandleSink {
    /** Takes in the next candle of its series: strictly ascending, each once, never a synthetic one. */
    void accept(FinalCandle candle);

    /**
     * Takes in what is said of a candle after it, or a later one, was final. What was said before is kept beside it.
     *
     * @return under its number; nothing when it is known, or is not kept
     */
    Optional<FinalCandle> correct(FinalCandle candle);
}
