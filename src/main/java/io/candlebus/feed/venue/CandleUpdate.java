package io.candlebus.feed.venue;

import io.candlebus.market.Candle;
import io.candlebus.market.Series;

/**
 * A candle as a venue tells it.
 *
 * @param candle its volume is in units of the base, whatever the venue counts in
 * @param flag what the venue says about its end
 * @param venueMs the venue's time when it said so; 0 when unknown
 */
public record CandleUpdate(Series series, Candle candle, Flag flag, long venueMs) {
    /** Whether a candle is over, in the venue's words. */
    public enum Flag {
        /** It goes on. */
        OPEN,
        /** It is over. */
        CLOSED,
        /** The venue does not say. */
        NONE
    }
}
