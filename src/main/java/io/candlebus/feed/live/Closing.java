package io.candlebus.feed.live;

import io.candlebus.feed.venue.CandleUpdate;
import io.candlebus.feed.venue.CandleUpdate.Flag;
import io.candlebus.feed.venue.Venue;
import io.candlebus.market.Candle;
import io.candlebus.market.Provenance;
import io.candlebus.market.Series;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * Decides, for one series of a venue, when a candle is over and which numbers count; says so in ascending order, each once.
 *
 * <p>What the venue flagged as over counts at once, unless it contradicts what was seen of it before. Everything else is
 * asked of the venue's history: a candle whose flag is missing some time after its end, one of a venue without flags, a hole,
 * the past before the first frame, whatever was missed while the connection was down. What comes later waits for what is
 * asked. The clock alone decides nothing but when to ask. When history cannot be had, a venue without flags is believed as
 * far as its stream was never interrupted: its next candle ends the one before.
 *
 * <p>All times are the venue's. Pure; one thread.
 */
final class Closing {
    /** What is decided. */
    interface Out {
        /** A candle is over. One that lies before those that were over already comes for the record. */
        void closed(Candle candle, Provenance provenance);

        /** A candle goes on. */
        void forming(Candle candle);
    }

    /** A stretch of history to ask for: opens from, inclusive, to, exclusive. */
    record Ask(long fromMs, long toMs) {}

    /** What is known of a candle that is not decided yet. */
    private record Seen(Candle candle, boolean closed, boolean suspect, long venueMs) {}

    /** So often history is asked for something that it seems not to have yet, or cannot be had. */
    static final int TRIES = 3;

    /** Candles that wait; of more, the oldest are left to history. */
    static final int WAITING_LIMIT = 1_024;

    /** A frame about a candle that opens later than this after now is nonsense, even with the clock not yet set. */
    static final long FUTURE_MS = 60_000;

    /** Sums of the same volumes in another order differ by less. */
    private static final double ROUNDING = 1e-9;

    private static final long LONGEST_RETRY_MS = 30_000;
    /** A silent series is asked for so many candles back, again and again. */
    private static final int LOOK_BACK = 16;

    private final Series series;
    private final Venue.Closes closes;
    private final Out out;
    private final TreeMap<Long, Seen> waiting = new TreeMap<>();
    private long edgeMs;
    /** Open time of the last candle that went out. */
    private long lastMs = Long.MIN_VALUE;

    private long unbrokenMs = Long.MAX_VALUE;
    private Ask asked;
    private long answeredToMs = Long.MIN_VALUE;
    private long retryMs = Long.MAX_VALUE;
    private int tries;
    private int unheard;

    /**
     * @param edgeMs open time of the first candle that is to be decided
     */
    Closing(Series series, Venue.Closes closes, long edgeMs, Out out) {
        this.series = series;
        this.closes = closes;
        this.edgeMs = edgeMs;
        this.out = out;
    }

    /** From now on no frame is lost. */
    void connected(long nowMs) {
        unbrokenMs = nowMs;
        unheard = 0;
    }

    /** Frames are lost, or may have been. */
    void broken() {
        unbrokenMs = Long.MAX_VALUE;
    }

    /** Open time of the next candle to be decided. */
    long edgeMs() {
        return edgeMs;
    }

    /** Until when everything is known: what is decided, and what history has not. */
    long knownUntilMs() {
        return Math.max(edgeMs, answeredToMs);
    }

    /** Whether history has answered before. */
    boolean isAnsweredOnce() {
        return answeredToMs != Long.MIN_VALUE;
    }

    /** Whether the venue's history has answered for everything until a time. */
    boolean isAnsweredUntil(long timeMs) {
        return answeredToMs >= timeMs || edgeMs >= timeMs;
    }

    /** Candles in a row that had trades and of which the stream, never interrupted, said nothing. */
    int unheard() {
        return unheard;
    }

    /** Takes in what the stream says. */
    void heard(CandleUpdate update, long nowMs) {
        long openMs = update.candle().openTimeMs();
        boolean aligned = series.timeframe().openOf(openMs) == openMs;
        if (openMs > nowMs + series.timeframe().longestMs() + FUTURE_MS) {
            return;
        }
        if (!aligned || openMs < edgeMs) {
            if (update.flag() == Flag.CLOSED) {
                out.closed(update.candle(), Provenance.FLAG);
            }
            return;
        }
        unheard = 0;
        Seen before = waiting.get(openMs);
        Seen after = before == null ? first(update) : merged(before, update);
        waiting.put(openMs, after);
        if (waiting.size() > WAITING_LIMIT) {
            long lostMs = waiting.pollFirstEntry().getKey();
            unbrokenMs = Math.max(unbrokenMs, series.timeframe().closeOf(lostMs));
        }
        if (after != before && !after.closed() && openMs == waiting.lastKey()) {
            out.forming(after.candle());
        }
        advance();
    }

    private static Seen first(CandleUpdate update) {
        return new Seen(update.candle(), update.flag() == Flag.CLOSED, false, update.venueMs());
    }

    /**
     * Within a candle the high only rises, the low only falls, the volume only grows: what does not is old, or wrong. When it
     * is known to have been said later, it is wrong, and so may be all that was said: history is asked, whatever is flagged.
     */
    private static Seen merged(Seen before, CandleUpdate update) {
        Candle was = before.candle();
        Candle is = update.candle();
        boolean closed = update.flag() == Flag.CLOSED;
        if (before.closed()) {
            return closed && !was.equals(is) ? new Seen(was, true, true, before.venueMs()) : before;
        }
        boolean old = update.venueMs() > 0 && update.venueMs() < before.venueMs();
        if (old && !closed) {
            return before;
        }
        boolean shrinks =
                is.high() < was.high() || is.low() > was.low() || is.volume() < was.volume() || is.open() != was.open();
        if (shrinks && update.flag() == Flag.OPEN) {
            boolean later = before.venueMs() > 0 && update.venueMs() > before.venueMs();
            return later ? new Seen(was, false, true, update.venueMs()) : before;
        }
        return new Seen(is, closed, before.suspect() || shrinks, Math.max(update.venueMs(), before.venueMs()));
    }

    private void advance() {
        for (Seen next = waiting.get(edgeMs);
                next != null && next.closed() && !next.suspect();
                next = waiting.get(edgeMs)) {
            emit(next.candle(), Provenance.FLAG);
        }
    }

    private void emit(Candle candle, Provenance provenance) {
        moveTo(series.timeframe().closeOf(candle.openTimeMs()));
        lastMs = candle.openTimeMs();
        out.closed(candle, provenance);
    }

    private void moveTo(long edge) {
        edgeMs = edge;
        tries = 0;
        retryMs = Long.MAX_VALUE;
        waiting.headMap(edge).clear();
    }

    /** What to ask now; null when there is nothing, or an answer is awaited. */
    Ask due(long nowMs) {
        if (asked != null) {
            return null;
        }
        long toMs = series.timeframe().openOf(nowMs - closes.graceMs());
        if (!closes.flagged() && !waiting.isEmpty() && waiting.lastKey() + closes.settleMs() <= nowMs) {
            toMs = Math.max(toMs, waiting.lastKey());
        }
        boolean isRetry = retryMs != Long.MAX_VALUE;
        if (toMs <= edgeMs || (isRetry ? nowMs < retryMs : toMs <= answeredToMs)) {
            return null;
        }
        long lookBackMs = LOOK_BACK * series.timeframe().longestMs();
        boolean searched = answeredToMs > edgeMs && !isRetry;
        long fromMs = searched ? Math.max(edgeMs, series.timeframe().openOf(answeredToMs - lookBackMs)) : edgeMs;
        // An answer without the candle that went out last is no answer: it is asked for, too.
        boolean isNear = lastMs >= fromMs - lookBackMs && lastMs < fromMs;
        asked = new Ask(isNear ? lastMs : fromMs, toMs);
        return asked;
    }

    /** It was asked, as it is to be answered. */
    void asking(Ask ask) {
        asked = ask;
    }

    /**
     * Takes in the whole answer to what was due.
     *
     * @param rows ascending
     * @param newestMs open time of the newest row that the venue has shown, also beyond what was asked
     */
    void history(Collection<CandleUpdate> rows, long newestMs, long nowMs) {
        Ask answered = asked;
        asked = null;
        TreeMap<Long, CandleUpdate> byOpen = new TreeMap<>();
        for (CandleUpdate row : rows) {
            long openMs = row.candle().openTimeMs();
            if (series.timeframe().openOf(openMs) == openMs) {
                byOpen.put(openMs, row);
            }
        }
        boolean lacksLast = answered.fromMs() <= lastMs && lastMs < answered.toMs() && !byOpen.containsKey(lastMs);
        if (lacksLast && tries < TRIES) {
            retry(nowMs);
            return;
        }
        TreeMap<Long, Boolean> opens = new TreeMap<>();
        byOpen.subMap(edgeMs, Math.max(edgeMs, answered.toMs())).keySet().forEach(t -> opens.put(t, true));
        waiting.headMap(answered.toMs()).keySet().forEach(t -> opens.put(t, true));
        for (long openMs : opens.keySet()) {
            if (openMs >= edgeMs && !decide(openMs, byOpen.get(openMs), newestMs, nowMs)) {
                retry(nowMs);
                advance();
                return;
            }
        }
        answeredToMs = Math.max(answeredToMs, answered.toMs());
        retryMs = Long.MAX_VALUE;
        tries = 0;
        if (answered.toMs() > edgeMs && (!waiting.isEmpty() || newestMs >= answered.toMs())) {
            moveTo(answered.toMs());
        }
        advance();
    }

    /** Decides on one candle by what both sides say of it; false when history has to be asked once more. */
    private boolean decide(long openMs, CandleUpdate row, long newestMs, long nowMs) {
        Seen seen = waiting.get(openMs);
        boolean patient = tries < TRIES;
        if (seen != null && seen.closed() && !seen.suspect()) {
            emit(seen.candle(), Provenance.FLAG);
            return true;
        }
        if (row == null) {
            return absent(openMs, seen, newestMs);
        }
        boolean succeeded = newestMs > openMs;
        boolean over = switch (row.flag()) {
            case CLOSED -> true;
            case OPEN -> succeeded && !patient;
            case NONE -> succeeded || series.timeframe().closeOf(openMs) + closes.settleMs() <= nowMs;
        };
        boolean behind = seen != null && row.candle().volume() < seen.candle().volume() * (1 - ROUNDING);
        if (!over || behind && patient) {
            return false;
        }
        unheard = seen == null && openMs >= unbrokenMs && row.candle().volume() > 0 ? unheard + 1 : 0;
        emit(row.candle(), Provenance.REST);
        return true;
    }

    /** Of a candle that the stream told and history does not: it may come to it yet; at last the stream is believed. */
    private boolean absent(long openMs, Seen seen, long newestMs) {
        if (tries < TRIES) {
            return false;
        }
        boolean succeeded = waiting.higherKey(openMs) != null || newestMs > openMs;
        if (seen.closed()) {
            emit(seen.candle(), Provenance.FLAG);
        } else if (succeeded && openMs >= unbrokenMs && !closes.flagged()) {
            emit(seen.candle(), Provenance.SUCCESSOR);
        } else if (newestMs > openMs) {
            moveTo(series.timeframe().closeOf(openMs));
        } else {
            return false;
        }
        return true;
    }

    /** History could not be had. */
    void failed(long nowMs) {
        asked = null;
        retry(nowMs);
        while (tries >= TRIES && !closes.flagged() && edgeMs >= unbrokenMs && !waiting.isEmpty()) {
            Map.Entry<Long, Seen> next = waiting.firstEntry();
            if (next.getValue().suspect() || waiting.higherKey(next.getKey()) == null) {
                return;
            }
            int before = tries;
            emit(next.getValue().candle(), Provenance.SUCCESSOR);
            tries = before;
            retryMs = nowMs + LONGEST_RETRY_MS;
        }
    }

    private void retry(long nowMs) {
        tries++;
        retryMs = nowMs + Math.min(LONGEST_RETRY_MS, 1_000L << Math.min(tries, 5));
    }
}
