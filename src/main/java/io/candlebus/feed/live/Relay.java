package io.candlebus.feed.live;

import io.candlebus.feed.venue.CandleUpdate;
import io.candlebus.feed.venue.Heard;
import io.candlebus.market.Series;
import java.util.List;

/** Passes on what a venue's frames say. */
class Relay implements Heard {
    private final Heard next;

    Relay(Heard next) {
        this.next = next;
    }

    @Override
    public void subscribed(List<Series> series) {
        next.subscribed(series);
    }

    @Override
    public void refused(List<Series> series, String why) {
        next.refused(series, why);
    }

    @Override
    public void candle(CandleUpdate update) {
        next.candle(update);
    }

    @Override
    public void alive(long venueMs) {
        next.alive(venueMs);
    }

    @Override
    public void leaving(String why) {
        next.leaving(why);
    }

    @Override
    public void missed(long frames) {
        next.missed(frames);
    }

    @Override
    public void unreadable(String why) {
        next.unreadable(why);
    }
}
