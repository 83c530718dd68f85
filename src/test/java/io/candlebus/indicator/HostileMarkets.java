package io.candlebus.indicator;

import io.candlebus.market.Candle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** Candles and sources that no market is meant to give, and some day one does. A function of their seed. */
final class HostileMarkets {
    static final long SEED = 81;
    static final int CANDLES = 600;
    private static final long MINUTE_MS = 60_000;
    private static final long DAY_MS = 1_440 * MINUTE_MS;

    private HostileMarkets() {}

    /** By the name that a failing test shows. */
    static Map<String, List<Candle>> candles() {
        Map<String, List<Candle>> markets = new LinkedHashMap<>();
        List<Candle> lively = CandleSets.holed(SEED, CANDLES);
        markets.put("flat, nothing traded", CandleSets.flat(CANDLES, 0.1));
        markets.put("flat, with volume", lines(i -> 0.1, i -> 3, MINUTE_MS));
        markets.put("flat after a walk", flatAfter(lively));
        markets.put("a walk without ranges", lines(walk(), i -> 3, MINUTE_MS));
        markets.put("no volume", CandleSets.scaled(lively, 1, 0));
        markets.put("prices of 1e-12", CandleSets.scaled(lively, 1e-14, 1));
        markets.put("prices of 1e12", CandleSets.scaled(lively, 1e10, 1));
        markets.put("volumes of 1e-12", CandleSets.scaled(lively, 1, 1e-13));
        markets.put("volumes of 1e12", CandleSets.scaled(lively, 1, 1e11));
        markets.put("huge prices and volumes", CandleSets.scaled(lively, 1e10, 1e11));
        markets.put("a spike to 1e14", CandleSets.spiked(lively, lively.size() / 2, 1e12));
        markets.put("1e-12 and 1e12 in turn", lines(i -> i % 2 == 0 ? 1e-12 : 1e12, i -> i % 3, MINUTE_MS));
        markets.put("from 1e-12 to 1e12", lines(i -> 1e-12 * Math.pow(10, 24.0 * i / CANDLES), i -> i, MINUTE_MS));
        markets.put("from 1e12 to 1e-12", lines(i -> 1e12 * Math.pow(10, -24.0 * i / CANDLES), i -> 1, MINUTE_MS));
        markets.put("only up", lines(i -> 100 + i, i -> 1, MINUTE_MS));
        markets.put("only down", lines(i -> 1_000 - i, i -> 1, MINUTE_MS));
        markets.put("two neighbouring doubles", lines(i -> i % 2 == 0 ? 0.1 : Math.nextUp(0.1), i -> 1, MINUTE_MS));
        markets.put("a candle every 30 days", lines(walk(), i -> i % 2, 30 * DAY_MS));
        markets.put("full ranges", fullRanges());
        return markets;
    }

    /** Sources: another indicator may be one, and stand at zero or below. */
    static Map<String, double[]> sources() {
        Random random = new Random(SEED);
        Map<String, double[]> sources = new LinkedHashMap<>();
        sources.put("a source of zeros", values(i -> 0));
        sources.put("a source that turns to zero", values(i -> i < 300 ? random.nextGaussian() : 0));
        sources.put("a source around zero", values(i -> i % 50 < 25 ? 0 : i % 3 - 1));
        sources.put("a source below zero", values(i -> -1e12 * random.nextDouble()));
        sources.put(
                "a source of both signs and all sizes",
                values(i -> random.nextGaussian() * Math.pow(10, random.nextInt(25) - 12)));
        sources.put("a source that fades and returns", values(i -> i < 320 ? Math.pow(10, -i) : 1e12));
        return sources;
    }

    private static IntToDoubleFunction walk() {
        double[] closes = CandleSets.random(SEED, CANDLES, 100).stream()
                .mapToDouble(Candle::close)
                .toArray();
        return i -> closes[i];
    }

    private static double[] values(IntToDoubleFunction value) {
        double[] x = new double[CANDLES];
        for (int i = 0; i < CANDLES; i++) {
            x[i] = value.applyAsDouble(i);
        }
        return x;
    }

    /** Candles without range, each at a price. */
    private static List<Candle> lines(IntToDoubleFunction price, IntToDoubleFunction volume, long stepMs) {
        List<Candle> candles = new ArrayList<>(CANDLES);
        for (int i = 0; i < CANDLES; i++) {
            double p = price.applyAsDouble(i);
            candles.add(new Candle(i * stepMs, p, p, p, p, volume.applyAsDouble(i)));
        }
        return candles;
    }

    private static List<Candle> flatAfter(List<Candle> lively) {
        List<Candle> candles = new ArrayList<>(lively.subList(0, 200));
        Candle last = candles.get(199);
        while (candles.size() < CANDLES) {
            candles.add(Candle.flat(last.openTimeMs() + MINUTE_MS * candles.size(), last.close()));
        }
        return candles;
    }

    /** Open and close at the ends of ranges of all sizes, so that shares of them are 0 or 1. */
    private static List<Candle> fullRanges() {
        Random random = new Random(SEED);
        List<Candle> candles = new ArrayList<>(CANDLES);
        for (int i = 0; i < CANDLES; i++) {
            double low = Math.pow(10, random.nextInt(7) - 3);
            double high = low * (1 + Math.pow(10, random.nextInt(12) - 12));
            boolean rises = random.nextBoolean();
            candles.add(
                    new Candle(i * MINUTE_MS, rises ? low : high, high, low, rises ? high : low, random.nextInt(3)));
        }
        return candles;
    }
}
