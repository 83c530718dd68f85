package io.candlebus.feed.live;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.feed.BadRows;
import io.candlebus.feed.CandleFile;
import io.candlebus.feed.fake.Puppet;
import io.candlebus.market.Candle;
import io.candlebus.market.CandleAggregator;
import io.candlebus.market.Timeframe;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Long sequences of every venue come out as they went in, under the numbers that {@code VenueConformance} begins. The short
 * ones are made up; the long ones are a day of the bundled file, and take a minute and a half each.
 */
class SequenceConformanceTest extends OnSockets {
    private static final Path FILE = Path.of("src/main/resources/demo/btcusd-1m-bitstamp-2013-11.csv");
    private static final long SEED = 2_122;
    private static final int EVERY = 25;
    private static final int CANDLES = 24;
    private static final int STEP = 100;
    private static final double FAST = 600;

    private static Rig rig(String name) {
        return new Rig(vertx, name).trades(CANDLES + 400, SEED).speed(FAST);
    }

    private static void run(Rig rig, int candles) throws Exception {
        rig.live();
        for (int left = candles; left > 0; left -= STEP) {
            rig.awaitCandles(Math.min(left, STEP));
        }
        rig.assertWhole();
        rig.end();
    }

    @TestFactory
    Stream<DynamicTest> c21WhatComesOutIsWhatWentIn() {
        return Rig.everywhere(name -> run(rig(name).begin(), CANDLES));
    }

    @TestFactory
    Stream<DynamicTest> c22AFaultEveryFewFramesChangesNothingOfIt() {
        return Rig.everywhere(name -> {
            Rig rig = rig(name).begin();
            Faulty faulty = new Faulty(SEED);
            rig.puppet.hand(faulty);
            run(rig, CANDLES);
            assertTrue(faulty.faults.get() >= 10, () -> "" + faulty.faults);
        });
    }

    @TestFactory
    Stream<DynamicTest> c23AClockThatIsFiveSecondsFastChangesNothingOfIt() {
        return Rig.everywhere(
                name -> run(rig(name).ahead(-5_000).trades(CANDLES + 400, SEED).begin(), CANDLES / 2));
    }

    @TestFactory
    Stream<DynamicTest> c23AClockThatIsFiveSecondsSlowChangesNothingOfIt() {
        return Rig.everywhere(
                name -> run(rig(name).ahead(5_000).trades(CANDLES + 400, SEED).begin(), CANDLES / 2));
    }

    @Tag("long")
    @TestFactory
    Stream<DynamicTest> c21ADayOfTheFileComesOutAsItIs() throws Exception {
        List<Candle> day = day();
        return Rig.everywhere(name -> {
            Rig rig = day(name, day);
            run(rig, units(rig));
        });
    }

    @Tag("long")
    @TestFactory
    Stream<DynamicTest> c22ADayOfTheFileWithAFaultEveryFewFramesComesOutAsItIs() throws Exception {
        List<Candle> day = day();
        return Rig.everywhere(name -> {
            Rig rig = day(name, day);
            Faulty faulty = new Faulty(SEED);
            rig.puppet.hand(faulty);
            run(rig, units(rig));
            assertTrue(faulty.faults.get() >= 100, () -> "" + faulty.faults);
        });
    }

    /** Candles of a day, less those of the past that the feed begins with. */
    private static int units(Rig rig) {
        return (int) ((Timeframe.D1.longestMs() - 60 * 60_000L) / rig.timeframe.longestMs());
    }

    /** And as much again, for a machine that is slow to begin. */
    private static List<Candle> day() throws Exception {
        List<Candle> all = CandleFile.read(FILE, BadRows.REFUSE).candles();
        long fromMs = Timeframe.H1.openOf(all.get(0).openTimeMs());
        List<Candle> day = all.stream()
                .filter(c -> c.openTimeMs() < fromMs + 2 * Timeframe.D1.longestMs())
                .toList();
        assertTrue(day.size() > 1_400, () -> "" + day.size());
        return day;
    }

    /** The day, an hour of which is past by now. */
    private static Rig day(String name, List<Candle> day) throws Exception {
        Rig rig = new Rig(vertx, name).speed(1_000);
        long hour = Timeframe.H1.openOf(System.currentTimeMillis()) - 3_600_000;
        long shiftMs = hour - Timeframe.H1.openOf(day.get(0).openTimeMs());
        List<Candle> moved = new ArrayList<>();
        CandleAggregator fives = new CandleAggregator(Timeframe.M1, Timeframe.M5);
        for (Candle c : day) {
            Candle later = new Candle(c.openTimeMs() + shiftMs, c.open(), c.high(), c.low(), c.close(), c.volume());
            if (rig.timeframe == Timeframe.M1) {
                moved.add(later);
            } else {
                fives.add(later, moved::add);
            }
        }
        rig.traded.put(rig.btc, moved);
        return rig.begin();
    }

    /** One frame in so many is lost, doubled, held back, broken, or the last of its connection. On the exchange's context. */
    private static final class Faulty implements Puppet.Hand {
        private final SplittableRandom random;
        private final AtomicInteger faults = new AtomicInteger();
        private String held;

        Faulty(long seed) {
            random = new SplittableRandom(seed);
        }

        @Override
        public List<String> pull(Puppet.Frame frame) {
            if (frame.kind() != Puppet.Kind.CANDLE) {
                return frame.asIs();
            }
            String late = held;
            held = null;
            if (late != null) {
                return List.of(frame.text(), late);
            }
            if (random.nextInt(EVERY) > 0) {
                return frame.asIs();
            }
            faults.incrementAndGet();
            String text = frame.text();
            switch (random.nextInt(6)) {
                case 0:
                    return List.of();
                case 1:
                    return List.of(text, text);
                case 2:
                    held = text;
                    return List.of();
                case 3:
                    return List.of(text.substring(0, text.length() / 2), text);
                case 4:
                    return List.of("{\"topic\":\"news\",\"channel\":\"news\"}", text);
                default:
                    frame.line().close(random.nextBoolean() ? 1_006 : 1_012);
                    return List.of();
            }
        }
    }
}
