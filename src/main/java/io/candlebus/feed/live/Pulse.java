package io.candlebus.feed.live;

import io.candlebus.api.VenueHealth;
import io.candlebus.feed.frames.FrameLog;
import io.candlebus.feed.venue.Venue;
import io.candlebus.market.Series;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Feels how a live feed is doing, and says so in the log when it changes. One thread. */
final class Pulse {
    /** Of the requests that a venue takes, so many may be needed in the long run; more come late. */
    private static final double CAREFUL_SHARE = 0.8;

    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);

    private final FrameLog frames;
    private final Set<String> notes = new LinkedHashSet<>();
    private final Lags lags = new Lags();
    private long missed;
    private long unreadable;
    private String historyFailure;
    private String historyFailedOf;
    private String reason;
    private boolean skewed;

    /** @param frames null when none are recorded */
    Pulse(FrameLog frames) {
        this.frames = frames;
    }

    /** Something that whoever runs it should know. */
    void note(String sentence) {
        if (notes.add(sentence)) {
            LOG.warn("{}", sentence);
        }
    }

    /** What the venue cannot give of what is asked of it. */
    void noteLimits(Venue venue, LiveOptions options) {
        if (options.history() > venue.historyReach()) {
            note(venue.name() + " keeps the newest " + venue.historyReach() + " candles of a series, not "
                    + options.history() + ": the past is no longer than that");
        }
        double perSecond = options.series().stream()
                .mapToDouble(s -> 1_000.0 / s.timeframe().longestMs())
                .sum();
        double allowed = CAREFUL_SHARE * venue.limits().requestsPerSecond();
        if (!venue.closes().flagged() && perSecond > allowed) {
            note(venue.name() + " confirms candles by history alone, and takes "
                    + Math.round(venue.limits().requestsPerSecond() * 60) + " requests a minute: with "
                    + Math.round(perSecond * 60) + " candles a minute many will come late");
        }
    }

    void missed(long frames) {
        missed += frames;
    }

    void unreadable(String why) {
        if (unreadable++ == 0) {
            LOG.warn("{}; further ones are counted only", why);
        }
    }

    long unreadable() {
        return unreadable;
    }

    /** A candle became final so long after its end. */
    void closed(long lagMs) {
        lags.add(lagMs);
    }

    /** It is asked for again; the log has it once, until it fails for another reason. */
    void historyFailed(Series series, String why) {
        historyFailure = "history of " + series + " cannot be had: " + why;
        if (!why.equals(historyFailedOf)) {
            LOG.warn("{}; it is asked for again", historyFailure);
        }
        historyFailedOf = why;
    }

    /** Share of the past that is in, 0 to 1. */
    double warmup(Collection<Track> tracks) {
        return tracks.stream().mapToDouble(Track::warmup).average().orElse(1);
    }

    /**
     * What there is to be felt.
     *
     * @param nowMs the venue's time
     * @param graceMs how long after its end a candle's last word may be on its way
     * @param opened whether the past is in
     * @param aheadMs how far the venue's clock is ahead of this machine's
     * @param paused why history is not asked at the moment; null when it is
     */
    record Seen(
            Map<Series, Track> tracks,
            List<Connection> connections,
            long nowMs,
            long graceMs,
            boolean opened,
            long aheadMs,
            String paused) {}

    VenueHealth health(Seen seen) {
        List<Connection> connections = seen.connections();
        int up = (int) connections.stream().filter(Connection::isUp).count();
        boolean connected = up == connections.size();
        String why = seen.opened() ? stale(seen) : opening(seen, connected);
        String phase = seen.opened() ? why == null ? "live" : "stale" : connected ? "syncing" : "connecting";
        tell(phase, why);
        List<String> known = new ArrayList<>(notes);
        if (seen.opened() && seen.paused() != null) {
            known.add(seen.paused());
        }
        VenueHealth.Clock clock = new VenueHealth.Clock(seen.aheadMs());
        alarm(clock);
        return new VenueHealth(
                phase,
                why,
                known,
                seen.opened() ? 1 : warmup(seen.tracks().values()),
                new VenueHealth.Connections(
                        up,
                        connections.size(),
                        connections.stream().mapToLong(Connection::losses).sum(),
                        missed,
                        unreadable,
                        connections.stream()
                                .mapToLong(Connection::quietMs)
                                .max()
                                .orElse(-1)),
                lags.lag(),
                clock,
                frames == null ? null : frames.health());
    }

    private String opening(Seen seen, boolean connected) {
        return !connected ? lost(seen.connections()) : seen.paused() != null ? seen.paused() : historyFailure;
    }

    private static String lost(List<Connection> connections) {
        return connections.stream()
                .map(Connection::down)
                .filter(d -> d != null)
                .findFirst()
                .orElse(null);
    }

    /** Why what is known may be old; null when it is not. */
    private static String stale(Seen seen) {
        for (Connection connection : seen.connections()) {
            if (connection.stale() != null) {
                return connection.stale();
            }
        }
        for (Map.Entry<Series, Track> entry : seen.tracks().entrySet()) {
            long lengthMs = entry.getKey().timeframe().longestMs();
            long lateMs = seen.nowMs() - entry.getValue().closing().knownUntilMs();
            if (lateMs > 2 * lengthMs + seen.graceMs() + Connection.LOST_MS) {
                return entry.getKey() + ": nothing is known of the last " + lateMs / 1_000
                        + " s, and a candle is expected every " + lengthMs / 1_000;
            }
        }
        return null;
    }

    private void tell(String phase, String why) {
        if (phase.equals("stale") && reason == null) {
            LOG.warn("the feed is stale, nothing goes out: {}", why);
        } else if (phase.equals("live") && reason != null) {
            LOG.info("the feed is live again");
        }
        reason = phase.equals("stale") ? why : null;
    }

    private void alarm(VenueHealth.Clock clock) {
        if (clock.isSkewed() && !skewed) {
            LOG.warn(
                    "this machine's clock is {} ms {} the venue's: have it set",
                    Math.abs(clock.aheadMs()),
                    clock.aheadMs() > 0 ? "behind" : "ahead of");
        }
        skewed = clock.isSkewed();
    }
}
