package io.candlebus.feed.live;

import io.candlebus.feed.FeedRefused;
import io.candlebus.feed.FeedSource;
import io.candlebus.feed.Outlet;
import io.candlebus.feed.Past;
import io.candlebus.feed.venue.CandleUpdate;
import io.candlebus.feed.venue.HistoryPages;
import io.candlebus.feed.venue.Venue;
import io.candlebus.market.Candle;
import io.candlebus.market.Provenance;
import io.candlebus.market.Series;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.ext.web.client.WebClient;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Candles from a venue, live. Subscribes first, then asks for the past; what is heard in between waits for it. After a lost
 * connection it connects again, as often as it takes, and what was missed is asked for before anything newer goes out. A
 * connection that the venue is about to close, or will at the end of its day, is replaced before it is given up.
 *
 * <p>Opening fails when the venue refuses a series, or cannot be reached within {@link #REACH_MS}.
 */
public final class LiveFeed implements FeedSource {
    static final long REACH_MS = 60_000;

    /** Venues cut connections after a day. */
    static final long ROTATE_MS = 23 * 3_600_000L;

    /** So many candles with trades that history has and the stream never told mean that it is deaf. */
    private static final int DEAF = 2;

    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
    private static final long TICK_MS = 250;
    private static final long ROOM_POLL_MS = 1;

    private final Venue venue;
    private final LiveOptions options;
    private final Tempo tempo;
    private final Backoff backoff = new Backoff(new SplittableRandom());
    private final Map<Series, Closing> closings = new LinkedHashMap<>();
    private final ArrayDeque<Decided> decided = new ArrayDeque<>();
    private final Promise<List<Series>> opened = Promise.promise();
    private Vertx vertx;
    private Outlet outlet;
    private VenueClock clock;
    private WebSocketClient sockets;
    private WebClient web;
    private Questions questions;
    private Link current;
    private Link next;
    private long beganNs;
    private long beganMs;
    private long timer = -1;
    private long unreadable;
    private boolean playing;
    private boolean polling;
    private boolean closed;

    private record Decided(Series series, Candle candle, Provenance provenance, boolean past) {}

    public LiveFeed(Venue venue, LiveOptions options) {
        this(venue, options, Tempo.REAL);
    }

    LiveFeed(Venue venue, LiveOptions options, Tempo tempo) {
        this.venue = venue;
        this.options = options;
        this.tempo = tempo;
    }

    @Override
    public String kind() {
        return venue.name();
    }

    @Override
    public Future<List<Series>> open(Vertx vertx, Outlet outlet) {
        this.vertx = vertx;
        this.outlet = outlet;
        if (options.series().size() > venue.limits().seriesPerConnection()) {
            return Future.failedFuture(new FeedRefused(venue.name() + " gives "
                    + venue.limits().seriesPerConnection() + " series over a connection, not "
                    + options.series().size()));
        }
        beganNs = System.nanoTime();
        clock = new VenueClock(System.currentTimeMillis(), beganNs, tempo.market());
        sockets = vertx.createWebSocketClient(new WebSocketClientOptions()
                .setMaxFrameSize(Link.LONGEST_MESSAGE)
                .setMaxMessageSize(Link.LONGEST_MESSAGE));
        web = WebClient.create(vertx);
        questions = new Questions(vertx, venue, web, options.endpoints().rest(), tempo);
        beganMs = nowMs();
        for (Series series : options.series()) {
            closings.put(series, new Closing(series, venue.closes(), edgeMs(series), out(series)));
        }
        connect();
        timer = vertx.setPeriodic(1, tempo.marketMs(TICK_MS), t -> tick());
        return opened.future();
    }

    private long edgeMs(Series series) {
        long newestMs = outlet.newestOpenMs(series);
        return newestMs == Past.NONE
                ? series.timeframe()
                        .openOf(beganMs - options.history() * series.timeframe().longestMs())
                : series.timeframe().closeOf(newestMs);
    }

    private long nowMs() {
        return clock.nowMs(System.nanoTime());
    }

    private Closing.Out out(Series series) {
        return new Closing.Out() {
            @Override
            public void closed(Candle candle, Provenance provenance) {
                decided.add(
                        new Decided(series, candle, provenance, !opened.future().isComplete()));
                handOn();
            }

            @Override
            public void forming(Candle candle) {
                if (playing) {
                    outlet.forming(series, candle);
                }
            }
        };
    }

    /** What was decided goes out as there is room for it: the past at once, the rest from {@link #play} on. */
    private void handOn() {
        while (!closed && !decided.isEmpty() && (playing || decided.peek().past()) && outlet.room()) {
            Decided first = decided.poll();
            if (first.past()) {
                outlet.past(first.series(), first.candle(), first.provenance());
            } else {
                outlet.closed(first.series(), first.candle(), first.provenance());
            }
        }
        if (!closed && !decided.isEmpty() && !polling) {
            polling = true;
            vertx.setTimer(ROOM_POLL_MS, t -> {
                polling = false;
                handOn();
            });
        }
    }

    /** Nothing that goes wrong here may end the feed without a word. */
    private void tick() {
        try {
            long nowMs = nowMs();
            closings.forEach((series, closing) -> {
                Closing.Ask ask = closing.due(nowMs);
                if (ask != null) {
                    questions.ask(series, ask, asker(closing, series));
                }
            });
            watch();
            begin();
        } catch (RuntimeException e) {
            LOG.error("feed stopped", e);
            outlet.failed(e.toString());
        }
    }

    private void watch() {
        if (current == null || !current.isReady()) {
            return;
        }
        if (closings.values().stream().anyMatch(c -> c.unheard() >= DEAF)) {
            current.end("acknowledged, but deaf");
        } else if (current.ageMs() >= tempo.linkMs(ROTATE_MS)) {
            replace("a day old");
        }
    }

    /** Opening is done when the past of every series is in. */
    private void begin() {
        if (opened.future().isComplete()) {
            return;
        }
        long untilMs = Math.min(beganMs, nowMs()) - venue.closes().graceMs();
        boolean complete = closings.entrySet().stream()
                .allMatch(
                        e -> e.getValue().isAnsweredUntil(e.getKey().timeframe().openOf(untilMs)));
        if (complete && decided.isEmpty()) {
            opened.complete(options.series());
        } else if ((System.nanoTime() - beganNs) / 1_000_000 > tempo.linkMs(REACH_MS) && decided.isEmpty()) {
            refuse("history cannot be had; see the log");
        }
    }

    private void refuse(String why) {
        if (opened.tryFail(new FeedRefused(venue.name() + ": " + why))) {
            close();
        }
    }

    private Questions.Asker asker(Closing closing, Series series) {
        return new Questions.Asker() {
            @Override
            public void answered(HistoryPages pages) {
                closing.history(pages.rows(), pages.newestMs(), nowMs());
            }

            @Override
            public void failed(String why, boolean byVenue) {
                LOG.warn("{}: history of {} failed: {}", venue.name(), series, why);
                if (byVenue) {
                    refuse(series + ": " + why);
                }
                closing.failed(nowMs());
            }

            @Override
            public void time(long venueMs) {
                clock.heard(venueMs, System.nanoTime());
            }

            @Override
            public long nowMs() {
                return LiveFeed.this.nowMs();
            }
        };
    }

    private void connect() {
        current = link();
        current.open(sockets, options.endpoints().live());
    }

    private void replace(String why) {
        if (next == null) {
            LOG.info("{}: {}; connecting anew beside it", venue.name(), why);
            next = link();
            next.open(sockets, options.endpoints().live());
        }
    }

    private Link link() {
        return new Link(vertx, venue, options.series(), tempo, new Ear());
    }

    @Override
    public void play() {
        playing = true;
        handOn();
    }

    @Override
    public Progress progress() {
        return new Progress(1, 0, 1, unreadable);
    }

    @Override
    public Future<Void> close() {
        if (closed || vertx == null) {
            return Future.succeededFuture();
        }
        closed = true;
        opened.tryFail("closed");
        vertx.cancelTimer(timer);
        if (questions == null) {
            return Future.succeededFuture();
        }
        questions.close();
        for (Link link : new Link[] {current, next}) {
            if (link != null) {
                link.close();
            }
        }
        web.close();
        return sockets.close();
    }

    /** Hears what any connection says. */
    private final class Ear implements Link.Owner {
        @Override
        public void subscribed(List<Series> series) {
            LOG.debug("{}: subscribed {}", venue.name(), series);
        }

        @Override
        public void refused(List<Series> series, String why) {
            refuse(series + " refused: " + why);
        }

        @Override
        public void candle(CandleUpdate update) {
            backoff.reset();
            clock.heard(update.venueMs(), System.nanoTime());
            closings.get(update.series()).heard(update, nowMs());
        }

        @Override
        public void alive(long venueMs) {
            clock.heard(venueMs, System.nanoTime());
        }

        @Override
        public void leaving(String why) {
            replace("the venue is leaving: " + why);
        }

        @Override
        public void missed(long frames) {
            LOG.warn("{}: {} frames lost", venue.name(), frames);
            closings.values().forEach(Closing::broken);
            closings.values().forEach(c -> c.connected(nowMs()));
        }

        @Override
        public void unreadable(String why) {
            if (unreadable++ == 0) {
                LOG.warn("{}: {}; further ones are counted only", venue.name(), why);
            }
        }

        @Override
        public void ready(Link link) {
            if (link == next) {
                current.close();
                current = next;
                next = null;
            } else {
                closings.values().forEach(c -> c.connected(nowMs()));
            }
            LOG.info("{}: {} series subscribed", venue.name(), options.series().size());
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
            closings.values().forEach(Closing::broken);
            if (next != null) {
                current = next;
                next = null;
                return;
            }
            long waitMs = tempo.linkMs(backoff.nextMs());
            LOG.warn("{}: connection lost: {}; next attempt in {} ms", venue.name(), why, waitMs);
            vertx.setTimer(waitMs, t -> {
                if (!closed) {
                    connect();
                }
            });
        }
    }
}
