package io.candlebus.feed.venue;

import io.candlebus.market.Series;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Asks for a stretch of history page by page, whatever the venue makes of the questions. What an answer leaves at either
 * end of a page is asked for again, until an answer has nothing of it; what lies between two rows of one answer and is not
 * there, does not exist. Rows outside of what was asked count only as a sign of how far the venue is; one that opens where no
 * candle of the timeframe does is left out, and told of. One thread.
 */
public final class HistoryPages {
    private final Venue venue;
    private final Series series;
    private final ArrayDeque<Range> open = new ArrayDeque<>();
    private final TreeMap<Long, CandleUpdate> rows = new TreeMap<>();
    /** Open times of rows that open where no candle does. */
    private final TreeSet<Long> crooked = new TreeSet<>();

    private final long totalMs;
    private int rejected;
    private long newestMs = Long.MIN_VALUE;

    private record Range(long fromMs, long toMs) {}

    /** Both times are where candles of the series open; the second is exclusive. */
    public HistoryPages(Venue venue, Series series, long fromMs, long toMs) {
        this.venue = venue;
        this.series = series;
        this.totalMs = Math.max(0, toMs - fromMs);
        long pageMs = venue.limits().historyRows() * series.timeframe().longestMs();
        for (long at = fromMs; at < toMs; at += pageMs) {
            open.add(new Range(at, Math.min(toMs, at + pageMs)));
        }
    }

    public boolean isDone() {
        return open.isEmpty();
    }

    /** Share of the stretch that was answered for, 0 to 1. */
    public double share() {
        long leftMs = open.stream().mapToLong(r -> r.toMs() - r.fromMs()).sum();
        return totalMs == 0 ? 1 : 1 - (double) leftMs / totalMs;
    }

    /** Path and query of the next question. */
    public String nextPath(long nowMs) {
        Range range = open.getFirst();
        return venue.historyPath(series, range.fromMs(), range.toMs(), nowMs);
    }

    /**
     * Takes in the answer to it. Each one is either empty of what was asked, or leaves less to ask. A row that was forming
     * when it was told is left out, however far the venue is when the next one comes: it is asked for again.
     *
     * @param nowMs the venue's time, not ahead of it
     */
    public void answered(HistoryAnswer answer, long nowMs) {
        Range range = open.removeFirst();
        long oldest = Long.MAX_VALUE;
        long newest = Long.MIN_VALUE;
        long lastMs = answer.rows().stream()
                .mapToLong(r -> r.candle().openTimeMs())
                .max()
                .orElse(Long.MIN_VALUE);
        newestMs = Math.max(newestMs, lastMs);
        rejected += answer.rejected();
        for (CandleUpdate row : answer.rows()) {
            long openMs = row.candle().openTimeMs();
            if (openMs < range.fromMs() || openMs >= range.toMs()) {
                continue;
            }
            if (series.timeframe().openOf(openMs) != openMs) {
                crooked.add(openMs);
            } else if (openMs < lastMs || isOver(row, nowMs)) {
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

    /** In a sentence, what came in and is no candle of the series; null when everything is. */
    public String leftOut() {
        if (rejected == 0 && crooked.isEmpty()) {
            return null;
        }
        String where = crooked.isEmpty() ? "" : ", one of which opens at " + Instant.ofEpochMilli(crooked.first());
        return "rows of history that are no candles of " + series + ": " + (rejected + crooked.size()) + where;
    }

    /** Of the last row of an answer. */
    private boolean isOver(CandleUpdate row, long nowMs) {
        long settledMs = series.timeframe().closeOf(row.candle().openTimeMs())
                + venue.closes().settleMs();
        return row.flag() == CandleUpdate.Flag.CLOSED || row.flag() == CandleUpdate.Flag.NONE && settledMs <= nowMs;
    }

    /** What came in so far and is over, ascending. */
    public Collection<CandleUpdate> rows() {
        return rows.values();
    }

    /** Open time of the newest row of any answer, also beyond what was asked; {@code Long.MIN_VALUE} before the first. */
    public long newestMs() {
        return newestMs;
    }
}
