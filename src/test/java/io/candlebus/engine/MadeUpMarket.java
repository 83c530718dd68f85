package io.candlebus.engine;

import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.market.Timeframe;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Candles that nobody ever traded, and what follows from them by plain loops. */
final class MadeUpMarket {
    private MadeUpMarket() {}

    /**
     * A walk.
     *
     * @param before candles that are over at a time
     * @param after as many that are not
     * @param whole whether a candle comes also when nobody trades; else one in twenty is missing, and at times a few in a row
     */
    static List<Candle> walk(Series series, long atMs, int before, int after, boolean whole, SplittableRandom random) {
        List<Candle> candles = new ArrayList<>();
        long lengthMs = series.timeframe().longestMs();
        long openMs = series.timeframe().openOf(atMs) - before * lengthMs;
        double price = 100;
        int missing = 0;
        for (int i = 0; i < before + after; i++, openMs += lengthMs) {
            double open = price;
            price = open * (1 + (random.nextDouble() - 0.5) / 60);
            double high = Math.max(open, price) * (1 + random.nextDouble() / 300);
            double low = Math.min(open, price) * (1 - random.nextDouble() / 300);
            missing = missing > 0 ? missing - 1 : random.nextInt(20) == 0 ? random.nextInt(8) == 0 ? 6 : 1 : 0;
            if (whole || missing == 0 || i == 0) {
                candles.add(new Candle(openMs, open, high, low, price, 1 + random.nextInt(100)));
            }
        }
        return candles;
    }

    /** Those of a longer timeframe, made of all that there are; the last may be unfinished. */
    static List<Candle> joined(Timeframe timeframe, List<Candle> parts) {
        TreeMap<Long, Candle> byOpen = new TreeMap<>();
        for (Candle c : parts) {
            long openMs = timeframe.openOf(c.openTimeMs());
            Candle was = byOpen.get(openMs);
            byOpen.put(
                    openMs,
                    was == null
                            ? new Candle(openMs, c.open(), c.high(), c.low(), c.close(), c.volume())
                            : new Candle(
                                    openMs,
                                    was.open(),
                                    Math.max(was.high(), c.high()),
                                    Math.min(was.low(), c.low()),
                                    c.close(),
                                    was.volume() + c.volume()));
        }
        return List.copyOf(byOpen.values());
    }

    /** Holes between candles: open of the first that is missing, and of the candle after it. */
    static List<String> holes(Series series, List<Candle> candles) {
        List<String> holes = new ArrayList<>();
        for (int i = 1; i < candles.size(); i++) {
            long fromMs = series.timeframe().closeOf(candles.get(i - 1).openTimeMs());
            long toMs = candles.get(i).openTimeMs();
            if (fromMs < toMs) {
                holes.add(hole(series, fromMs, toMs));
            }
        }
        return holes;
    }

    static String hole(Series series, long fromMs, long toMs) {
        return series + " " + fromMs + " " + toMs;
    }
}
