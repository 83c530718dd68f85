package io.candlebus.feed.live;

import io.candlebus.feed.venue.CandleUpdate;
import io.candlebus.feed.venue.Heard;
import io.candlebus.feed.venue.Venue;
import io.candlebus.market.Series;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import java.util.List;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps some of a venue's series connected. A link that is lost is replaced after a wait, as often as it takes; one that is
 * about to be closed, or has come to the end of its day, before it is given up. On the context that opened it.
 */
final class Connection {
    /** Venues cut links after a day. */
    static final long ROTATE_MS = 23 * 3_600_000L;

    /** Without a link for so long, what is known may be old. */
    static final long LOST_MS = 3_000;

    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

    /** Who hears what it hears. */
    interface Owner extends Heard {
        /** From now on no frame is lost. */
        void connected(Connection connection);

        /** Frames are lost, or may be. */
        void broken(Connection connection);
    }

    private final Vertx vertx;
    private final Venue venue;
    private final List<Series> series;
    private final Tempo tempo;
    private final WebSocketClient sockets;
    private final String url;
    private final long rotateMs;
    private final Course course;
    private final int number;
    private final Owner owner;
    private final Backoff backoff = new Backoff(new SplittableRandom());
    private Link current;
    private Link next;
    private long downNs;
    private String down = "not connected yet";
    private long losses;
    private boolean closed;

    /**
     * @param sockets opens links to {@code url}
     * @param number among the feed's connections, from 0
     * @param rotateMs age at which a link is replaced; that of several connections should not be the same
     */
    Connection(
            Vertx vertx,
            Venue venue,
            List<Series> series,
            Tempo tempo,
            WebSocketClient sockets,
            String url,
            long rotateMs,
            Course course,
            int number,
            Owner owner) {
        this.vertx = vertx;
        this.venue = venue;
        this.series = List.copyOf(series);
        this.tempo = tempo;
        this.sockets = sockets;
        this.url = url;
        this.rotateMs = rotateMs;
        this.course = course;
        this.number = number;
        this.owner = owner;
        this.downNs = System.nanoTime();
    }

    int number() {
        return number;
    }

    List<Series> series() {
        return series;
    }

    void open() {
        if (!closed) {
            current = link();
            current.open(sockets, url);
        }
    }

    boolean isUp() {
        return down == null;
    }

    /** Why it is not up; null when it is. */
    String down() {
        return down;
    }

    long losses() {
        return losses;
    }

    /** How long ago the newest frame came, on the wall; -1 before the first. */
    long quietMs() {
        return current == null || current.quietNs() < 0 ? -1 : current.quietNs() / 1_000_000;
    }

    /** Why what is known of its series may be old; null while it is not. */
    String stale() {
        long quietMs = quietMs();
        if (down != null) {
            boolean lostLong = (System.nanoTime() - downNs) / 1_000_000 >= tempo.linkMs(LOST_MS);
            return lostLong ? down : null;
        }
        return quietMs >= tempo.linkMs(venue.heartbeat().quietMs())
                ? "nothing was heard for " + quietMs / 1_000 + " s"
                : null;
    }

    /** Gives up a link that no longer serves: {@code deaf} when history has candles that it never told. */
    void watch(boolean deaf) {
        if (down != null) {
            return;
        }
        if (deaf) {
            current.end("acknowledged, but deaf");
        } else if (current.ageMs() >= tempo.lifeMs(rotateMs)) {
            replace("a day old");
        }
    }

    void close() {
        closed = true;
        for (Link link : new Link[] {current, next}) {
            if (link != null) {
                link.close();
            }
        }
    }

    private Link link() {
        return new Link(vertx, venue, series, tempo, course, number, new Ear());
    }

    private void replace(String why) {
        if (next == null && !closed) {
            LOG.info("{}: {}; connecting anew beside it", venue.name(), why);
            next = link();
            next.open(sockets, url);
        }
    }

    private final class Ear extends Relay implements Link.Owner {
        Ear() {
            super(owner);
        }

        @Override
        public void candle(CandleUpdate update) {
            backoff.reset();
            owner.candle(update);
        }

        @Override
        public void leaving(String why) {
            replace("the venue is leaving: " + why);
        }

        @Override
        public void missed(long frames) {
            owner.missed(frames);
            owner.broken(Connection.this);
            owner.connected(Connection.this);
        }

        @Override
        public void ready(Link link) {
            if (link == next) {
                current.close();
                current = next;
                next = null;
            }
            LOG.info("{}: {} series subscribed", venue.name(), series.size());
            if (down != null) {
                down = null;
                owner.connected(Connection.this);
            }
        }

        @Override
        public void lost(Link link, String why) {
            if (closed) {
                return;
            }
            if (link == next) {
                next = null;
                return;
            }
            losses++;
            boolean wasUp = down == null;
            if (wasUp) {
                downNs = System.nanoTime();
            }
            owner.broken(Connection.this);
            down = wasUp ? "the connection is lost: " + why : why;
            if (next != null) {
                current = next;
                next = null;
                return;
            }
            long waitMs = tempo.linkMs(backoff.nextMs());
            LOG.warn("{}: connection lost: {}; next attempt in {} ms", venue.name(), why, waitMs);
            vertx.setTimer(waitMs, t -> open());
        }
    }
}
