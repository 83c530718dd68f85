package io.candlebus.indicator;

import io.candlebus.market.Candle;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Many candles around one price, which move so little that rounding shows: by some millionths of the price. */
final class LongMarket {
    static final long SEED = 7;

    /** Some millionths, the 0.3 of a price of 100,000. */
    private static final double SPREAD = 3e-6;

    private LongMarket() {}

    static List<Candle> near(double level, int count) {
        Random random = new Random(SEED);
        List<Candle> candles = new ArrayList<>(count);
        double close = level;
        double away = 0;
        for (int i = 0; i < count; i++) {
            away = 0.95 * away + 0.3 * random.nextGaussian();
            double open = close;
            close = level * (1 + SPREAD * away);
            double high = Math.max(open, close) + level * SPREAD / 3 * random.nextDouble();
            double low = Math.min(open, close) - level * SPREAD / 3 * random.nextDouble();
            candles.add(new Candle(60_000L * i, open, high, low, close, 10 * Math.exp(random.nextGaussian())));
        }
        return candles;
    }
}
