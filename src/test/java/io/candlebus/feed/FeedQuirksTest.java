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
