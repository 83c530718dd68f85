package io.candlebus.cli;

import io.candlebus.config.Config;
import io.candlebus.feed.BadRows;
import io.candlebus.feed.FeedSource;
import io.candlebus.feed.ReplayFeed;
import io.candlebus.feed.ReplayOptions;
import io.candlebus.feed.frames.FrameLog;
import io.candlebus.feed.frames.FrameOptions;
import io.candlebus.feed.live.FramesFeed;
import io.candlebus.feed.live.LiveFeed;
import io.candlebus.feed.live.LiveOptions;
import io.candlebus.feed.venue.Venue;
import io.candlebus.feed.venue.Venues;
import io.candlebus.market.Series;
import io.candlebus.market.Timeframe;
import java.nio.file.Path;
import java.util.List;

/** Where candles come from, as configured. */
final class Feeds {
    private Feeds() {}

    /** Whether a word names a venue. */
    static boolean isVenue(String word) {
        return Venues.find(word).isPresent();
    }

    static FeedSource of(Config.Feed feed) {
        if (feed.kind().equals("recording")) {
            return new FramesFeed(Path.of(feed.source()), feed.speed());
        }
        return isVenue(feed.kind()) ? live(feed) : replay(feed);
    }

    /**
     * Candles of the past, in the timeframe of documents that name none, that the feed gives at its first start: no more than
     * the venue has, and fewer where they are made of shorter ones.
     */
    static int history(Config config) {
        Config.Feed feed = config.feed();
        if (!isVenue(feed.kind())) {
            return feed.history();
        }
        Timeframe asked = config.strategies().defaultTimeframe();
        long candles = Math.min(feed.history(), Venues.named(feed.kind()).historyReach());
        return feed.live().timeframes().stream()
                .filter(given -> given == asked || asked.consistsOf(given))
                .mapToInt(given -> (int) (candles * given.longestMs() / asked.longestMs()))
                .max()
                .orElse(0);
    }

    private static FeedSource replay(Config.Feed feed) {
        return ReplayFeed.of(
                feed.source(), new ReplayOptions(feed.speed(), feed.loop(), feed.history(), BadRows.REFUSE));
    }

    private static FrameLog frames(Config.Frames frames, Venue venue) {
        return frames == null
                ? null
                : new FrameLog(
                        new FrameOptions(Path.of(frames.folder()), frames.fileMb() * 1_024L * 1_024, frames.files()),
                        venue.name());
    }

    private static FeedSource live(Config.Feed feed) {
        Venue venue = Venues.named(feed.kind());
        return new LiveFeed(venue, asked(feed), frames(feed.live().frames(), venue));
    }

    /** What is asked of a venue. */
    static LiveOptions asked(Config.Feed feed) {
        Venue venue = Venues.named(feed.kind());
        Config.Live live = feed.live();
        List<Series> series = live.symbols().stream()
                .flatMap(symbol -> live.timeframes().stream().map(timeframe -> new Series(symbol, timeframe)))
                .toList();
        Venue.Endpoints endpoints = new Venue.Endpoints(
                live.socket().isEmpty() ? venue.endpoints().live() : live.socket(),
                live.rest().isEmpty() ? venue.endpoints().rest() : live.rest());
        return new LiveOptions(endpoints, series, feed.history());
    }
}
