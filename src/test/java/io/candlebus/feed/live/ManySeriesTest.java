package io.candlebus.feed.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.candlebus.api.LocalCodec;
import io.candlebus.feed.fake.FakeExchange;
import io.candlebus.feed.fake.FakeMarket;
import io.candlebus.feed.venue.Venue;
import io.candlebus.feed.venue.Venues;
import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** More series than one connection takes. */
@ExtendWith(VertxExtension.class)
class ManySeriesTest {
    private static final int SERIES = 450;
    private static final double SPEED = 300;

    @Test
    void theyAreSpreadOverAsManyConnectionsAsItTakesAndNoneIsLeftOut(Vertx vertx) throws Exception {
        LocalCodec.install(vertx);
        Venue venue = Venues.named("okx");
        long beginMs = System.currentTimeMillis();
        Map<Series, List<Candle>> traded = new LinkedHashMap<>();
        for (int i = 0; i < SERIES; i++) {
            List<Candle> candles = new ArrayList<>();
            for (int k = -5; k < 60; k++) {
                long openMs = Timeframe.M1.openOf(beginMs) + k * 60_000L;
                candles.add(new Candle(openMs, 10 + i, 11 + i, 9 + i, 10 + i, 1 + k + 5));
            }
            traded.put(new Series(new Symbol("A" + i, "USDT"), Timeframe.M1), candles);
        }
        FakeMarket market = new FakeMarket(traded, beginMs, SPEED);
        FakeExchange exchange = new FakeExchange(vertx, "okx", market, 50, Map.of());
        String host = "127.0.0.1:" + LiveStage.get(exchange.listen(0));
        LiveFeed feed = new LiveFeed(
                venue,
                new LiveOptions(
                        new Venue.Endpoints("ws://" + host + "/", "http://" + host), List.copyOf(traded.keySet()), 3),
                new Tempo(SPEED, 40));
        LiveStage stage = new LiveStage(vertx);
        stage.deploy(feed);
        stage.play();
        LiveStage.await(() -> feed.venue().connections().up() == 2);
        assertEquals(2, feed.venue().connections().wanted());
        long untilMs = market.nowMs() + 3 * 60_000L;
        LiveStage.await(() -> traded.keySet().stream().allMatch(s -> stage.newestMs(s) >= untilMs));
        traded.forEach((series, candles) -> {
            List<Candle> kept = stage.kept(series);
            assertEquals(
                    candles.subList(candles.indexOf(kept.get(0)), candles.indexOf(kept.get(0)) + kept.size()), kept);
        });
        stage.undeploy();
        LiveStage.get(exchange.close());
    }
}
