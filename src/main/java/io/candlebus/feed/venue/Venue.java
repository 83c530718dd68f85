package io.candlebus.feed.venue;

import io.candlebus.market.Series;
import io.candlebus.market.Timeframe;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * An exchange's dialect: what it is told and asked, and what its answers mean. Pure: no sockets, no clock, nothing kept
 * between calls. Any thread.
 */
public interface Venue {
    /** As written in the configuration: {@code binance}. */
    String name();

    Endpoints endpoints();

    /** Timeframes that it sends live. */
    Set<Timeframe> timeframes();

    Limits limits();

    Closes closes();

    Heartbeat heartbeat();

    /**
     * Begins a connection's talk.
     *
     * @param series what is to be subscribed, each once; all of {@link #timeframes}
     */
    Conversation converse(List<Series> series);

    /**
     * Path and query that ask for the candles that open in {@code [fromMs, toMs)}, behind {@link Endpoints#rest}. Venues
     * give what they like: fewer, older, newer, in any order.
     *
     * @param nowMs the venue's time, for those that keep the newest candles elsewhere
     */
    String historyPath(Series series, long fromMs, long toMs, long nowMs);

    /** What an answer to {@link #historyPath} says, whatever its HTTP status was. */
    HistoryAnswer history(Series series, String body);

    /**
     * Share of what it allows in the present minute that is used up, by whomever at this address, as an answer says.
     *
     * @param header gives the answer's header of a name; null when it has none
     * @return 0 when it does not say
     */
    default double used(UnaryOperator<String> header) {
        return 0;
    }

    /** Path and query that ask which symbols there are, behind {@link Endpoints#rest}. */
    String listingPath();

    /** What an answer to {@link #listingPath} says, whatever its HTTP status was. */
    Listing listing(String body);

    /** The newest candles of a series that its history has; what is older cannot be had. */
    default int historyReach() {
        return Integer.MAX_VALUE;
    }

    /**
     * @param live URL of the WebSocket
     * @param rest beginning of the URLs of history, without a slash at the end
     */
    record Endpoints(String live, String rest) {}

    /**
     * @param seriesPerConnection more need another connection
     * @param messagesPerSecond that may be sent over one connection
     * @param historyRows in one answer, at most
     * @param requestsPerSecond for history; a careful share of what is allowed
     */
    record Limits(int seriesPerConnection, int messagesPerSecond, int historyRows, double requestsPerSecond) {}

    /**
     * How candles come to their end.
     *
     * @param flagged whether the venue says so of each
     * @param graceMs how long after its end a candle's last word may be on its way
     * @param settleMs how long after its end history may still be without it
     */
    record Closes(boolean flagged, long graceMs, long settleMs) {}

    /**
     * What keeps a connection alive, and what tells that it is not.
     *
     * @param message sent at intervals; null when the venue needs none
     * @param everyMs the interval
     * @param silenceMs without any frame for so long, a connection is dead; pings of the socket itself do not count
     */
    record Heartbeat(String message, long everyMs, long silenceMs) {
        private static final long ANSWER_MS = 3_000;

        /** Without any frame for so long, what is known may be old. */
        public long quietMs() {
            return message == null ? Math.max(ANSWER_MS, silenceMs / 3) : everyMs + ANSWER_MS;
        }
    }
}
