package io.candlebus.strategy;

import io.candlebus.market.Candle;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Candles to test with. */
public final class TestCandles {
    private static final long MINUTE = 60_000;

    private TestCandles() {}

    /** The bundled week of real one-minute candles. */
    public static List<Candle> demoWeek() {
        try (InputStream in = TestCandles.class.getResourceAsStream("/demo/btcusd-1m-bitstamp-2013-11.csv");
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(l -> Character.isDigit(l.charAt(0)))
                    .map(TestCandles::candle)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A seeded random walk of one-minute candles from the epoch on, with holes and flat stretches. */
    public static List<Candle> walk(long seed, int count) {
        Random random = new Random(seed);
        List<Candle> out = new ArrayList<>();
        long minute = 0;
        double price = 100;
        for (int i = 0; i < count; i++) {
            minute += random.nextInt(50) == 0 ? 1 + random.nextInt(90) : 1;
            if (random.nextInt(10) == 0) {
                out.add(Candle.flat(minute * MINUTE, price));
                continue;
            }
            double close = Math.max(1, price + random.nextGaussian());
            double high = Math.max(price, close) + random.nextDouble();
            double low = Math.min(price, close) * (1 - random.nextDouble() / 100);
            out.add(new Candle(minute * MINUTE, price, high, low, close, random.nextInt(10)));
            price = close;
        }
        return out;
    }

    /** A seeded random walk of one-minute candles from the epoch on, none missing. */
    public static List<Candle> dense(long seed, int count) {
        Random random = new Random(seed);
        List<Candle> out = new ArrayList<>();
        double price = 100;
        for (int i = 0; i < count; i++) {
            double close = price * (1 + random.nextGaussian() / 500);
            double high = Math.max(price, close) * 1.001;
            out.add(new Candle(i * MINUTE, price, high, Math.min(price, close) * 0.999, close, 1 + i % 7));
            price = close;
        }
        return out;
    }

    /** One-minute candles from the epoch on, each flat at a price. */
    public static List<Candle> closes(double... prices) {
        List<Candle> out = new ArrayList<>();
        for (int i = 0; i < prices.length; i++) {
            out.add(Candle.flat(i * MINUTE, prices[i]));
        }
        return out;
    }

    private static Candle candle(String line) {
        String[] cells = line.split(",");
        return new Candle(
                Long.parseLong(cells[0]),
                Double.parseDouble(cells[1]),
                Double.parseDouble(cells[2]),
                Double.parseDouble(cells[3]),
                Double.parseDouble(cells[4]),
                Double.parseDouble(cells[5]));
    }
}
