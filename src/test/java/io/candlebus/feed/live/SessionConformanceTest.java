package io.candlebus.feed.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.feed.fake.Puppet.Kind;
import io.candlebus.feed.fake.Puppet.Line;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What every venue's connection has to show on sockets, under the numbers that {@code VenueConformance} begins: answers that
 * stay away, frames that are no candles, signs of life, closings, replacements.
 */
class SessionConformanceTest extends OnSockets {
    private static final List<Integer> CODES = List.of(1_000, 1_001, 1_006, 1_012);

    /** A connection is a day old after a second. */
    private static final double SHORT_LIFE = 82_800;

    private static Rig rig(String name) {
        return new Rig(vertx, name).trades(600, 5);
    }

    @TestFactory
    Stream<DynamicTest> c03ASubscriptionThatNobodyAnswersIsBegunAnew() {
        return Rig.everywhere(name -> {
            Rig rig = rig(name).begin();
            rig.puppet.hand(f -> f.kind() == Kind.ANSWER ? f.lost() : f.asIs());
            rig.connect();
            var opening = rig.stage.begin(rig.feed);
            LiveStage.await(() -> String.valueOf(rig.health().reason()).contains("no answer to the subscription of"));
            LiveStage.await(() -> rig.puppet.lines().size() >= 3);
            rig.puppet.hand(f -> f.asIs());
            LiveStage.get(opening);
            rig.stage.play();
            rig.awaitCandles(3);
            rig.assertWhole();
            rig.end();
        });
    }

    @TestFactory
    Stream<DynamicTest> c09RubbishIsCountedAndTheConnectionSurvivesIt() {
        return Rig.everywhere(name -> {
            Rig rig = rig(name).begin().live();
            assertSurvives(rig, line -> {
                line.send("{\"stream\":\"btcusdt@kline_1m\",\"data\":{\"e\":\"kl");
                line.send("{\"channel\":\"news\",\"topic\":\"news\",\"unknown\":[]}");
                line.send("[]");
                line.sendBinary(new byte[] {1, 2, 3});
            });
            LiveStage.await(() -> rig.health().connections().unreadable() >= 4);
            rig.awaitCandles(3);
            rig.assertWhole();
            rig.end();
        });
    }

    @TestFactory
    Stream<DynamicTest> c10AFrameOf300KilobytesIsNoReasonToLeave() {
        return Rig.everywhere(name -> {
            Rig rig = rig(name).begin().live();
            assertSurvives(rig, line -> line.send("{\"topic\":\"news\",\"text\":\"" + "x".repeat(300_000) + "\"}"));
            LiveStage.await(() -> rig.health().connections().unreadable() >= 1);
            rig.awaitCandles(3);
            rig.assertWhole();
            rig.end();
        });
    }

    @TestFactory
    Stream<DynamicTest> q20AMessageBeyondEveryLimitEndsItsConnectionAndCostsNothingElse() {
        return Rig.everywhere(name -> {
            Rig rig = rig(name).begin().live();
            rig.awaitCandles(2);
            Line line = rig.puppet.last();
            line.send("x".repeat(Link.LONGEST_MESSAGE + 1_000));
            LiveStage.await(() -> line.isOver() && rig.puppet.last().candles() > 0);
            assertTrue(rig.losses() >= 1);
            rig.awaitCandles(3);
            rig.assertWhole();
            rig.end();
        });
    }

    /** A connection may be lost for want of time on a busy machine; what is bad for it kills every one. */
    private static void assertSurvives(Rig rig, Consumer<Line> deed) {
        for (int i = 0; i < 3; i++) {
            LiveStage.await(
                    () -> !rig.puppet.last().isOver() && rig.puppet.last().candles() > 0);
            Line line = rig.puppet.last();
            deed.accept(line);
            long before = line.candles();
            LiveStage.await(() -> line.isOver() || line.candles() > before + 40);
            if (!line.isOver()) {
                return;
            }
        }
        throw new AssertionError("no connection survives");
    }

    /** Nobody trades: only signs of life hold a connection, and without them it is given up. */
    @TestFactory
    Stream<DynamicTest> c11SignsOfLifeHoldAConnectionAndTheirWantEndsIt() {
        return Rig.everywhere(name -> {
            Rig rig = new Rig(vertx, name).trades(0, 5).begin().live();
            long silenceMs = (long) (rig.venue.heartbeat().silenceMs() / Rig.LINKS);
            LiveStage.await(
                    () -> !rig.puppet.last().isOver() && rig.puppet.last().ageMs() > 3 * silenceMs);
            Line line = rig.puppet.last();
            assertEquals(rig.venue.heartbeat().message() != null, line.pings() >= 2, () -> "" + line.pings());
            line.pingSocket("still there?");
            LiveStage.await(() -> line.isOver() || line.ponged().equals(List.of("still there?")));
            rig.puppet.hand(f -> f.kind() == Kind.LIFE ? List.of() : f.asIs());
            int opened = rig.puppet.lines().size();
            LiveStage.await(() -> line.isOver() && rig.puppet.lines().size() > opened + 1);
            rig.end();
        });
    }

    @TestFactory
    Stream<DynamicTest> c12AConnectionThatIsAcknowledgedAndTellsNoCandleIsReplaced() {
        return Rig.everywhere(name -> {
            Rig rig = rig(name).begin().live();
            rig.awaitCandles(2);
            Line before = rig.puppet.last();
            int deaf = before.number() + 1;
            rig.puppet.hand(f -> f.kind() == Kind.CANDLE && f.line().number() == deaf ? List.of() : f.asIs());
            before.close(1_000);
            LiveStage.await(
                    () -> rig.puppet.last().number() > deaf && rig.puppet.last().candles() > 0);
            assertTrue(rig.puppet.lines().get(deaf - 1).isOver());
            assertEquals(0, rig.puppet.lines().get(deaf - 1).candles());
            rig.awaitCandles(4);
            rig.assertWhole();
            rig.end();
        });
    }

    @TestFactory
    Stream<DynamicTest> c13EveryCloseIsFollowedByTheSameSubscriptionAfterAWaitWithinBounds() {
        Backoff backoff = new Backoff(new SplittableRandom(13));
        for (int i = 0; i < 12; i++) {
            long waitMs = backoff.nextMs();
            assertTrue(waitMs >= 1 && waitMs <= Math.min(30_000, 500L << i), i + ": " + waitMs);
        }
        return Rig.everywhere(name -> {
            Rig rig = rig(name).begin();
            List<String> said =
                    rig.venue.converse(List.copyOf(rig.traded.keySet())).opening();
            AtomicInteger closed = new AtomicInteger();
            AtomicInteger last = new AtomicInteger();
            rig.puppet.hand(f -> {
                if (f.line().number() == last.get()) {
                    return List.of();
                }
                if (closed.get() == CODES.size() || f.line().subscriptions().size() < said.size()) {
                    return f.asIs();
                }
                last.set(f.line().number());
                f.line().close(CODES.get(closed.getAndIncrement()));
                return List.of();
            });
            rig.live();
            rig.awaitCandles(3);
            assertTrue(rig.losses() >= CODES.size(), () -> "" + rig.losses());
            // One that was given up before it stood has heard less.
            for (Line line : rig.puppet.lines()) {
                List<String> heard = line.subscriptions();
                assertEquals(said.subList(0, heard.size()), heard, () -> "connection " + line.number());
            }
            long whole = rig.puppet.lines().stream()
                    .filter(l -> l.subscriptions().equals(said))
                    .count();
            assertTrue(whole > CODES.size(), () -> "" + whole);
            rig.assertWhole();
            rig.end();
        });
    }

    /** Where the venue gives no notice, its day comes to an end all the same. */
    @TestFactory
    Stream<DynamicTest> c14AConnectionThatWillEndIsReplacedBeforeItDoes() {
        return Rig.everywhere(name -> {
            Rig rig = rig(name).links(30).begin();
            String notice = rig.puppet.notice();
            rig.lives(notice == null ? SHORT_LIFE : 1).live();
            rig.awaitCandles(2);
            Line first = rig.puppet.last();
            if (notice != null) {
                first.send(notice);
            }
            LiveStage.await(() -> first.isOver() && rig.puppet.last().candles() > 0);
            assertTrue(first.opensAtEnd() > first.number(), "the next one was opened before");
            rig.awaitCandles(4);
            rig.assertWhole();
            rig.end();
        });
    }

    /** While both connections stand, each candle is told twice. */
    @TestFactory
    Stream<DynamicTest> c24WhatTwoConnectionsTellGoesOnOnce() {
        return Rig.everywhere(name -> {
            Rig rig = rig(name).links(10).lives(SHORT_LIFE);
            rig.traded.remove(rig.eth);
            rig.begin();
            AtomicInteger closed = new AtomicInteger();
            rig.puppet.hand(f -> {
                if (f.line().number() != 2) {
                    return f.asIs();
                }
                closed.addAndGet(f.closes() ? 1 : 0);
                return f.kind() == Kind.ANSWER && f.line().candles() == 0
                        ? later(f.line(), f.text(), closed)
                        : f.asIs();
            });
            rig.live();
            LiveStage.await(() -> rig.puppet.lines().size() >= 3);
            rig.awaitCandles(3);
            rig.assertWhole();
            assertTrue(closed.get() >= 4, () -> closed + " candles came to their end meanwhile");
            long duplicates = rig.stage.health().series().get(0).oddities().duplicates();
            assertEquals(rig.venue.closes().flagged(), duplicates >= 2, () -> "" + duplicates);
            assertEquals(0, rig.stage.health().series().get(0).oddities().corrections());
            assertTrue(rig.puppet.lines().get(0).opensAtEnd() >= 2);
            rig.end();
        });
    }

    /** The answer comes when four candles have ended. */
    private static List<String> later(Line line, String answer, AtomicInteger closed) {
        vertx.setPeriodic(5, timer -> {
            if (closed.get() >= 4 || line.isOver()) {
                vertx.cancelTimer(timer);
                line.send(answer);
            }
        });
        return List.of();
    }
}
