package io.candlebus.feed.venue;

import io.candlebus.market.Series;
import java.util.List;

/** What a venue's frames say. */
public interface Heard {
    /** The venue has taken a subscription; that candles will come is not yet proven. */
    void subscribed(List<Series> series);

    /** The venue has refused a subscription. */
    void refused(List<Series> series, String why);

    /** How a candle stands, or stood when it closed. */
    void candle(CandleUpdate update);

    /**
     * A sign of life.
     *
     * @param venueMs the venue's time, or 0 when it does not say
     */
    void alive(long venueMs);

    /** The venue will close this connection soon. */
    void leaving(String why);

    /** So many frames never arrived. */
    void missed(long frames);

    /** A frame, or a candle in it, that makes no sense. */
    void unreadable(String why);
}
