package io.candlebus.cli;

import io.candlebus.feed.fetch.CandleShelf;
import io.candlebus.feed.fetch.Coverage;
import io.candlebus.feed.fetch.Span;
import io.candlebus.market.Candle;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.Provenance;
import io.candlebus.market.Series;
import io.candlebus.store.Entry;
import io.candlebus.store.Store;
import io.candlebus.store.StoreFailure;
import java.io.IOException;
import java.util.List;

/** Puts downloaded candles into the ledger, as candles of a venue's history. Candles that it has stay as they are. One thread. */
final class LedgerShelf implements CandleShelf {
    private static final int CHUNK = 4_096;

    private final Store store;
    private final String name;
    private final Series series;

    /** @param store is closed by who opened it */
    LedgerShelf(Store store, String name, Series series) {
        this.store = store;
        this.name = name;
        this.series = series;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Span known() {
        List<FinalCandle> oldest = store.candlesFrom(series, Long.MIN_VALUE, 1);
        return oldest.isEmpty()
                ? null
                : new Span(
                        oldest.get(0).candle().openTimeMs(),
                        series.timeframe().closeOf(newest(1).get(0).openTimeMs()));
    }

    @Override
    public List<Candle> newest(int limit) {
        return store.candles(series, Long.MIN_VALUE, Long.MAX_VALUE, limit).stream()
                .map(FinalCandle::candle)
                .toList();
    }

    @Override
    public List<Span> begun() {
        return List.of();
    }

    @Override
    public void add(Span span, List<Candle> candles) throws IOException {
        long nowMs = System.currentTimeMillis();
        try {
            store.write(candles.stream()
                    .map(candle ->
                            (Entry) new Entry.CandleClosed(new FinalCandle(series, candle, Provenance.REST, nowMs)))
                    .toList());
        } catch (StoreFailure failed) {
            throw new IOException(failed.getMessage(), failed);
        }
    }

    @Override
    public Coverage finish() {
        Coverage.Count count = new Coverage.Count(series.timeframe());
        long fromMs = Long.MIN_VALUE;
        List<FinalCandle> chunk;
        do {
            chunk = store.candlesFrom(series, fromMs, CHUNK);
            chunk.forEach(candle -> count.add(candle.candle()));
            fromMs = chunk.isEmpty()
                    ? fromMs
                    : chunk.get(chunk.size() - 1).candle().openTimeMs() + 1;
        } while (chunk.size() == CHUNK);
        return count.sum();
    }

    @Override
    public void close() {
        // The store is closed once, by who opened it.
    }
}
