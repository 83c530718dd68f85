package io.candlebus.feed.fake;

import io.candlebus.feed.venue.Venues;
import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * An exchange that does by itself what it should, and shows each frame to a hand before it is sent: what the hand makes of
 * it is sent instead. So a test says frame by frame what goes wrong. All of its connections are on one context; the hand is
 * called there.
 */
public final class Puppet {
    /** What a frame is for. */
    public enum Kind {
        /** It answers a subscription. */
        ANSWER,
        /** It answers a ping, or is a sign of life of its own. */
        LIFE,
        /** It tells a candle. */
        CANDLE
    }

    /** Decides what is sent in the place of a frame: nothing, it, or any others. */
    public interface Hand {
        Hand IDLE = Frame::asIs;

        List<String> pull(Frame frame);
    }

    /** A frame that is about to be sent. Where frames are numbered, it gets its number when its text is asked for. */
    public static final class Frame {
        private final Line line;
        private final Kind kind;
        private final Series series;
        private final Candle candle;
        private final boolean closed;
        private final long nowMs;
        private final Supplier<String> written;

        private Frame(Line line, Kind kind, long nowMs, Supplier<String> written) {
            this(line, kind, null, null, false, nowMs, written);
        }

        private Frame(
                Line line,
                Kind kind,
                Series series,
                Candle candle,
                boolean closed,
                long nowMs,
                Supplier<String> written) {
            this.line = line;
            this.kind = kind;
            this.series = series;
            this.candle = candle;
            this.closed = closed;
            this.nowMs = nowMs;
            this.written = written;
        }

        public Line line() {
            return line;
        }

        public Kind kind() {
            return kind;
        }

        /** Whether it is the last word on a candle; where the venue can, it says so. */
        public boolean closes(Series other, long openMs) {
            return closed && series.equals(other) && candle.openTimeMs() == openMs;
        }

        public boolean closes() {
            return closed;
        }

        public Series series() {
            return series;
        }

        public Candle candle() {
            return candle;
        }

        public long nowMs() {
            return nowMs;
        }

        public String text() {
            return written.get();
        }

        public List<String> asIs() {
            return List.of(text());
        }

        /** It is sent and does not arrive. To give nothing at all means that it never was. */
        public List<String> lost() {
            text();
            return List.of();
        }

        /** Another candle in the same words. */
        public String with(Candle other, boolean over) {
            return line.dialect.candle(series, other, over, nowMs);
        }
    }

    private static final int TICKS_PER_SIGN = 4;

    private final Vertx vertx;
    private final String venue;
    private final FakeMarket market;
    private final long tickMs;
    private final String ping;
    private final Set<Series> known = new HashSet<>();
    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private volatile Hand hand = Hand.IDLE;
    private volatile boolean refusing;
    private HttpServer server;

    public Puppet(Vertx vertx, String venue, FakeMarket market, long tickMs) {
        this.vertx = vertx;
        this.venue = venue;
        this.market = market;
        this.tickMs = tickMs;
        this.ping = Venues.named(venue).heartbeat().message();
        market.series().forEach(known::add);
    }

    /** Gives the port. */
    public Future<Integer> listen() {
        server = vertx.createHttpServer().requestHandler(this::requested);
        return server.listen(0, "127.0.0.1").map(HttpServer::actualPort);
    }

    public Future<Void> close() {
        return server.close();
    }

    public void hand(Hand next) {
        hand = next;
    }

    /** Whether new connections are turned away. */
    public void refuse(boolean whether) {
        refusing = whether;
    }

    /** That connections will be closed, in the venue's words; null where it has none. */
    public String notice() {
        return FakeDialect.of(venue).notice(market.nowMs());
    }

    /** Every connection there was, oldest first. */
    public List<Line> lines() {
        return lines;
    }

    public Line last() {
        return lines.get(lines.size() - 1);
    }

    private void requested(HttpServerRequest request) {
        if (request.getHeader("Upgrade") == null) {
            answer(request);
        } else if (refusing) {
            request.connection().close();
        } else {
            request.toWebSocket().onSuccess(socket -> {
                Line line = new Line(lines.size() + 1, socket, request.connection());
                lines.add(line);
                line.begin();
            });
        }
    }

    private void answer(HttpServerRequest request) {
        long nowMs = market.nowMs();
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.ofEpochMilli(nowMs).atOffset(ZoneOffset.UTC));
        FakeDialect dialect = FakeDialect.of(venue);
        Set<Symbol> traded = known.stream().map(Series::symbol).collect(Collectors.toSet());
        String listing = dialect.listing(request.path(), traded);
        request.response()
                .putHeader("Date", date)
                .end(listing == null ? dialect.history(request.path(), request.params(), market, nowMs) : listing);
    }

    /** A connection of the exchange. */
    public final class Line {
        private final int number;
        private final FakeDialect dialect = FakeDialect.of(venue);
        private final ServerWebSocket socket;
        private final HttpConnection wire;
        private final Set<Series> subscribed = new LinkedHashSet<>();
        private final Map<Series, Long> at = new HashMap<>();
        private final List<String> heard = new CopyOnWriteArrayList<>();
        private final List<String> ponged = new CopyOnWriteArrayList<>();
        private final long beganNs = System.nanoTime();
        private long ticks;
        private volatile long candles;
        private volatile int opensAtEnd;
        private volatile boolean over;

        private Line(int number, ServerWebSocket socket, HttpConnection wire) {
            this.number = number;
            this.socket = socket;
            this.wire = wire;
        }

        /** From 1. */
        public int number() {
            return number;
        }

        /** What the client said to subscribe, in order. */
        public List<String> subscriptions() {
            return heard.stream().filter(m -> !m.equals(ping)).toList();
        }

        public long pings() {
            return heard.stream().filter(m -> m.equals(ping)).count();
        }

        /** What came back for the pings of the socket itself. */
        public List<String> ponged() {
            return ponged;
        }

        /** How long it has stood, on the wall. */
        public long ageMs() {
            return (System.nanoTime() - beganNs) / 1_000_000;
        }

        /** Frames that told a candle. */
        public long candles() {
            return candles;
        }

        /** How many connections had been opened by the time that it ended. */
        public int opensAtEnd() {
            return opensAtEnd;
        }

        public boolean isOver() {
            return over;
        }

        public void send(String text) {
            vertx.runOnContext(v -> {
                if (!socket.isClosed()) {
                    socket.writeTextMessage(text);
                }
            });
        }

        public void sendBinary(byte[] bytes) {
            vertx.runOnContext(v -> socket.writeBinaryMessage(Buffer.buffer(bytes)));
        }

        /** Pings the socket itself. */
        public void pingSocket(String text) {
            vertx.runOnContext(v -> socket.writePing(Buffer.buffer(text)));
        }

        /** Closes it with a code; with 1006, cuts it without a word. */
        public void close(int code) {
            if (code == 1_006) {
                wire.close();
            } else {
                socket.close((short) code);
            }
        }

        private void begin() {
            socket.textMessageHandler(this::hear);
            socket.pongHandler(bytes -> ponged.add(bytes.toString()));
            long timer = vertx.setPeriodic(tickMs, t -> tick());
            socket.closeHandler(v -> {
                opensAtEnd = lines.size();
                over = true;
                vertx.cancelTimer(timer);
            });
        }

        private void hear(String message) {
            heard.add(message);
            long nowMs = market.nowMs();
            Kind kind = message.equals(ping) ? Kind.LIFE : Kind.ANSWER;
            dialect.answers(message, subscribed, nowMs).forEach(text -> show(new Frame(this, kind, nowMs, () -> text)));
        }

        private void tick() {
            long nowMs = market.nowMs();
            if (ping == null && ++ticks % TICKS_PER_SIGN == 0) {
                show(new Frame(this, Kind.LIFE, nowMs, () -> dialect.heartbeat(nowMs)));
            }
            subscribed.stream().filter(known::contains).forEach(s -> tell(s, nowMs));
        }

        /** Ends the candles that are over, then tells how the present one stands. */
        private void tell(Series series, long nowMs) {
            long openMs = series.timeframe().openOf(nowMs);
            long atMs = at.getOrDefault(series, openMs);
            for (; atMs < openMs; atMs = series.timeframe().closeOf(atMs)) {
                tell(series, market.at(series, atMs, nowMs), true, nowMs);
            }
            at.put(series, openMs);
            tell(series, market.at(series, openMs, nowMs), false, nowMs);
        }

        private void tell(Series series, Candle candle, boolean closed, long nowMs) {
            if (candle != null) {
                show(new Frame(
                        this,
                        Kind.CANDLE,
                        series,
                        candle,
                        closed,
                        nowMs,
                        () -> dialect.candle(series, candle, closed, nowMs)));
            }
        }

        private void show(Frame frame) {
            if (over || socket.isClosed()) {
                return;
            }
            List<String> sent = hand.pull(frame);
            for (String text : sent) {
                if (!socket.isClosed()) {
                    socket.writeTextMessage(text);
                    candles += frame.kind() == Kind.CANDLE ? 1 : 0;
                }
            }
        }
    }
}
