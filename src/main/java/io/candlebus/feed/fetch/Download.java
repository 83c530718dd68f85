package io.candlebus.feed.fetch;

import io.candlebus.feed.live.VenueHistory;
import io.candlebus.feed.venue.Venue;
import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.market.Timeframe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Brings what is wanted of a series and is not there yet, page by page. What is there stays as it is, and is never left
 * with a hole to what comes. Blocks: not for an event loop. Used once.
 */
public final class Download {
    /** Candles that are compared with the venue's before anything is added to them. */
    private static final int COMPARED = 5;

    /** Who watches it. */
    public interface Watcher {
        /** So many candles' time is to be had. */
        void toDo(long candles);

        /** So many of it are done. */
        void did(long candles);
    }

    private final VenueHistory history;
    private final Series series;
    private final CandleShelf shelf;
    private final Watcher watcher;

    public Download(VenueHistory history, Series series, CandleShelf shelf, Watcher watcher) {
        this.history = history;
        this.series = series;
        this.shelf = shelf;
        this.watcher = watcher;
    }

    /** The open time of the first candle that is not to be had yet, at a venue's time. */
    public static long endMs(Venue venue, Timeframe timeframe, long nowMs) {
        return timeframe.openOf(nowMs - venue.closes().settleMs());
    }

    /**
     * Does it.
     *
     * @param wanted ends at {@link #endMs} at the latest
     * @param nowMs the venue's time
     * @throws FetchRefused when what is there is of something else
     * @throws io.candlebus.feed.FeedRefused when the venue does not give it; what came by then is kept
     */
    public Downloaded run(Span wanted, long nowMs) throws IOException {
        Span known = shelf.known();
        if (known != null) {
            compare(known);
        }
        List<Span> there = new ArrayList<>(shelf.begun());
        long resumed = there.stream().mapToLong(this::candles).sum();
        Span whole = known == null ? wanted : wanted.with(known);
        for (Span begun : there) {
            whole = whole.with(begun);
        }
        if (known != null) {
            there.add(known);
        }
        long reachMs = reachMs(nowMs);
        List<Span> missing = whole.without(there);
        List<Span> toDo = missing.stream()
                .map(s -> s.from(reachMs))
                .filter(s -> !s.isEmpty())
                .toList();
        Span lost = missing.stream()
                .map(s -> new Span(s.fromMs(), Math.min(s.toMs(), reachMs)))
                .filter(s -> !s.isEmpty())
                .reduce(Span::with)
                .orElse(null);
        watcher.toDo(toDo.stream().mapToLong(this::candles).sum());
        long added = 0;
        for (Span page : pages(toDo, known)) {
            added += bring(page, page.toMs() == whole.toMs());
            watcher.did(candles(page));
        }
        return new Downloaded(series, shelf.name(), shelf.finish(), added, resumed, lost);
    }

    private long reachMs(long nowMs) {
        int reach = history.venue().historyReach();
        return reach == Integer.MAX_VALUE
                ? Long.MIN_VALUE
                : series.timeframe().openOf(nowMs - reach * series.timeframe().longestMs());
    }

    private long candles(Span span) {
        return (span.toMs() - span.fromMs()) / series.timeframe().longestMs();
    }

    /** What is older than what is known comes backwards: so that, whenever it breaks off, there is no hole. */
    private List<Span> pages(List<Span> spans, Span known) {
        List<Span> all = new ArrayList<>();
        for (Span span : spans) {
            List<Span> pages = pages(span);
            if (known != null && span.toMs() <= known.fromMs()) {
                Collections.reverse(pages);
            }
            all.addAll(pages);
        }
        return all;
    }

    private List<Span> pages(Span span) {
        List<Span> pages = new ArrayList<>();
        long pageMs =
                history.venue().limits().historyRows() * series.timeframe().longestMs();
        for (long atMs = span.fromMs(); atMs < span.toMs(); ) {
            long endMs = Math.min(span.toMs(), series.timeframe().openOf(atMs + pageMs));
            pages.add(new Span(atMs, endMs));
            atMs = endMs;
        }
        return pages;
    }

    /** At the very end only what came is sure: of what did not, some may come yet. */
    private long bring(Span page, boolean last) throws IOException {
        List<Candle> rows = history.candles(series, page).await();
        long endMs = page.toMs();
        if (last) {
            endMs = rows.isEmpty()
                    ? page.fromMs()
                    : series.timeframe().closeOf(rows.get(rows.size() - 1).openTimeMs());
        }
        if (endMs > page.fromMs()) {
            shelf.add(new Span(page.fromMs(), endMs), rows);
        }
        return rows.size();
    }

    private void compare(Span known) throws IOException {
        List<Candle> ours = shelf.newest(COMPARED);
        List<Candle> theirs = history.candles(series, new Span(ours.get(0).openTimeMs(), known.toMs()))
                .await();
        if (!theirs.isEmpty() && Collections.disjoint(ours, theirs)) {
            throw new FetchRefused(shelf.name() + " holds other candles than "
                    + history.venue().name() + " has of "
                    + series + ": " + CandleText.row(ours.get(ours.size() - 1)) + " there, "
                    + CandleText.row(theirs.get(theirs.size() - 1)) + " at the venue");
        }
    }
}
