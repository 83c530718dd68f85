package io.candlebus.feed.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.api.Engine;
import io.candlebus.api.FeedHealth;
import io.candlebus.api.Page;
import io.candlebus.api.StoredSignal;
import io.candlebus.api.StoredSignal.Status;
import io.candlebus.engine.EngineOptions;
import io.candlebus.engine.EngineRuntime;
import io.candlebus.feed.fake.FakeExchange;
import io.candlebus.feed.fake.FakeMarket;
import io.candlebus.feed.fake.Passage;
import io.candlebus.feed.fake.Seconds;
import io.candlebus.feed.venue.Venue;
import io.candlebus.feed.venue.Venues;
import io.candlebus.market.FinalCandle;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A venue that falls silent, on sockets that nobody closes: what is known of it is old, and nobody is told to trade on it. */
@ExtendWith(VertxExtension.class)
class StaleFeedTest {
    private static final String STRATEGY = """
            {"id": "turns", "timeframe": "1s", "symbol": "BTC/USDT", "signals": [
              {"id": "up", "type": "entry", "side": "long", "when": "close > open"},
              {"id": "down", "type": "exit", "side": "long", "when": "close < open"}]}
            """;

    @TempDir
    Path folder;

    @Test
    void whileItIsStaleNoSignalLeavesAndThoseOfTheRepairAreMissed(Vertx vertx) throws Exception {
        FakeMarket market = Seconds.market(400, 3);
        FakeExchange exchange = new FakeExchange(vertx, "binance", market, 100, Map.of());
        Passage passage = new Passage(vertx, LiveStage.get(exchange.listen(0)));
        String host = "127.0.0.1:" + LiveStage.get(passage.listen());
        Venue.Endpoints endpoints = new Venue.Endpoints("ws://" + host + "/stream", "http://" + host);
        LiveFeed feed = new LiveFeed(
                Venues.named("binance"), new LiveOptions(endpoints, List.of(Seconds.BTC), 100), new Tempo(1, 12));
        EngineRuntime runtime =
                LiveStage.get(EngineRuntime.start(vertx, EngineOptions.with(folder.resolve("c.db")), feed));
        Engine engine = runtime.engine();
        LiveStage.await(() -> health(engine).state().equals("live"));
        LiveStage.get(engine.create(STRATEGY));
        LiveStage.await(() -> signals(engine, Status.FIRED).size() >= 3);

        passage.blackHole();
        LiveStage.await(() -> health(engine).state().equals("stale"));
        List<StoredSignal> before = signals(engine, Status.FIRED);
        long lossesBefore = health(engine).venue().connections().losses();
        LiveStage.await(() -> health(engine).venue().connections().losses() >= lossesBefore + 3);
        assertEquals("stale", health(engine).state());
        assertFalse(health(engine).reason().isEmpty());
        assertEquals(before, signals(engine, Status.FIRED));
        long healedMs = System.currentTimeMillis();

        passage.heal();
        LiveStage.await(() -> health(engine).state().equals("live"));
        LiveStage.await(() -> signals(engine, Status.FIRED).size() >= before.size() + 2);
        assertFalse(signals(engine, Status.MISSED).isEmpty());
        for (StoredSignal signal : signals(engine, Status.FIRED)) {
            long closeMs = signal.fired().closeTimeMs();
            assertTrue(before.contains(signal) || closeMs > healedMs - 2_000, () -> healedMs + " " + signal);
        }
        List<FinalCandle> kept = LiveStage.get(engine.candles(Seconds.BTC, 0, Long.MAX_VALUE, 2_000));
        for (int i = 1; i < kept.size(); i++) {
            assertEquals(
                    kept.get(i - 1).candle().openTimeMs() + 1_000,
                    kept.get(i).candle().openTimeMs());
        }
        LiveStage.get(runtime.close());
        LiveStage.get(exchange.close());
    }

    /** By this machine's clock, which is half a minute ahead, every signal would be too late. */
    @Test
    void aWrongClockIsToldAndSignalsAgeByTheVenues(Vertx vertx) throws Exception {
        FakeMarket market = Seconds.market(400, 5, -30_000);
        FakeExchange exchange = new FakeExchange(vertx, "binance", market, 100, Map.of());
        String host = "127.0.0.1:" + LiveStage.get(exchange.listen(0));
        LiveFeed feed = new LiveFeed(
                Venues.named("binance"),
                new LiveOptions(
                        new Venue.Endpoints("ws://" + host + "/stream", "http://" + host), List.of(Seconds.BTC), 50));
        EngineRuntime runtime =
                LiveStage.get(EngineRuntime.start(vertx, EngineOptions.with(folder.resolve("c.db")), feed));
        Engine engine = runtime.engine();
        LiveStage.await(() -> health(engine).state().equals("live"));
        LiveStage.get(engine.create(STRATEGY));
        LiveStage.await(() -> signals(engine, Status.FIRED).size() >= 3);
        long aheadMs = health(engine).venue().clock().aheadMs();
        assertTrue(aheadMs < -29_000 && aheadMs > -32_000, () -> "" + aheadMs);
        assertTrue(health(engine).venue().clock().isSkewed());
        LiveStage.get(runtime.close());
        LiveStage.get(exchange.close());
    }

    private static FeedHealth health(Engine engine) {
        return now(engine.feed());
    }

    private static List<StoredSignal> signals(Engine engine, Status status) {
        return now(engine.signals("turns", status, Page.newest(1_000)));
    }

    private static <T> T now(Future<T> future) {
        try {
            return LiveStage.get(future);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
