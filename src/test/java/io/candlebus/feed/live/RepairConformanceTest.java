package io.candlebus.feed.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.api.FeedHealth;
import io.candlebus.api.LocalCodec;
import io.candlebus.feed.fake.BadLine.Fate;
import io.candlebus.feed.fake.Puppet.Kind;
import io.candlebus.market.Candle;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.Provenance;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What every venue's feed has to make good again, under the numbers that {@code VenueConformance} begins. */
class RepairConformanceTest {
    private static final List<Fate> FATES = List.of(
            Fate.CUT, Fate.TORN, Fate.BAD_GATEWAY, Fate.GARBAGE, Fate.TOO_MANY, Fate.SHORT, Fate.BANNED, Fate.SHORT);

    private static Vertx vertx;

    @BeforeAll
    static void begin() {
        vertx = Vertx.vertx();
        LocalCodec.install(vertx);
    }

    @AfterAll
    static void end() throws Exception {
        LiveStage.get(vertx.close());
    }

    private static Rig rig(String name) {
        return new Rig(vertx, name).trades(600, 15);
    }

    /** A candle that is traded, so many candles from now. */
    private static long soon(Rig rig, int candles) {
        long fromMs = rig.timeframe.openOf(rig.exchange.nowMs()) + candles * rig.timeframe.longestMs();
        return rig.traded.get(rig.btc).stream()
                .mapToLong(Candle::openTimeMs)
                .filter(t -> t >= fromMs)
                .findFirst()
                .getAsLong();
    }

    /** From its last second on nothing is heard of a candle, on any connection. */
    @TestFactory
    Stream<DynamicTest> c15ACutInTheLastSecondOfACandleLeavesItToHistoryOnce() {
        return Rig.everywhere(name -> {
            Rig rig = rig(name).begin();
            long cutMs = soon(rig, 6);
            long lastSecondMs = rig.timeframe.closeOf(cutMs) - 1_000;
            rig.puppet.hand(f -> {
                if (f.line().number() == 1 && f.nowMs() >= lastSecondMs) {
                    f.line().close(1_006);
                    return List.of();
                }
                return f.kind() == Kind.CANDLE && f.closes(rig.btc, cutMs) ? f.lost() : f.asIs();
            });
            rig.live();
            LiveStage.await(() -> rig.exchange.nowMs() > lastSecondMs);
            rig.awaitCandles(3);
            List<FinalCandle> finals = rig.stage.finals(rig.btc).stream()
                    .filter(c -> c.candle().openTimeMs() == cutMs)
                    .toList();
            assertEquals(1, finals.size());
            assertEquals(Provenance.REST, finals.get(0).provenance());
            assertTrue(rig.puppet.lines().get(0).isOver());
            rig.assertWhole();
            rig.end();
        });
    }

    @TestFactory
    Stream<DynamicTest> c16TenCandlesThatWereMissedComeInOrderBeforeTheNext() {
        return Rig.everywhere(name -> {
            Rig rig = rig(name).begin().live();
            long lengthMs = rig.timeframe.longestMs();
            long fromMs = rig.timeframe.openOf(rig.exchange.nowMs()) + 2 * lengthMs;
            long toMs = fromMs + 10 * lengthMs;
            LiveStage.await(() -> rig.exchange.nowMs() >= fromMs - lengthMs / 4);
            rig.puppet.refuse(true);
            rig.puppet.lines().forEach(l -> l.close(1_006));
            LiveStage.await(() -> rig.exchange.nowMs() >= toMs);
            assertTrue(rig.stage.newestMs(rig.btc) < fromMs, "nothing goes on while nothing is known");
            rig.puppet.refuse(false);
            rig.awaitCandles(3);
            List<FinalCandle> finals = rig.stage.finals(rig.btc);
            List<Provenance> repaired = finals.stream()
                    .filter(c -> c.candle().openTimeMs() >= fromMs && c.candle().openTimeMs() < toMs - lengthMs)
                    .map(FinalCandle::provenance)
                    .toList();
            assertTrue(
                    repaired.size() >= 6 && repaired.stream().allMatch(Provenance.REST::equals), () -> "" + repaired);
            rig.assertWhole();
            rig.end();
        });
    }

    @TestFactory
    Stream<DynamicTest> c17HistoryThatFailsInEveryWayComesInAtLast() {
        return Rig.everywhere(name -> {
            Rig rig = rig(name)
                    .fates(n -> n <= FATES.size() ? FATES.get(n - 1) : Fate.PASSED)
                    .begin();
            rig.connect();
            Future<Void> opening = rig.stage.begin(rig.feed);
            LiveStage.await(() -> (rig.health().reason() + rig.health().notes()).contains("history is not asked"));
            LiveStage.get(opening);
            rig.stage.play();
            assertTrue(rig.line.asked() >= FATES.size(), () -> "" + rig.line.asked());
            rig.awaitCandles(2);
            rig.assertWhole();
            assertTrue(rig.stage.kept(rig.btc).size() >= 25);
            rig.end();
        });
    }

    /** Every end is told twice, every fifth state after the one that follows it, and one candle is contradicted later. */
    @TestFactory
    Stream<DynamicTest> c19WhatIsDoubledDisorderedOrContradictedChangesNothing() {
        return Rig.everywhere(name -> {
            Rig rig = rig(name).begin();
            long wrongMs = soon(rig, 6);
            ArrayDeque<String> held = new ArrayDeque<>();
            Candle[] wrong = new Candle[1];
            int[] count = new int[1];
            rig.puppet.hand(f -> {
                if (f.kind() != Kind.CANDLE) {
                    return f.asIs();
                }
                List<String> sent = new ArrayList<>();
                boolean holds = !f.closes() && ++count[0] % 5 == 0;
                if (holds) {
                    held.add(f.text());
                    return sent;
                }
                sent.add(f.text());
                if (f.closes()) {
                    sent.add(f.text());
                }
                if (f.closes(rig.btc, wrongMs)) {
                    Candle c = f.candle();
                    wrong[0] = new Candle(wrongMs, c.open(), c.high() + 9, c.low(), c.high() + 9, c.volume() + 1);
                } else if (wrong[0] != null && f.closes() && f.series().equals(rig.btc)) {
                    sent.add(f.with(wrong[0], true));
                    wrong[0] = null;
                }
                sent.addAll(held);
                held.clear();
                return sent;
            });
            rig.live();
            LiveStage.await(() -> rig.exchange.nowMs() > wrongMs);
            rig.awaitCandles(5);
            rig.assertWhole();
            FeedHealth.Oddities oddities = rig.stage.health().series().get(0).oddities();
            boolean flagged = rig.venue.closes().flagged();
            assertEquals(flagged ? 1 : 0, oddities.corrections());
            assertEquals(flagged, oddities.duplicates() >= 3, () -> "" + oddities);
            rig.end();
        });
    }
}
