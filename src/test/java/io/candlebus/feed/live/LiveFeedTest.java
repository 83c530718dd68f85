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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The feed on a fake exchange, on real sockets, two hours to the half minute. It takes two minutes, and a machine that keeps up. */
@Tag("long")
@ExtendWith(VertxExtension.class)
class LiveFeedTest {
    private static final int BEFORE = 400;
    private static final double SPEED = 300;
    private static final String EVERYTHING =
            "close=290s silence=1700s deaf=1300s notice=900s drop_final=170s double_final=130s"
                    + " late_final=230s old_update=70s bad_json=50s huge_frame=610s binary=90s too_many=830s bad_gateway=310s";

    @ParameterizedTest
    @ValueSource(strings = {"binance", "bybit", "okx", "kraken", "coinbase"})
    void whateverGoesWrongWhatIsKeptIsWhatWasTraded(String name, Vertx vertx) throws Exception {
        LocalCodec.install(vertx);
        run(name, vertx, Fault.script(EVERYTHING), name.equals("coinbase") ? 30 : 90, 0);
    }

    /** The machine's clock is wrong by so many seconds: what is decided stays the same. */
    @ParameterizedTest
    @ValueSource(ints = {-300, -90, -5, 0, 5, 90})
    void aWrongClockEndsNoCandle(int seconds, Vertx vertx) throws Exception {
        LocalCodec.install(vertx);
        run("binance", vertx, Map.of(), 12, seconds * 1_000L);
        run("kraken", vertx, Map.of(), 12, seconds * 1_000L);
    }

    private static void run(String name, Vertx vertx, Map<Fault, Long> faults, int candles, long aheadMs)
            throws Exception {
        long beginMs = System.currentTimeMillis() + aheadMs;
        Venue venue = Venues.named(name);
        Timeframe timeframe = name.equals("coinbase") ? Timeframe.M5 : Timeframe.M1;
        String quote = name.equals("kraken") || name.equals("coinbase") ? "USD" : "USDT";
        Map<Series, List<Candle>> traded = new LinkedHashMap<>();
        for (String base : List.of("BTC", "ETH", "SOL")) {
            Series series = new Series(new Symbol(base, quote), timeframe);
            traded.put(series, candles(series, venue.closes().flagged(), beginMs));
        }
        FakeMarket market = new FakeMarket(traded, beginMs, name.equals("coinbase") ? 3 * SPEED : SPEED);
        FakeExchange exchange = new FakeExchange(vertx, name, market, 5, faults);
        int port = LiveStage.get(exchange.listen(0));
        String host = "127.0.0.1:" + port;
        LiveOptions options = new LiveOptions(
                new Venue.Endpoints("ws://" + host + "/live", "http://" + host), List.copyOf(traded.keySet()), 200);
        LiveFeed feed = new LiveFeed(venue, options, new Tempo(name.equals("coinbase") ? 3 * SPEED : SPEED, 40));
        LiveStage stage = new LiveStage(vertx);
        stage.deploy(feed);
        for (Series series : traded.keySet()) {
            assertTrue(
                    stage.kept(series).size() >= 170,
                    () -> "the past: " + stage.kept(series).size());
        }
        stage.play();
        long untilMs = market.nowMs() + candles * timeframe.longestMs();
        LiveStage.await(() -> traded.keySet().stream().allMatch(s -> stage.newestMs(s) >= untilMs));
        for (Series series : traded.keySet()) {
            List<Candle> kept = stage.kept(series);
            List<Candle> expected = traded.get(series).stream()
                    .filter(c -> c.openTimeMs() >= kept.get(0).openTimeMs()
                            && c.openTimeMs() <= kept.get(kept.size() - 1).openTimeMs())
                    .toList();
            assertEquals(expected, kept, series.toString());
        }
        if (!faults.isEmpty()) {
            assertTrue(exchange.happened().getOrDefault(Fault.CLOSE, 0) >= 5, () -> "" + exchange.happened());
            assertTrue(exchange.happened().size() >= 8, () -> "" + exchange.happened());
        }
        stage.undeploy();
        LiveStage.get(exchange.close());
    }

    private static List<Candle> candles(Series series, boolean always, long beginMs) {
        SplittableRandom random = new SplittableRandom(series.hashCode());
        List<Candle> candles = new ArrayList<>();
        long lengthMs = series.timeframe().longestMs();
        long firstMs = series.timeframe().openOf(beginMs) - BEFORE * lengthMs;
        for (int i = 0; i < BEFORE + 400; i++) {
            if (always || random.nextInt(20) > 0) {
                double open = 100 + random.nextInt(40) / 4.0;
                double high = open + random.nextInt(8) / 4.0;
                double low = open - random.nextInt(8) / 4.0;
                double close = low + (high - low) / 2;
                candles.add(new Candle(firstMs + i * lengthMs, open, high, low, close, 1 + random.nextInt(100)));
            }
        }
        return candles;
    }
}
