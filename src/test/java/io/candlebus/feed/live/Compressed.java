package io.candlebus.feed.live;

import io.candlebus.feed.FeedSource;
import io.candlebus.feed.venue.Venue;

/** Live feeds of a market that is played faster than it happens. */
public final class Compressed {
    private Compressed() {}

    /**
     * @param market market time over wall time
     * @param links by how much waits for connections and answers are cut short
     */
    public static FeedSource feed(Venue venue, LiveOptions options, double market, double links) {
        return new LiveFeed(venue, options, new Tempo(market, links));
    }
}
