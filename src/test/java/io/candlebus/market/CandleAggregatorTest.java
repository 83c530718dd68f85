package io.candlebus.market;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CandleAggregatorTest {
    private static final long MINUTE = 60_000;

    @Test
    void candleIsEmittedWithItsLastPart() {
        CandleAggregator fives = new CandleAggregator(Timeframe.M1, Timeframe.M5);
        List<Candle> out = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            fives.add(new Candle(i * MINUTE, 10 + i, 20 + i, 5 - i, 11 + i, 2), out::add);
        }
        assertEquals(List.of(), out);
        assertEquals(new Candle(0, 10, 23, 2, 14, 8), fives.forming());
        fives.add(new Candle(4 * MINUTE, 9, 12, 8, 10, 1), out::add);
        assertEquals(List.of(new Candle(0, 10, 23, 2, 10, 9)), out);
        assertNull(fives.forming());
    }

    @Test
    void laterPartEndsACandleWhoseLastPartIsMissing() {
        CandleAggregator fives = new CandleAggregator(Timeframe.M1, Timeframe.M5);
        List<Candle> out = new ArrayList<>();
        fives.add(Candle.flat(2 * MINUTE, 7), out::add);
        fives.add(Candle.flat(9 * MINUTE, 8), out::add);
        assertEquals(List.of(Candle.flat(0, 7), Candle.flat(5 * MINUTE, 8)), out);
    }

    @Test
    void monthsFollowTheCalendar() {
        CandleAggregator months = new CandleAggregator(Timeframe.D1, Timeframe.MO1);
        List<Candle> out = new ArrayList<>();
        long day = Instant.parse("2024-01-31T00:00:00Z").toEpochMilli();
        for (int i = 0; i <= 30; i++) {
            months.add(Candle.flat(day + i * 86_400_000L, 1 + i), out::add);
        }
        assertEquals(2, out.size());
        assertEquals(
                Instant.parse("2024-02-01T00:00:00Z").toEpochMilli(), out.get(1).openTimeMs());
        assertEquals(30, out.get(1).close());
    }

    @Test
    void partsThatDoNotAscendAreRefused() {
        CandleAggregator fives = new CandleAggregator(Timeframe.M1, Timeframe.M5);
        fives.add(Candle.flat(MINUTE, 1), c -> {});
        assertThrows(IllegalArgumentException.class, () -> fives.add(Candle.flat(MINUTE, 1), c -> {}));
        assertThrows(IllegalArgumentException.class, () -> new CandleAggregator(Timeframe.D3, Timeframe.W1));
    }

    @ParameterizedTest
    @EnumSource(
            value = Timeframe.class,
            names = {"M3", "M5", "H1", "H4", "D1", "D3", "W1", "MO1"})
    void equalsGroupingByOpenTime(Timeframe whole) {
        List<Candle> minutes = walk(whole.ordinal(), 120_000);
        List<Candle> out = new ArrayList<>();
        CandleAggregator aggregator = new CandleAggregator(Timeframe.M1, whole);
        minutes.forEach(c -> aggregator.add(c, out::add));
        if (aggregator.forming() != null) {
            out.add(aggregator.forming());
        }
        assertEquals(grouped(minutes, whole), out);
    }

    @Test
    void stepsInBetweenChangeNothing() {
        List<Candle> minutes = walk(5, 60_000);
        assertEquals(
                aggregated(minutes, Timeframe.M1, Timeframe.D1),
                aggregated(
                        aggregated(aggregated(minutes, Timeframe.M1, Timeframe.M5), Timeframe.M5, Timeframe.H1),
                        Timeframe.H1,
                        Timeframe.D1));
    }

    @Test
    void completedByForetellsTheEmission() {
        CandleAggregator aggregator = new CandleAggregator(Timeframe.M1, Timeframe.M5);
        for (Candle candle : walk(11, 20_000)) {
            Candle foretold = aggregator.completedBy(candle);
            List<Candle> out = new ArrayList<>();
            aggregator.add(candle, out::add);
            assertEquals(out.isEmpty() ? null : out.get(out.size() - 1), foretold);
        }
    }

    private static List<Candle> aggregated(List<Candle> candles, Timeframe part, Timeframe whole) {
        List<Candle> out = new ArrayList<>();
        CandleAggregator aggregator = new CandleAggregator(part, whole);
        candles.forEach(c -> aggregator.add(c, out::add));
        return out;
    }

    private static List<Candle> grouped(List<Candle> candles, Timeframe whole) {
        TreeMap<Long, List<Candle>> groups = new TreeMap<>();
        candles.forEach(c -> groups.computeIfAbsent(whole.openOf(c.openTimeMs()), k -> new ArrayList<>())
                .add(c));
        List<Candle> out = new ArrayList<>();
        groups.forEach((open, parts) -> out.add(new Candle(
                open,
                parts.get(0).open(),
                parts.stream().mapToDouble(Candle::high).max().orElseThrow(),
                parts.stream().mapToDouble(Candle::low).min().orElseThrow(),
                parts.get(parts.size() - 1).close(),
                parts.stream().mapToDouble(Candle::volume).reduce(0, Double::sum))));
        return out;
    }

    /** A random walk from a time before the epoch, with holes of up to an hour; volumes are whole, so sums are exact. */
    private static List<Candle> walk(long seed, int count) {
        Random random = new Random(seed);
        List<Candle> out = new ArrayList<>();
        long time = -20_000 * MINUTE;
        double price = 100;
        for (int i = 0; i < count; i++) {
            time += MINUTE * (random.nextInt(20) == 0 ? 1 + random.nextInt(60) : 1);
            double close = Math.max(1, price + random.nextGaussian());
            double high = Math.max(price, close) + random.nextDouble();
            double low = Math.min(price, close) * 0.999;
            out.add(new Candle(time, price, high, low, close, random.nextInt(10)));
            price = close;
        }
        return out;
    }
}
