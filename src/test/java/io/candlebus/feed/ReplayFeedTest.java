package io.candlebus.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.api.Addresses;
import io.candlebus.api.FeedHealth;
import io.candlebus.api.LocalCodec;
import io.candlebus.market.Candle;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.Provenance;
import io.candlebus.market.Series;
import io.candlebus.market.Timeframe;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
class ReplayFeedTest {
    @Test
    void everyTimeframeOfTheWeekEqualsTheNaiveOne(Vertx vertx) throws Exception {
        FeedStage stage = new FeedStage(vertx).deploy(ReplayFeed.of("demo", FeedStage.once(0)));
        List<Candle> week = week();
        for (Timeframe timeframe : Timeframe.values()) {
            if (timeframe.consistsOf(Timeframe.M1)) {
                stage.require(timeframe);
            }
        }
        stage.play().awaitState("ended");
        assertEquals(9_399, week.size());
        assertEquals(week, stage.kept.of(FeedStage.M1));
        for (Timeframe timeframe : Timeframe.values()) {
            if (timeframe.consistsOf(Timeframe.M1) && timeframe != Timeframe.M1) {
                List<Candle> naive = naive(week, timeframe);
                assertEquals(naive, stage.kept.of(new Series(FeedStage.BTC, timeframe)), timeframe.toString());
            }
        }
    }

    @Test
    void noMoreIsUnderWayThanCreditAllows(Vertx vertx) throws Exception {
        FeedStage stage = new FeedStage(vertx);
        AtomicLong taken = new AtomicLong();
        AtomicLong most = new AtomicLong();
        AtomicLong asked = new AtomicLong();
        stage.credit = () -> {
            asked.incrementAndGet();
            return most.accumulateAndGet(stage.kept.order.size() - taken.get(), Math::max) == 0
                    ? 0
                    : stage.kept.order.size() - taken.get();
        };
        stage.deploy(ReplayFeed.of("demo", FeedStage.once(0)))
                .require(Timeframe.M5)
                .require(Timeframe.H1)
                .play();
        for (int step : new int[] {0, 1, 100, 255, 256, 1}) {
            taken.addAndGet(step);
            long stop = taken.get() + FeedVerticle.IN_FLIGHT_LIMIT;
            stage.awaitKept((int) stop);
            long before = asked.get();
            FeedStage.await(() -> asked.get() > before + 20);
            assertEquals(stop, stage.kept.order.size());
        }
        taken.set(Long.MAX_VALUE / 2);
        stage.awaitState("ended");
        assertEquals(FeedVerticle.IN_FLIGHT_LIMIT, most.get());
        assertEquals(week(), stage.kept.of(FeedStage.M1));
    }

    @Test
    void thePastMovesNobodyAndTheRestIsHeardOnceAndInOrder(Vertx vertx) throws Exception {
        FeedStage stage = new FeedStage(vertx).hear(FeedStage.M1).deploy(ReplayFeed.of("demo", FeedStage.once(1_000)));
        assertEquals(1_000, stage.kept.order.size());
        assertEquals("starting", stage.health().state());
        stage.play().awaitState("ended");
        List<Candle> week = week();
        FeedStage.await(() -> stage.heard.size() == week.size() - 1_000);
        assertEquals(
                week.subList(1_000, week.size()),
                stage.heard.stream().map(FinalCandle::candle).toList());
        assertSame(stage.kept.order.get(1_000), stage.heard.get(0));
    }

    @Test
    void healthTellsWhatCameAndWhatIsMissing(Vertx vertx) throws Exception {
        FeedStage stage = new FeedStage(vertx).deploy(ReplayFeed.of("demo", FeedStage.once(0)));
        FeedHealth health = stage.require(Timeframe.H1).play().awaitState("ended");
        FeedHealth.Line minutes = health.series().get(0);
        FeedHealth.Line hours = health.series().get(1);
        assertEquals("replay", health.kind());
        assertEquals(1, health.progress());
        assertEquals(FeedStage.M1, minutes.series());
        assertEquals(Map.of(Provenance.REPLAY, 9_399L), minutes.candles());
        assertEquals(9_603 - 9_399, minutes.missing());
        assertEquals(1_385_913_720_000L, minutes.last().openTimeMs());
        assertEquals(Map.of(Provenance.AGGREGATED, 160L), hours.candles());
        assertEquals(0, hours.missing());
    }

    @Test
    void lapsAscendByWholeWeeksForEver(Vertx vertx) throws Exception {
        List<Candle> week = week();
        FeedStage stage = new FeedStage(vertx).deploy(ReplayFeed.of("demo", FeedStage.looping(0)));
        stage.only(3 * week.size() + 1).play().awaitKept(3 * week.size() + 1);
        List<Candle> laps = stage.kept.of(FeedStage.M1);
        for (int i = 0; i < laps.size(); i++) {
            Candle first = week.get(i % week.size());
            long shiftMs = i / week.size() * Timeframe.W1.longestMs();
            assertEquals(shifted(first, shiftMs), laps.get(i));
        }
        assertEquals(3, stage.health().lap());
        assertEquals("live", stage.health().state());
        stage.undeploy();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 700, 9_398, 9_399, 9_400, 11_432, 25_000})
    void whatIsResumedEqualsWhatWasNeverInterrupted(int cut, Vertx vertx) throws Exception {
        int total = 30_000;
        FeedStage whole = new FeedStage(vertx).only(total).deploy(ReplayFeed.of("demo", FeedStage.looping(300)));
        whole.require(Timeframe.M5)
                .require(Timeframe.D1)
                .play()
                .awaitKept(total)
                .undeploy();

        Kept kept = new Kept();
        FeedStage first = new FeedStage(vertx, kept, FeedOptions.NO_FILL)
                .only(Math.max(301, cut))
                .deploy(ReplayFeed.of("demo", FeedStage.looping(Math.min(cut, 300))));
        first.require(Timeframe.M5).require(Timeframe.D1).play().awaitKept(cut).undeploy();
        FeedStage second = new FeedStage(vertx, kept, FeedOptions.NO_FILL)
                .only(total)
                .deploy(ReplayFeed.of("demo", FeedStage.looping(300)));
        second.require(Timeframe.M5)
                .require(Timeframe.D1)
                .play()
                .awaitKept(total)
                .undeploy();

        for (Timeframe timeframe : List.of(Timeframe.M1, Timeframe.M5, Timeframe.D1)) {
            Series series = new Series(FeedStage.BTC, timeframe);
            List<Candle> expected = whole.kept.of(series);
            List<Candle> resumed = kept.of(series);
            int common = Math.min(expected.size(), resumed.size());
            assertTrue(common >= expected.size() - 1, timeframe + ": " + common);
            assertEquals(expected.subList(0, common), resumed.subList(0, common), timeframe.toString());
        }
    }

    @Test
    void aResumedReplayKeepsItsPace(Vertx vertx) throws Exception {
        LocalCodec.install(vertx);
        ReplayOptions tenMillisecondsPerMinute = new ReplayOptions(6_000, true, 0, BadRows.REFUSE);
        Kept kept = new Kept();
        for (int candles = 5; candles <= 10; candles += 5) {
            FeedStage stage = new FeedStage(vertx, kept, FeedOptions.NO_FILL)
                    .deploy(ReplayFeed.of("demo", tenMillisecondsPerMinute));
            stage.play().awaitKept(candles);
            assertEquals("live", stage.health().state());
            stage.undeploy();
        }
        List<Candle> played = kept.of(FeedStage.M1);
        assertEquals(week().subList(0, 10), played.subList(0, 10));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 14, 15, 16, 1_000, 9_000})
    void aTimeframeRequiredLaterIsCompleteFromTheBeginning(int begun, Vertx vertx) throws Exception {
        FeedStage stage = new FeedStage(vertx).only(begun).deploy(ReplayFeed.of("demo", FeedStage.once(0)));
        stage.play()
                .awaitKept(begun)
                .require(Timeframe.M15)
                .require(Timeframe.M15)
                .require(Timeframe.H4);
        stage.only(Integer.MAX_VALUE).awaitState("ended");
        for (Timeframe timeframe : List.of(Timeframe.M15, Timeframe.H4)) {
            assertEquals(naive(week(), timeframe), stage.kept.of(new Series(FeedStage.BTC, timeframe)));
        }
    }

    @Test
    void whatCannotBeMadeOfTheSourceIsRefused(Vertx vertx) throws Exception {
        FeedStage stage = new FeedStage(vertx).deploy(ReplayFeed.of("demo", FeedStage.once(0)));
        Exception e = assertThrows(ExecutionException.class, () -> stage.require(Timeframe.S1));
        assertEquals(
                "the feed has no candles of BTC/USD 1s nor any to make them of; it has BTC/USD 1m",
                e.getCause().getMessage());
        assertEquals("starting", stage.health().state());
    }

    @Test
    void shortHolesAreFilledForListenersAndAbsentInTheLedger(Vertx vertx) throws Exception {
        LocalCodec.install(vertx);
        FeedStage stage =
                new FeedStage(vertx, new Kept(), new FeedOptions(6, FeedOptions.STANDARD_JUMP)).hear(FeedStage.M1);
        stage.deploy(ReplayFeed.of("demo", FeedStage.once(0))).play().awaitState("ended");
        int filled = 9_603 - 9_399 - 21;
        FeedStage.await(() -> stage.heard.size() == 9_399 + filled);
        assertEquals(week(), stage.kept.of(FeedStage.M1));
        FinalCandle before = null;
        for (FinalCandle candle : stage.heard) {
            if (candle.provenance() == Provenance.SYNTHETIC) {
                assertEquals(Candle.flat(before.closeTimeMs(), before.candle().close()), candle.candle());
            }
            before = candle;
        }
    }

    @Test
    void formingCandlesStayWithinTheirFinalOne(Vertx vertx) throws Exception {
        List<FormingCandle> forming = new CopyOnWriteArrayList<>();
        Series fives = new Series(FeedStage.BTC, Timeframe.M5);
        FeedStage stage = new FeedStage(vertx);
        vertx.eventBus().<FormingCandle>localConsumer(Addresses.forming(FeedStage.M1), m -> forming.add(m.body()));
        vertx.eventBus().<FormingCandle>localConsumer(Addresses.forming(fives), m -> forming.add(m.body()));
        stage.deploy(ReplayFeed.of("demo", new ReplayOptions(300, true, 100, BadRows.REFUSE)))
                .require(Timeframe.M5)
                .play();
        FeedStage.await(() -> forming.size() >= 10);
        stage.undeploy();
        Map<Series, Map<Long, Candle>> finals =
                Map.of(FeedStage.M1, byOpen(week()), fives, byOpen(naive(week(), Timeframe.M5)));
        for (FormingCandle f : forming) {
            Candle whole = finals.get(f.series()).get(f.candle().openTimeMs());
            assertEquals(whole.open(), f.candle().open());
            assertTrue(f.candle().high() <= whole.high() && f.candle().low() >= whole.low(), f + " in " + whole);
            assertTrue(f.candle().volume() <= whole.volume(), f + " in " + whole);
        }
    }

    private static Map<Long, Candle> byOpen(List<Candle> candles) {
        return candles.stream().collect(Collectors.toMap(Candle::openTimeMs, c -> c));
    }

    private static Candle shifted(Candle c, long shiftMs) {
        return new Candle(c.openTimeMs() + shiftMs, c.open(), c.high(), c.low(), c.close(), c.volume());
    }

    static List<Candle> week() throws CandleCsv.Fault {
        List<Candle> candles = new ArrayList<>();
        try (CandleCsv csv = Recording.demo().get(0).open(BadRows.REFUSE)) {
            for (Candle candle = csv.next(); candle != null; candle = csv.next()) {
                candles.add(candle);
            }
        }
        return candles;
    }

    /** Every candle whose end lies within the recording, from all its minutes at once. */
    static List<Candle> naive(List<Candle> parts, Timeframe whole) {
        long endMs = Timeframe.M1.closeOf(parts.get(parts.size() - 1).openTimeMs());
        return parts.stream()
                .map(c -> whole.openOf(c.openTimeMs()))
                .distinct()
                .filter(openMs -> whole.closeOf(openMs) <= endMs)
                .map(openMs -> together(
                        openMs,
                        parts.stream()
                                .filter(c -> whole.openOf(c.openTimeMs()) == openMs)
                                .toList()))
                .toList();
    }

    private static Candle together(long openMs, List<Candle> parts) {
        double volume = 0;
        for (Candle part : parts) {
            volume += part.volume();
        }
        return new Candle(
                openMs,
                parts.get(0).open(),
                parts.stream().mapToDouble(Candle::high).max().getAsDouble(),
                parts.stream().mapToDouble(Candle::low).min().getAsDouble(),
                parts.get(parts.size() - 1).close(),
                volume);
    }
}
