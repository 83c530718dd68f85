package io.candlebus.indicator;

import io.candlebus.market.Candle;
import io.candlebus.market.Timeframe;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Candles to try indicators on. Random ones are a function of their seed. */
public final class CandleSets {
    private static final String DEMO = "/demo/btcusd-1m-bitstamp-2013-11.csv";
    private static final long START_MS = 1_700_000_000_000L / 60_000 * 60_000;

    private CandleSets() {}

    /** The sets that the shared tests go through, by the name that a failing test shows. */
    public static Map<String, List<Candle>> all() {
        Map<String, List<Candle>> sets = new LinkedHashMap<>();
        sets.put("random, seed 1", random(1, 3000, 100));
        sets.put("random, seed 2", random(2, 3000, 60_000));
        sets.put("random with flat, zero-volume and missing candles, seed 3", holed(3, 3000));
        sets.put("demo week, hours", demoHours());
        sets.put("demo week, minutes", demoMinutes());
        return sets;
    }

    /** A random walk of about 1 % per candle; every candle has a range and volume. */
    public static List<Candle> random(long seed, int count, double start) {
        Random random = new Random(seed);
        List<Candle> candles = new ArrayList<>(count);
        double price = start;
        for (int i = 0; i < count; i++) {
            double open = price * (1 + 0.002 * random.nextGaussian());
            double pull = 0.01 * Math.log(start / price);
            double close = open * Math.exp(0.01 * random.nextGaussian() + pull);
            double high = Math.max(open, close) * (1 + 0.004 * random.nextDouble());
            double low = Math.min(open, close) * (1 - 0.004 * random.nextDouble());
            double volume = 10 * Math.exp(random.nextGaussian());
            candles.add(new Candle(START_MS + i * 60_000L, open, high, low, close, volume));
            price = close;
        }
        return candles;
    }

    /** Like {@link #random}, with stretches of flat candles, candles without volume, and missing minutes. */
    public static List<Candle> holed(long seed, int count) {
        Random random = new Random(seed);
        List<Candle> candles = new ArrayList<>(count);
        double last = 100;
        int flat = 0;
        for (Candle c : random(seed, count, 100)) {
            if (random.nextInt(100) == 0) {
                flat = random.nextInt(60);
            }
            if (flat > 0) {
                flat--;
                candles.add(Candle.flat(c.openTimeMs(), last));
            } else if (random.nextInt(10) == 0) {
                candles.add(new Candle(c.openTimeMs(), c.open(), c.high(), c.low(), c.close(), 0));
                last = c.close();
            } else if (random.nextInt(10) > 0) {
                candles.add(c);
                last = c.close();
            }
        }
        return candles;
    }

    /** Prices on a coarse grid around a number of ticks, with gaps and many that are equal. */
    public static List<Candle> ticks(long seed, int count, double tick, int around) {
        Random random = new Random(seed);
        int[] sizes = {0, 1, 2, 3, 6};
        List<Candle> candles = new ArrayList<>(count);
        int price = around;
        for (int i = 0; i < count; i++) {
            int open = price + random.nextInt(13) - 6;
            int body = sizes[random.nextInt(5)];
            int close = open + random.nextInt(2 * body + 1) - body;
            int high = Math.max(open, close) + random.nextInt(1 + sizes[random.nextInt(5)]);
            int low = Math.min(open, close) - random.nextInt(1 + sizes[random.nextInt(5)]);
            candles.add(new Candle(START_MS + i * 60_000L, open * tick, high * tick, low * tick, close * tick, 1));
            price = Math.abs(close - around) < 0.3 * around ? close : around;
        }
        return candles;
    }

    /** Nothing ever moves and nothing is traded. */
    public static List<Candle> flat(int count, double price) {
        List<Candle> candles = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            candles.add(Candle.flat(START_MS + i * 60_000L, price));
        }
        return candles;
    }

    /** The same candles with prices and volumes multiplied. */
    public static List<Candle> scaled(List<Candle> candles, double price, double volume) {
        return candles.stream()
                .map(c -> new Candle(
                        c.openTimeMs(),
                        c.open() * price,
                        c.high() * price,
                        c.low() * price,
                        c.close() * price,
                        c.volume() * volume))
                .toList();
    }

    /** The same candles, so many times as far apart. */
    public static List<Candle> apart(List<Candle> candles, int times) {
        return candles.stream()
                .map(c -> new Candle(c.openTimeMs() * times, c.open(), c.high(), c.low(), c.close(), c.volume()))
                .toList();
    }

    /** The same candles with all prices rounded to multiples of a step. */
    public static List<Candle> onGrid(List<Candle> candles, double step) {
        return candles.stream()
                .map(c -> new Candle(
                        c.openTimeMs(),
                        Math.rint(c.open() / step) * step,
                        Math.rint(c.high() / step) * step,
                        Math.rint(c.low() / step) * step,
                        Math.rint(c.close() / step) * step,
                        c.volume()))
                .toList();
    }

    /** The same candles with all prices higher by the same amount. */
    public static List<Candle> shifted(List<Candle> candles, double step) {
        return candles.stream()
                .map(c -> new Candle(
                        c.openTimeMs(), c.open() + step, c.high() + step, c.low() + step, c.close() + step, c.volume()))
                .toList();
    }

    /** The same candles with one that reached a multiple of its price. */
    public static List<Candle> spiked(List<Candle> candles, int place, double factor) {
        List<Candle> spiked = new ArrayList<>(candles);
        Candle c = candles.get(place);
        spiked.set(place, new Candle(c.openTimeMs(), c.open(), c.high() * factor, c.low(), c.high(), c.volume()));
        return spiked;
    }

    /** The bundled week of November 2013, with its flat and missing minutes. */
    public static List<Candle> demoMinutes() {
        try (InputStream in = CandleSets.class.getResourceAsStream(DEMO);
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().skip(1).map(CandleSets::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same week in hours. */
    public static List<Candle> demoHours() {
        Map<Long, Candle> hours = new LinkedHashMap<>();
        for (Candle c : demoMinutes()) {
            long open = Timeframe.H1.openOf(c.openTimeMs());
            Candle minute = new Candle(open, c.open(), c.high(), c.low(), c.close(), c.volume());
            hours.merge(open, minute, CandleSets::join);
        }
        return List.copyOf(hours.values());
    }

    private static Candle join(Candle a, Candle b) {
        return new Candle(
                a.openTimeMs(),
                a.open(),
                Math.max(a.high(), b.high()),
                Math.min(a.low(), b.low()),
                b.close(),
                a.volume() + b.volume());
    }

    private static Candle parse(String line) {
        String[] f = line.split(",");
        return new Candle(
                Long.parseLong(f[0]),
                Double.parseDouble(f[1]),
                Double.parseDouble(f[2]),
                Double.parseDouble(f[3]),
                Double.parseDouble(f[4]),
                Double.parseDouble(f[5]));
    }
}
