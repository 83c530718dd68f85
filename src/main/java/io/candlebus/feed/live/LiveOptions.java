package io.candlebus.feed.live;

import io.candlebus.feed.venue.Venue;
import io.candlebus.market.Series;
import java.util.List;

/**
 * What is taken from a venue.
 *
 * @param endpoints where it is
 * @param series each once, at least one
 * @param history candles of each series that are taken in as the past when nothing of it is known
 */
public record LiveOptions(Venue.Endpoints endpoints, List<Series> series, int history) {
    public LiveOptions {
        series = List.copyOf(series);
        if (series.isEmpty() || series.stream().distinct().count() != series.size()) {
            throw new IllegalArgumentException("series must be given, each once: " + series);
        }
        if (history < 0) {
            throw new IllegalArgumentException("history must not be negative: " + history);
        }
    }
}
