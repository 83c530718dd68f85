package io.candlebus.engine;

import io.candlebus.feed.FeedSource;
import io.candlebus.feed.Outlet;
import io.candlebus.market.Candle;
import io.candlebus.market.Provenance;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A source that gives the candles of a seeded random walk when told to, by number; it goes on where the ledger ends. */
final class HandFeed implements FeedSource {
    static final Series BTC = new Series(Symbol.parse("BTC/USD"), Timeframe.M1);
    static final Series ETH = new Series(Symbol.parse("ETH/USD"), Timeframe.M1);
    static final long SEED = 20131123;
    private static final long MINUTE = 60_000;

    private final int past;
    private final List<Series> series;
    private final ArrayDeque<Due> due = new ArrayDeque<>();
    private boolean recorded = true;
    private Context context;
    private Vertx vertx;
    private Outlet outlet;

    private record Due(Series series, Candle candle) {}

    /**
     * @param past how many candles are history
     */
    HandFeed(int past) {
        this(past, BTC);
    }

    /** The same walk on several series. */
    HandFeed(int past, Series... series) {
        this.past = past;
        this.series = List.of(series);
    }

    /** The same, but its candles are as old as they say: from 1970. */
    HandFeed live() {
        recorded = false;
        return this;
    }

    /** The walk's candles by number, from {@code from} to before {@code to}. */
    static List<Candle> walk(int from, int to) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Candle> candles = new ArrayList<>();
        double price = 1_000;
        for (int i = 0; i < to; i++) {
            double open = price;
            price = open * (1 + (random.nextDouble() - 0.5) / 50);
            double high = Math.max(open, price) * (1 + random.nextDouble() / 200);
            double low = Math.min(open, price) * (1 - random.nextDouble() / 200);
            double volume = random.nextDouble();
            if (i >= from) {
                candles.add(new Candle(i * MINUTE, open, high, low, price, volume));
            }
        }
        return candles;
    }

    /** Lets candles close as soon as there is credit; any thread. */
    void give(List<Candle> candles) {
        context.runOnContext(v -> {
            candles.forEach(candle -> series.forEach(s -> due.add(new Due(s, candle))));
            pump();
        });
    }

    /** Shows a forming candle; any thread. */
    void forming(Candle candle) {
        context.runOnContext(v -> outlet.forming(BTC, candle));
    }

    /** Breaks; any thread. */
    void fail(String reason) {
        context.runOnContext(v -> outlet.failed(reason));
    }

    private void pump() {
        while (!due.isEmpty() && outlet.room()) {
            Due next = due.poll();
            outlet.closed(next.series, next.candle, Provenance.REPLAY);
        }
        if (!due.isEmpty()) {
            vertx.setTimer(1, t -> pump());
        }
    }

    @Override
    public String kind() {
        return "hand";
    }

    @Override
    public boolean isRecorded() {
        return recorded;
    }

    @Override
    public Future<List<Series>> open(Vertx vertx, Outlet outlet) {
        this.vertx = vertx;
        this.outlet = outlet;
        context = vertx.getOrCreateContext();
        for (Series each : series) {
            if (outlet.newestOpenMs(each) == Long.MIN_VALUE) {
                walk(0, past).forEach(c -> outlet.past(each, c, Provenance.REPLAY));
            }
        }
        return Future.succeededFuture(series);
    }

    @Override
    public void play() {}

    @Override
    public Progress progress() {
        return new Progress(0, 0, 0, 0);
    }

    @Override
    public Future<Void> close() {
        due.clear();
        return Future.succeededFuture();
    }
}
