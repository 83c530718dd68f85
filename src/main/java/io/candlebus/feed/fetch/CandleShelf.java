package io.candlebus.feed.fetch;

import io.candlebus.market.Candle;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Where a download is put, candles of one series. One thread; blocks. */
public interface CandleShelf extends Closeable {
    /** For people: a file's name, a store's. */
    String name();

    /** What is there from the first candle to the end of the last; null while there is none. */
    Span known() throws IOException;

    /** The newest {@code limit} candles of what is known, ascending. */
    List<Candle> newest(int limit) throws IOException;

    /** Stretches that an earlier download brought before it broke off. */
    List<Span> begun() throws IOException;

    /**
     * Keeps a stretch, so that it need not be had again.
     *
     * @param candles all there are of it, ascending
     */
    void add(Span span, List<Candle> candles) throws IOException;

    /** Puts everything together, and counts it; null when there is nothing. */
    Coverage finish() throws IOException;
}
