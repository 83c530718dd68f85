package io.candlebus.feed.venue;

import io.candlebus.market.Series;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.TreeMap;

/**
 * Asks for a stretch of history page by page, whatever the venue makes of the questions. What an answer leaves at either
 * end of a page is asked for again, until an answer has nothing of it; what lies between two rows of one answer and is not
 * there, does not exist. Rows outside of what was asked count only as a sign of how far the venue is. One thread.
 */
public final class HistoryPages {
    private final Venue venue;
    private final Series series;
    private final ArrayDeque<Range> open = new ArrayDeque<>();
    private final TreeMap<Long, CandleUpdate> rows = new TreeMap<>();
    private long newestMs = Long.MIN_VALUE;

    private record Range(long fromMs, long toMs) {}

    /** Both times are where candles of the series open; the second is exclusive. */
    public HistoryPages(Venue venue, Series series, long fromMs, long toMs) {
        this.venue = venue;
        this.series = series;
        long pageMs = venue.limits().historyRows() * series.timeframe().longestMs();
        for (long at = fromMs; at < toMs; at += pageMs) {
            open.add(new Range(at, Math.min(toMs, at + pageMs)));
        }
    }

    public boolean isDone() {
        return open.isEmpty();
    }

    /** Path and query of the next question. */
    public String nextPath(long nowMs) {
        Range range = open.getFirst();
        return venue.historyPath(series, range.fromMs(), range.toMs(), nowMs);
    }

    /** Takes in the answer to it. Each one is either empty of what was asked, or leaves less to ask. */
    public void answered(HistoryAnswer answer) {
        Range range = open.removeFirst();
        long oldest = Long.MAX_VALUE;
        long newest = Long.MIN_VALUE;
        for (CandleUpdate row : answer.rows()) {
            long openMs = row.candle().openTimeMs();
            newestMs = Math.max(newestMs, openMs);
            if (openMs >= range.fromMs() && openMs < range.toMs()) {
                rows.put(openMs, row);
                oldest = Math.min(oldest, openMs);
                newest = Math.max(newest, openMs);
            }
        }
        if (oldest > newest) {
            return;
        }
        long afterMs = series.timeframe().closeOf(newest);
        if (afterMs < range.toMs()) {
            open.addFirst(new Range(afterMs, range.toMs()));
        }
        if (oldest > range.fromMs()) {
            open.addFirst(new Range(range.fromMs(), oldest));
        }
    }

    /** What came in so far, ascending. */
    public Collection<CandleUpdate> rows() {
        return rows.values();
    }

    /** Open time of the newest row of any answer, also beyond what was asked; {@code Long.MIN_VALUE} before the first. */
    public long newestMs() {
        return newestMs;
    }
}
