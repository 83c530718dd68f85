package io.candlebus.feed.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.api.LocalCodec;
import io.candlebus.feed.fake.FakeExchange;
import io.candlebus.feed.fake.FakeMarket;
import io.candlebus.feed.fake.Fault;
import io.candlebus.feed.venue.Venue;
import io.candlebus.feed.venue.Venues;
import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Minutes of Coinbase, which has no such channel: trades show how they go on, history says what they were. */
@ExtendWith(VertxExtension.class)
class CoinbaseMinutesTest {
    private static final Series BTC = new Series(new Symbol("BTC", "USD"), Timeframe.M1);
    private static final double SPEED = 300;
    private static final int MINUTES = 30;

    @Test
    void whatIsKeptIsWhatWasTradedWhateverIsLostOnTheWay(Vertx vertx) throws Exception {
        LocalCodec.install(vertx);
        long beginMs = System.currentTimeMillis();
        List<Candle> traded = candles(beginMs);
        FakeMarket market = new FakeMarket(Map.of(BTC, traded), beginMs, SPEED);
        FakeExchange exchange = new FakeExchange(vertx, "coinbase", market, 5, Fault.script("close=290s bad_json=50s"));
        String host = "127.0.0.1:" + LiveStage.get(exchange.listen(0));
        LiveFeed feed = new LiveFeed(
                Venues.named("coinbase"),
                new LiveOptions(new Venue.Endpoints("ws://" + host + "/", "http://" + host), List.of(BTC), 100),
                new Tempo(SPEED, 40));
        LiveStage stage = new LiveStage(vertx);
        stage.deploy(feed);
        stage.play();
        long untilMs = market.nowMs() + MINUTES * 60_000L;
        LiveStage.await(() -> stage.newestMs(BTC) >= untilMs);
        List<Candle> kept = stage.kept(BTC);
        assertTrue(kept.size() >= MINUTES, () -> "" + kept.size());
        assertEquals(
                traded.stream()
                        .filter(c -> c.openTimeMs() >= kept.get(0).openTimeMs()
                                && c.openTimeMs() <= kept.get(kept.size() - 1).openTimeMs())
                        .toList(),
                kept);
        assertTrue(exchange.happened().getOrDefault(Fault.CLOSE, 0) > 0, () -> "" + exchange.happened());
        stage.undeploy();
        LiveStage.get(exchange.close());
    }

    private static List<Candle> candles(long beginMs) {
        SplittableRandom random = new SplittableRandom(11);
        List<Candle> candles = new ArrayList<>();
        for (int i = -200; i < 400; i++) {
            if (random.nextInt(20) > 0) {
                double open = 100 + random.nextInt(40) / 4.0;
                double high = open + random.nextInt(8) / 4.0;
                double low = open - random.nextInt(8) / 4.0;
                candles.add(new Candle(
                        Timeframe.M1.openOf(beginMs) + i * 60_000L,
                        open,
                        high,
                        low,
                        (high + low) / 2,
                        1 + random.nextInt(100)));
            }
        }
        return candles;
    }
}
