package io.candlebus.indicator;

import io.candlebus.market.Candle;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A pattern drawn by hand.
 *
 * @param name the pattern's
 * @param signal what it says at the last candle
 * @param shape open, high, low and close of each of its candles
 */
record PatternExample(String name, int signal, List<double[]> shape) {
    private static final String RESOURCE = "/patterns/examples.txt";
    private static final int ORDINARY = 20;

    static List<PatternExample> all() {
        try (InputStream in = PatternExample.class.getResourceAsStream(RESOURCE)) {
            String text = new String(Objects.requireNonNull(in, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
            return text.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(PatternExample::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PatternExample parse(String line) {
        String[] parts = line.split("\\|");
        String[] head = parts[0].strip().split(" +");
        List<double[]> shape = Stream.of(parts)
                .skip(1)
                .map(part -> Stream.of(part.strip().split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray())
                .toList();
        return new PatternExample(head[0], Integer.parseInt(head[1]), shape);
    }

    /** Its candles after ordinary ones. */
    List<Candle> candles() {
        return candles(DoubleUnaryOperator.identity());
    }

    /** Upside down: what rises falls. */
    List<Candle> mirrored() {
        return candles(price -> 200 - price);
    }

    /** Its candles, each price moved by some part of the reach. */
    List<Candle> varied(Random random, double reach) {
        return candles(price -> price + reach * (2 * random.nextDouble() - 1));
    }

    /** Its candles or those of its mirror, one to three prices elsewhere: level with another one, or far away. */
    List<Candle> broken(Random random) {
        List<double[]> other = shape.stream().map(double[]::clone).toList();
        for (int i = random.nextInt(3); i >= 0; i--) {
            double[] prices = other.get(random.nextInt(other.size()));
            int place = random.nextInt(4);
            double level = shape.get(random.nextInt(shape.size()))[random.nextInt(4)];
            prices[place] = random.nextBoolean() ? level : prices[place] + 12 * (2 * random.nextDouble() - 1);
        }
        PatternExample broken = new PatternExample(name, signal, other);
        return random.nextBoolean() ? broken.candles() : broken.mirrored();
    }

    private List<Candle> candles(DoubleUnaryOperator move) {
        Stream<double[]> ordinary = IntStream.range(0, ORDINARY)
                .mapToObj(i -> i % 2 == 0 ? new double[] {100, 103, 99, 102} : new double[] {102, 103, 99, 100});
        List<Candle> candles = new ArrayList<>();
        Stream.concat(ordinary, shape.stream()).forEach(prices -> {
            double open = move.applyAsDouble(prices[0]);
            double close = move.applyAsDouble(prices[3]);
            double end = move.applyAsDouble(prices[1]);
            double other = move.applyAsDouble(prices[2]);
            double high = Math.max(Math.max(open, close), Math.max(end, other));
            double low = Math.min(Math.min(open, close), Math.min(end, other));
            candles.add(new Candle(candles.size() * 60_000L, open, high, low, close, 1));
        });
        return candles;
    }

    @Override
    public String toString() {
        return name + " " + signal;
    }
}
