package io.candlebus.feed.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.api.FeedHealth;
import io.candlebus.feed.fake.BadLine.Fate;
import io.candlebus.feed.fake.Puppet;
import io.candlebus.feed.fake.Puppet.Kind;
import io.candlebus.market.Candle;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.Provenance;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What every venue's feed has to make good again, under the numbers that {@code VenueConformance} begins. */
class RepairConformanceTest extends OnSockets {
    private static final List<Fate> FATES = List.of(
            Fate.CUT, Fate.TORN, Fate.BAD_GATEWAY, Fate.GARBAGE, Fate.TOO_MANY, Fate.SHORT, Fate.BANNED, Fate.SHORT);

    private static Rig rig(String name) {
        return new Rig(vertx, name).trades(600, 15);
    }

    /** Cuts every connection in a candle, or behind it, before anything that was said of it later is sent. */
    private static final class Cut implements Puppet.Hand {
        private final Rig rig;
        private final long beforeEndMs;
        private final Runnable also;
        private volatile long openMs;
        private volatile boolean done;

        /** @param also done with it, on the exchange's context */
        Cut(Rig rig, long beforeEndMs, Runnable also) {
            this.rig = rig;
            this.beforeEndMs = beforeEndMs;
            this.also = also;
        }

        /** Until it is done. Gives where the candle opens. */
        long await() {
            LiveStage.await(() -> done);
            return openMs;
        }

        @Override
        public List<String> pull(Puppet.Frame frame) {
            if (done) {
                return frame.asIs();
            }
            if (openMs == 0) {
                openMs = rig.traded.get(rig.btc).stream()
                        .mapToLong(Candle::openTimeMs)
                        .filter(t -> t > frame.nowMs())
                        .findFirst()
                        .getAsLong();
            }
            if (frame.nowMs() < rig.timeframe.closeOf(openMs) - beforeEndMs) {
                return frame.asIs();
            }
            done = true;
            also.run();
            rig.puppet.lines().forEach(l -> l.close(1_006));
            return List.of();
        }
    }

    /** From its last second on nothing is heard of a candle, on any connection. */
    @TestFactory
    Stream<DynamicTest> c15ACutInTheLastSecondOfACandleLeavesItToHistoryOnce() {
        return Rig.everywhere(name -> {
            Rig rig = rig(name).begin().live();
            Cut cut = new Cut(rig, 1_000, () -> {});
            rig.puppet.hand(
                    f -> cut.done && f.kind() == Kind.CANDLE && f.closes(rig.btc, cut.openMs) ? f.lost() : cut.pull(f));
            long cutMs = cut.await();
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
            Cut cut = new Cut(rig, lengthMs / 2, () -> rig.puppet.refuse(true));
            rig.puppet.hand(cut);
            long fromMs = cut.await() + lengthMs;
            long toMs = fromMs + 10 * lengthMs;
            LiveStage.await(() -> rig.exchange.nowMs() >= toMs);
            assertTrue(rig.stage.newestMs(rig.btc) < fromMs + lengthMs, "nothing goes on while nothing is known");
            rig.puppet.refuse(false);
            rig.awaitCandles(3);
            List<Provenance> repaired = rig.stage.finals(rig.btc).stream()
                    .filter(c -> c.candle().openTimeMs() >= fromMs && c.candle().openTimeMs() < toMs - lengthMs)
                    .map(FinalCandle::provenance)
                    .toList();
            assertTrue(
                    repaired.size() >= 5 && repaired.stream().allMatch(Provenance.REST::equals), () -> "" + repaired);
            rig.assertWhole();
            rig.end();
        });
    }

    /** The first of them was half seen; those that come behind are told again, and history cannot be had. */
    @TestFactory
    Stream<DynamicTest> c16WhatWasMissedIsNotMadeUpWhileHistoryCannotBeHad() {
        return Rig.everywhere(name -> {
            Rig rig = rig(name).fates(n -> Fate.PASSED).begin().live();
            long lengthMs = rig.timeframe.longestMs();
            Cut cut = new Cut(rig, lengthMs / 2, () -> {
                rig.line.fates(n -> Fate.BAD_GATEWAY);
                rig.puppet.refuse(true);
            });
            rig.puppet.hand(cut);
            long halfMs = cut.await();
            LiveStage.await(() -> rig.exchange.nowMs() >= halfMs + 5 * lengthMs / 2);
            rig.puppet.refuse(false);
            LiveStage.await(() -> rig.puppet.last().candles() > 0 && rig.exchange.nowMs() >= halfMs + 7 * lengthMs);
            assertTrue(rig.stage.newestMs(rig.btc) <= halfMs, "nothing of it is known");
            rig.line.fates(n -> Fate.PASSED);
            rig.awaitCandles(3);
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
            AtomicLong wrongMs = new AtomicLong();
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
                if (wrongMs.get() == 0 && f.closes() && f.series().equals(rig.btc)) {
                    Candle c = f.candle();
                    wrongMs.set(c.openTimeMs());
                    wrong[0] =
                            new Candle(c.openTimeMs(), c.open(), c.high() + 9, c.low(), c.high() + 9, c.volume() + 1);
                } else if (wrong[0] != null && f.closes() && f.series().equals(rig.btc)) {
                    sent.add(f.with(wrong[0], true));
                    wrong[0] = null;
                }
                sent.addAll(held);
                held.clear();
                return sent;
            });
            rig.live();
            LiveStage.await(() -> wrongMs.get() > 0);
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
