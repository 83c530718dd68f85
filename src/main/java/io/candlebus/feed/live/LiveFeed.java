package io.candlebus.feed.live;

import io.candlebus.api.VenueHealth;
import io.candlebus.feed.FeedRefused;
import io.candlebus.feed.FeedSource;
import io.candlebus.feed.Outlet;
import io.candlebus.feed.Past;
import io.candlebus.feed.frames.FrameLog;
import io.candlebus.feed.venue.CandleUpdate;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Candles from a venue, live. Subscribes first, then asks for the past; what is heard in between waits for it. After a lost
 * connection it connects again, as often as it takes, and what was missed is asked for before anything newer goes out.
 * While a series' connection is not to be trusted, nothing of it goes out.
 *
 * <p>Opening takes as long as the venue lets it wait; it fails only when a symbol is known not to exist.
 */
public final class LiveFeed implements FeedSource {
    /** Of a series that was followed before, no more than so many candles are made up for. */
    static final int CATCH_UP = 100_000;

    /** So many candles with trades that history has and the stream never told mean that it is deaf. */
    private static final int DEAF = 2;

    /** Connections are not opened all at once, and not replaced all at once. */
    private static final long APART_MS = 500;

    private static final long ROTATE_APART_MS = 300_000;
    private static final int ROTATE_SHARES = 12;

    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
    private static final long TICK_MS = 250;
    private static final long ROOM_POLL_MS = 1;

    private final Venue venue;
    private final LiveOptions options;
    private final Tempo tempo;
    private final FrameLog frames;
    private final Course course;
    private final Map<Series, Track> tracks = new LinkedHashMap<>();
    private final List<Connection> connections = new ArrayList<>();
    private final ArrayDeque<Decided> decided = new ArrayDeque<>();
    private final Promise<List<Series>> opened = Promise.promise();
    private final Pulse pulse;
    private Vertx vertx;
    private Outlet outlet;
    private volatile VenueClock clock;
    private WebSocketClient sockets;
    private WebClient web;
    private Questions questions;
    private Admission admission;
    private long wallMs;
    private long beganMs;
    private long timer = -1;
    private boolean playing;
    private boolean polling;
    private boolean closed;

    public LiveFeed(Venue venue, LiveOptions options) {
        this(venue, options, Tempo.REAL);
    }

    /** @param frames records what happens; null when nothing is to be recorded */
    public LiveFeed(Venue venue, LiveOptions options, FrameLog frames) {
        this(venue, options, Tempo.REAL, frames);
    }

    LiveFeed(Venue venue, LiveOptions options, Tempo tempo) {
        this(venue, options, tempo, null);
    }

    LiveFeed(Venue venue, LiveOptions options, Tempo tempo, FrameLog frames) {
        this.venue = venue;
        this.options = options;
        this.tempo = tempo;
        this.frames = frames;
        this.pulse = new Pulse(frames);
        this.course = new Course(frames);
    }

    @Override
    public String kind() {
        return venue.name();
    }

    @Override
    public Future<List<Series>> open(Vertx vertx, Outlet outlet) {
        this.vertx = vertx;
        this.outlet = outlet;
        wallMs = System.currentTimeMillis();
        clock = new VenueClock(wallMs, course.beganNs(), tempo.market());
        sockets = vertx.createWebSocketClient(new WebSocketClientOptions()
                .setMaxFrameSize(Link.LONGEST_MESSAGE)
                .setMaxMessageSize(Link.LONGEST_MESSAGE));
        web = WebClient.create(vertx);
        questions = new Questions(vertx, venue, web, options.endpoints().rest(), tempo, clock, course);
        admission = new Admission(vertx, venue, options.series(), tempo, questions, opened::tryFail, pulse::note);
        opened.future().onComplete(any -> admission.end());
        course.event();
        beganMs = nowMs();
        pulse.noteLimits(venue, options);
        connect();
        admission.begin();
        timer = vertx.setPeriodic(1, tempo.marketMs(TICK_MS), t -> tick());
        return opened.future();
    }

    @Override
    public Future<Void> accepted(Future<List<Series>> opening) {
        return admission.known();
    }

    /** As many connections as the venue's limit asks for, with the series spread over them in order. */
    private void connect() {
        List<Series> all = options.series();
        int most = venue.limits().seriesPerConnection();
        for (int from = 0; from < all.size(); from += most) {
            List<Series> some = all.subList(from, Math.min(all.size(), from + most));
            int number = connections.size();
            long rotateMs = Connection.ROTATE_MS - number % ROTATE_SHARES * ROTATE_APART_MS;
            Connection connection = new Connection(
                    vertx,
                    venue,
                    some,
                    tempo,
                    sockets,
                    options.endpoints().live(),
                    rotateMs,
                    course,
                    number,
                    new Ear());
            connections.add(connection);
            for (Series series : some) {
                tracks.put(
                        series,
                        new Track(new Closing(series, venue.closes(), edgeMs(series), out(series)), connection));
            }
        }
        course.begin(header());
        for (Connection connection : connections) {
            if (connection.number() == 0) {
                connection.open();
            } else {
                vertx.setTimer(tempo.linkMs(connection.number() * APART_MS), t -> connection.open());
            }
        }
    }

    private String header() {
        RecordedHeader.Time time =
                new RecordedHeader.Time(wallMs, tempo.market(), clock.isKnown() ? clock.aheadMs() : null);
        return RecordedHeader.at(venue, time, opened.future().isComplete(), tracks, course)
                .text();
    }

    private long edgeMs(Series series) {
        long newestMs = outlet.newestOpenMs(series);
        long lengthMs = series.timeframe().longestMs();
        if (newestMs == Past.NONE) {
            int candles = Math.min(options.history(), venue.historyReach());
            return series.timeframe().openOf(beganMs - candles * lengthMs);
        }
        return Math.max(series.timeframe().closeOf(newestMs), series.timeframe().openOf(beganMs - CATCH_UP * lengthMs));
    }

    private long nowMs() {
        return clock.nowMs(course.ns());
    }

    private Closing.Out out(Series series) {
        return new Closing.Out() {
            @Override
            public void closed(Candle candle, Provenance provenance) {
                boolean past = !opened.future().isComplete();
                if (!past) {
                    pulse.closed(nowMs() - series.timeframe().closeOf(candle.openTimeMs()));
                }
                decided.add(new Decided(series, candle, provenance, past));
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

    /** What was decided goes out as there is room for it: the past at once, the rest while the feed plays and is not stale. */
    private void handOn() {
        while (!closed && !decided.isEmpty() && isDue(decided.peek()) && outlet.room()) {
            decided.poll().goTo(outlet);
        }
        if (!closed && !decided.isEmpty() && isDue(decided.peek()) && !polling) {
            polling = true;
            vertx.setTimer(ROOM_POLL_MS, t -> {
                polling = false;
                handOn();
            });
        }
    }

    private boolean isDue(Decided next) {
        return next.past() || playing && tracks.get(next.series()).connection().stale() == null;
    }

    /** Nothing that goes wrong here may end the feed without a word. */
    private void tick() {
        try {
            course.event();
            if (course.isFull()) {
                course.begin(header());
            }
            long nowMs = nowMs();
            boolean opening = !opened.future().isComplete();
            tracks.forEach((series, track) -> {
                if (opening || track.connection().stale() == null) {
                    track.ask(nowMs, ask -> inquiry(series, track.closing(), ask), questions);
                }
            });
            connections.forEach(c -> c.watch(
                    c.series().stream().anyMatch(s -> tracks.get(s).closing().unheard() >= DEAF)));
            handOn();
            if (opening) {
                begin();
            }
        } catch (RuntimeException e) {
            LOG.error("feed stopped", e);
            outlet.failed(e.toString());
        }
    }

    private HistoryInquiry inquiry(Series series, Closing closing, Closing.Ask ask) {
        return new HistoryInquiry(
                course.ask(series, ask),
                venue,
                series,
                closing,
                ask,
                this::nowMs,
                why -> pulse.historyFailed(series, why),
                pulse::unreadable);
    }

    /** Opening is done when the past of every series is in. */
    private void begin() {
        long untilMs = Math.min(beganMs, nowMs()) - venue.closes().graceMs();
        boolean complete = tracks.entrySet().stream()
                .allMatch(e -> e.getValue()
                        .closing()
                        .isAnsweredUntil(e.getKey().timeframe().openOf(untilMs)));
        if (complete && decided.isEmpty()) {
            LOG.info("{}: the past of {} series is in", venue.name(), tracks.size());
            course.opened();
            opened.tryComplete(options.series());
        }
    }

    @Override
    public void play() {
        playing = true;
        handOn();
    }

    @Override
    public Progress progress() {
        return new Progress(1, 0, opened.future().isComplete() ? 1 : pulse.warmup(tracks.values()), pulse.unreadable());
    }

    @Override
    public VenueHealth venue() {
        return clock == null
                ? null
                : pulse.health(new Pulse.Seen(
                        tracks,
                        connections,
                        clock.nowMs(System.nanoTime()),
                        venue.closes().graceMs(),
                        opened.future().isComplete(),
                        clockAheadMs(),
                        questions.paused()));
    }

    /** Under another tempo than the real one there is nothing to compare. */
    @Override
    public long clockAheadMs() {
        VenueClock known = clock;
        return known == null || !known.isKnown() || tempo.market() != 1
                ? 0
                : known.nowMs(System.nanoTime()) - System.currentTimeMillis();
    }

    @Override
    public Future<Void> close() {
        if (closed || vertx == null) {
            return Future.succeededFuture();
        }
        closed = true;
        opened.tryFail(new FeedRefused(venue.name() + ": closed before it could begin"));
        vertx.cancelTimer(timer);
        if (questions == null) {
            return Future.succeededFuture();
        }
        questions.close();
        connections.forEach(Connection::close);
        web.close();
        return sockets.close()
                .compose(v -> frames == null ? Future.succeededFuture() : vertx.executeBlocking(() -> closed(frames)));
    }

    private static Void closed(FrameLog frames) {
        frames.close();
        return null;
    }

    /** Hears what any connection says. */
    private final class Ear implements Connection.Owner {
        @Override
        public void connected(Connection connection) {
            course.up(connection.number());
            connection.series().forEach(s -> tracks.get(s).closing().connected(nowMs()));
        }

        @Override
        public void broken(Connection connection) {
            course.down(connection.number(), connection.down());
            connection.series().forEach(s -> tracks.get(s).closing().broken());
        }

        @Override
        public void subscribed(List<Series> series) {
            LOG.debug("{}: subscribed {}", venue.name(), series);
        }

        @Override
        public void refused(List<Series> series, String why) {
            LOG.warn("{}: {} refused: {}", venue.name(), series, why);
        }

        @Override
        public void candle(CandleUpdate update) {
            clock.heard(update.venueMs(), course.ns());
            tracks.get(update.series()).closing().heard(update, nowMs());
        }

        @Override
        public void alive(long venueMs) {
            clock.heard(venueMs, course.ns());
        }

        @Override
        public void leaving(String why) {
            LOG.debug("{} leaves: {}", venue.name(), why);
        }

        @Override
        public void missed(long frames) {
            LOG.warn("{}: {} frames lost", venue.name(), frames);
            pulse.missed(frames);
        }

        @Override
        public void unreadable(String why) {
            pulse.unreadable(why);
        }
    }
}
