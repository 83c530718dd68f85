package io.candlebus.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.candlebus.api.FeedHealth;
import io.candlebus.market.Candle;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.Provenance;
import io.candlebus.market.Series;
import io.candlebus.market.Timeframe;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Quirks of exchanges, under the numbers that they have in the design, which the feed deals with behind any of them. */
@Timeout(30)
class FeedQuirksTest {
    private static final Series FIVES = new Series(FeedStage.BTC, Timeframe.M5);

    private final Kept kept = new Kept();
    private final List<FinalCandle> out = new ArrayList<>();

    private void take(FinalCandle candle) {
        out.add(candle);
    }

    private static Candle flat(int minute, double price) {
        return new Candle(minute * 60_000L, price, price, price, price, 1);
    }

    /** An hour of maintenance is a hole; a few minutes without trades may be filled. */
    @Test
    void q11AHoleBeyondTheBoundIsCountedAndNotFilled() {
        Branch branch = new Branch(FeedStage.M1, kept, new FeedOptions(50, 2));
        for (int minute : new int[] {0, 1, 5, 6, 67, 68}) {
            branch.accept(flat(minute, 10), Provenance.FLAG, 0, this::take);
        }
        assertEquals(
                List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L, 67L, 68L),
                out.stream().map(c -> c.candle().openTimeMs() / 60_000).toList());
        assertEquals(
                3,
                out.stream().filter(c -> c.provenance() == Provenance.SYNTHETIC).count());
        FeedHealth.Line line = branch.health().findFirst().orElseThrow();
        assertEquals(63, line.missing());
    }

    /** The venue's five minutes are not those of its minutes: who asks for them gets the venue's, each of them. */
    @Test
    void q15ASeriesHasOneSourceAndIsNeverPartlyPutTogether() throws Exception {
        Vertx vertx = Vertx.vertx();
        Told told = new Told(FeedStage.M1, FIVES);
        FeedStage stage = new FeedStage(vertx).deploy(told).hear(FIVES);
        stage.require(Timeframe.M5).play();
        for (int minute = 0; minute < 10; minute++) {
            told.close(FeedStage.M1, flat(minute, 10 + minute));
            if (minute % 5 == 4) {
                told.close(FIVES, new Candle((minute - 4) * 60_000L, 10, 99, 10, 50, 7));
            }
        }
        stage.awaitKept(12);
        FeedStage.await(() -> stage.heard.size() == 2);
        assertEquals(
                List.of(Provenance.FLAG, Provenance.FLAG),
                stage.heard.stream().map(FinalCandle::provenance).toList());
        assertEquals(
                List.of(99.0, 99.0),
                stage.kept.of(FIVES).stream().map(Candle::high).toList());
        FeedStage.get(vertx.close());
    }

    @Test
    void q16WhatAVenueRevisesLaterIsKeptBesideAndMovesNobody() throws Exception {
        Vertx vertx = Vertx.vertx();
        Told told = new Told(FeedStage.M1);
        FeedStage stage = new FeedStage(vertx).deploy(told).hear(FeedStage.M1).play();
        told.close(FeedStage.M1, flat(0, 10));
        told.close(FeedStage.M1, flat(1, 11));
        told.close(FeedStage.M1, flat(0, 12));
        told.close(FeedStage.M1, flat(2, 13));
        FeedStage.await(() -> stage.heard.size() == 3);
        assertEquals(
                List.of(10.0, 11.0, 13.0),
                stage.heard.stream().map(c -> c.candle().close()).toList());
        assertEquals(1, stage.kept.corrected.size());
        assertEquals(2, stage.kept.corrected.get(0).revision());
        assertEquals(12, stage.kept.corrected.get(0).candle().close());
        assertEquals(1, stage.health().series().get(0).oddities().corrections());
        FeedStage.get(vertx.close());
    }

    /** As one exchange has it of 2018-04-03 20:00: 5200, between candles that close above 7300. */
    @Test
    void q25ACloseFarOffFromWhichTheNextOpensBackIsSuspectAndGoesOn() {
        assertEquals(1, suspects(7_400, 5_200, 7_390));
        assertEquals(1, suspects(7_400, 9_900, 7_410));
    }

    @Test
    void q25ACrashIsNotSuspectNorIsAStepInAThinBook() {
        assertEquals(0, suspects(7_400, 5_200, 5_210), "it goes on where it ended");
        assertEquals(0, suspects(7_400, 7_360, 7_400), "less than one in a hundred");
        assertEquals(0, suspects(7_400, 7_250, 7_400), "no further than candles go");
    }

    /** The same jump among the first candles, that there is no measure for yet. */
    @Test
    void q25WithoutAMeasureNothingIsSuspect() {
        Branch branch = new Branch(FeedStage.M1, kept, FeedOptions.NO_FILL);
        for (int minute = 0; minute < JumpGuard.PERIOD; minute++) {
            branch.accept(flat(minute, minute == 5 ? 5_200 : 7_400), Provenance.FLAG, 0, this::take);
        }
        assertEquals(0, branch.health().findFirst().orElseThrow().oddities().suspects());
    }

    /** The measure is that of the candles before, over a restart too. */
    @Test
    void q25ARestartForgetsNothingOfIt() {
        for (Candle c : walk(30)) {
            kept.accept(new FinalCandle(FeedStage.M1, c, Provenance.FLAG, 0));
        }
        Branch branch = new Branch(FeedStage.M1, kept, FeedOptions.NO_FILL);
        branch.accept(odd(30, 7_400, 5_200), Provenance.FLAG, 0, this::take);
        branch.accept(flat(31, 7_390), Provenance.FLAG, 0, this::take);
        assertEquals(1, branch.health().findFirst().orElseThrow().oddities().suspects());
        assertEquals(2, out.size());
    }

    /** Of a walk, a candle from one price to another, and the open of the one after it. */
    private long suspects(double from, double to, double next) {
        out.clear();
        Branch branch = new Branch(FeedStage.M1, new Kept(), FeedOptions.NO_FILL);
        walk(30).forEach(c -> branch.accept(c, Provenance.FLAG, 0, this::take));
        branch.accept(odd(30, from, to), Provenance.FLAG, 0, this::take);
        branch.accept(flat(31, next), Provenance.FLAG, 0, this::take);
        assertEquals(32, out.size(), "nothing is dropped");
        return branch.health().findFirst().orElseThrow().oddities().suspects();
    }

    private static Candle odd(int minute, double from, double to) {
        return new Candle(minute * 60_000L, from, Math.max(from, to), Math.min(from, to), to, 3);
    }

    /** Around 7400, with ranges of about a third of a percent. */
    private static List<Candle> walk(int candles) {
        SplittableRandom random = new SplittableRandom(2018);
        List<Candle> walk = new ArrayList<>();
        for (int i = 0; i < candles; i++) {
            double open = 7_400 + random.nextInt(-3, 4);
            walk.add(new Candle(i * 60_000L, open, open + 12, open - 12, open + random.nextInt(-3, 4), 5));
        }
        return walk;
    }

    /** A source that tells what it is told to. */
    private static final class Told implements FeedSource {
        private final List<Series> series;
        private Outlet outlet;
        private Context context;

        Told(Series... series) {
            this.series = List.of(series);
        }

        void close(Series of, Candle candle) {
            context.runOnContext(v -> outlet.closed(of, candle, Provenance.FLAG));
        }

        @Override
        public String kind() {
            return "told";
        }

        @Override
        public Future<List<Series>> open(Vertx vertx, Outlet outlet) {
            this.outlet = outlet;
            context = vertx.getOrCreateContext();
            return Future.succeededFuture(series);
        }

        @Override
        public void play() {}

        @Override
        public Progress progress() {
            return new Progress(1, 0, 0, 0);
        }

        @Override
        public Future<Void> close() {
            return Future.succeededFuture();
        }
    }
}
