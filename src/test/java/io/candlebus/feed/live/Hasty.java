package io.candlebus.feed.live;

import io.candlebus.feed.FeedSource;
import io.candlebus.feed.venue.Venues;

/** A live feed that waits for connections and answers a tenth of the time; its market goes as fast as any. */
public final class Hasty {
    private static final Tempo TEMPO = new Tempo(1, 10, 1);

    private Hasty() {}

    public static FeedSource feed(String venue, LiveOptions options) {
        return new LiveFeed(Venues.named(venue), options, TEMPO);
    }
}
