package io.candlebus.feed;

import io.candlebus.api.VenueHealth;
import io.candlebus.market.Series;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;

/** Where candles come from: recorded files, a venue. Everything happens on the context of the feed's verticle. */
public interface FeedSource {
    /** For people: {@code replay}, or a venue's name. */
    String kind();

    /** Whether its candles are of another time than that in which they are given. */
    default boolean isRecorded() {
        return false;
    }

    /**
     * Makes ready, hands on the past, and says which series it gives from then on. Fails when it cannot begin.
     *
     * @param outlet takes what the source gives, until it is closed
     */
    Future<List<Series>> open(Vertx vertx, Outlet outlet);

    /**
     * What whoever starts it waits for: by default, all of opening. A source whose opening may take as long as the world
     * likes is done as soon as nothing of what is asked of it is known to be wrong; opening may fail later still.
     *
     * @param opening what {@link #open} has given
     */
    default Future<Void> accepted(Future<List<Series>> opening) {
        return opening.mapEmpty();
    }

    /** How it is doing at its venue; null when it is at none. */
    default VenueHealth venue() {
        return null;
    }

    /** How far its candles' clock is ahead of this machine's; 0 while nobody knows. Any thread. */
    default long clockAheadMs() {
        return 0;
    }

    /** Begins with what is to come. Once, after {@link #open} has succeeded. */
    void play();

    /** How far it is. */
    Progress progress();

    /** Stops, and lets go of everything it holds. */
    Future<Void> close();

    /**
     * How far a source is.
     *
     * @param speed candle time over wall time; 0 = unpaced
     * @param lap how often it was played before
     * @param share of this lap, 0 to 1
     * @param rejectedRows rows so far that made no candle
     */
    record Progress(double speed, int lap, double share, long rejectedRows) {}
}
