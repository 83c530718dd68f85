package io.candlebus.feed.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.api.VenueHealth;
import io.candlebus.feed.fake.BadLine;
import io.candlebus.feed.fake.FakeMarket;
import io.candlebus.feed.fake.Passage;
import io.candlebus.feed.fake.Puppet;
import io.candlebus.feed.venue.Venue;
import io.candlebus.feed.venue.Venues;
import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * A venue's live feed on an exchange of this machine, over real sockets, in compressed time. Candles are of one minute, at
 * Coinbase of five; the market's tempo makes them last the same on the wall.
 */
final class Rig {
    /** Wall time of one candle is 120 ms. */
    static final double SPEED = 500;

    /** By how much waits for connections and answers are cut short. */
    static final double LINKS = 100;

    private static final int BEFORE = 60;

    final Vertx vertx;
    final Venue venue;
    final Timeframe timeframe;
    final Series btc;
    final Series eth;
    final Map<Series, List<Candle>> traded = new LinkedHashMap<>();
    final LiveStage stage;
    private final long unitMs;
    private double market = SPEED;
    private double links = LINKS;
    private double lives = LINKS;
    private long aheadMs;
    FakeMarket exchange;
    Puppet puppet;
    BadLine line;
    Passage passage;
    LiveFeed feed;
    private IntFunction<BadLine.Fate> fates;
    private boolean passing;

    /** What is done at a venue. */
    interface Body {
        void run(String venue) throws Exception;
    }

    Rig(Vertx vertx, String name) {
        this.vertx = vertx;
        this.venue = Venues.named(name);
        boolean dollars = name.equals("kraken") || name.equals("coinbase");
        this.timeframe = name.equals("coinbase") ? Timeframe.M5 : Timeframe.M1;
        this.unitMs = timeframe.longestMs() / Timeframe.M1.longestMs();
        this.btc = new Series(new Symbol("BTC", dollars ? "USD" : "USDT"), timeframe);
        this.eth = new Series(new Symbol("ETH", btc.symbol().quote()), timeframe);
        this.stage = new LiveStage(vertx);
    }

    /** Does it at every venue at once, a test for each. */
    static Stream<DynamicTest> everywhere(Body body) {
        Map<String, CompletableFuture<Void>> runs = new LinkedHashMap<>();
        for (Venue venue : Venues.ALL) {
            CompletableFuture<Void> run = new CompletableFuture<>();
            runs.put(venue.name(), run);
            Thread thread = new Thread(() -> {
                try {
                    body.run(venue.name());
                    run.complete(null);
                } catch (Throwable e) {
                    run.completeExceptionally(e);
                }
            });
            thread.setDaemon(true);
            thread.start();
        }
        return runs.entrySet().stream()
                .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> {
                    try {
                        e.getValue().join();
                    } catch (CompletionException failed) {
                        throw failed.getCause();
                    }
                }));
    }

    /** Market time over wall time, at a candle of one minute. */
    Rig speed(double next) {
        market = next;
        return this;
    }

    Rig links(double next) {
        links = next;
        return this;
    }

    /** How much shorter connections live than a day. */
    Rig lives(double next) {
        lives = next;
        return this;
    }

    /** The venue's clock is ahead of this machine's. */
    Rig ahead(long ms) {
        aheadMs = ms;
        return this;
    }

    /** What becomes of questions of history, by their number. */
    Rig fates(IntFunction<BadLine.Fate> next) {
        fates = next;
        return this;
    }

    /** With a passage between both that can swallow everything. */
    Rig passing() {
        passing = true;
        return this;
    }

    /** Makes what is traded up, a walk in quarters; empty minutes are left out where the venue omits them. */
    Rig trades(int candles, long seed) {
        long firstMs = timeframe.openOf(System.currentTimeMillis() + aheadMs) - BEFORE * timeframe.longestMs();
        for (Series series : List.of(btc, eth)) {
            SplittableRandom random = new SplittableRandom(seed + series.hashCode());
            List<Candle> walk = new ArrayList<>();
            double price = 1_000;
            for (int i = 0; i < BEFORE + candles; i++) {
                double close = Math.max(500, price + random.nextInt(-8, 9) / 4.0);
                if (venue.closes().flagged() || random.nextInt(20) > 0) {
                    double high = Math.max(price, close) + random.nextInt(4) / 4.0;
                    double low = Math.min(price, close) - random.nextInt(4) / 4.0;
                    walk.add(new Candle(
                            firstMs + i * timeframe.longestMs(), price, high, low, close, 64 * random.nextInt(1, 9)));
                }
                price = close;
            }
            traded.put(series, walk);
        }
        return this;
    }

    /** Has the exchange come up and the feed connect to it; waits for nothing. */
    Rig begin() throws Exception {
        exchange = new FakeMarket(traded, System.currentTimeMillis() + aheadMs, market * unitMs);
        puppet = new Puppet(vertx, venue.name(), exchange, 5);
        return this;
    }

    /** Connects, has the past come in, and plays. */
    Rig live() throws Exception {
        connect();
        stage.deploy(feed);
        stage.play();
        return this;
    }

    void connect() throws Exception {
        int port = LiveStage.get(puppet.listen());
        String rest = "http://127.0.0.1:" + port;
        if (fates != null) {
            line = new BadLine(vertx, port, fates);
            rest = LiveStage.get(line.open());
        }
        if (passing) {
            passage = new Passage(vertx, port);
            port = LiveStage.get(passage.listen());
            rest = "http://127.0.0.1:" + port;
        }
        Venue.Endpoints endpoints = new Venue.Endpoints("ws://127.0.0.1:" + port + "/live", rest);
        LiveOptions options = new LiveOptions(endpoints, List.copyOf(traded.keySet()), 30);
        feed = new LiveFeed(venue, options, new Tempo(market * unitMs, links, lives));
    }

    /** Until so many candles that end from now on are final, of each series. */
    void awaitCandles(int candles) {
        long untilMs = timeframe.openOf(exchange.nowMs()) + candles * timeframe.longestMs();
        LiveStage.await(() -> traded.keySet().stream().allMatch(s -> stage.newestMs(s) >= untilMs));
    }

    VenueHealth health() {
        return stage.health().venue();
    }

    long losses() {
        return health().connections().losses();
    }

    /** What is kept is what was traded, from the first to the last of it: no hole, nothing twice, nothing else. */
    void assertWhole() {
        for (Series series : traded.keySet()) {
            List<Candle> kept = stage.kept(series);
            assertTrue(kept.size() >= 10, () -> "no more than " + kept.size());
            long fromMs = kept.get(0).openTimeMs();
            long toMs = kept.get(kept.size() - 1).openTimeMs();
            assertEquals(
                    traded.get(series).stream()
                            .filter(c -> c.openTimeMs() >= fromMs && c.openTimeMs() <= toMs)
                            .toList(),
                    kept,
                    series.toString());
        }
    }

    void end() throws Exception {
        stage.undeploy();
        LiveStage.get(puppet.close());
    }
}
