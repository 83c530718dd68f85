package io.candlebus.feed.fake;

import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A market with candles of a second, so that a test in real time sees many of them. */
public final class Seconds {
    public static final Series BTC = new Series(new Symbol("BTC", "USDT"), Timeframe.S1);

    private Seconds() {}

    /** So many that are past by now, and as many that are to come; a walk of whole steps. */
    public static FakeMarket market(int candles, long seed) {
        return market(candles, seed, 0);
    }

    /** The same, at a venue whose clock is ahead of this machine's. */
    public static FakeMarket market(int candles, long seed, long aheadMs) {
        long beginMs = System.currentTimeMillis() + aheadMs;
        SplittableRandom random = new SplittableRandom(seed);
        List<Candle> walk = new ArrayList<>();
        double price = 1_000;
        for (int i = -candles; i < candles; i++) {
            double close = price + random.nextInt(-4, 5);
            walk.add(new Candle(
                    Timeframe.S1.openOf(beginMs) + i * 1_000L,
                    price,
                    Math.max(price, close) + 1,
                    Math.min(price, close) - 1,
                    close,
                    1 + random.nextInt(9)));
            price = close;
        }
        return new FakeMarket(Map.of(BTC, walk), beginMs, 1);
    }
}
