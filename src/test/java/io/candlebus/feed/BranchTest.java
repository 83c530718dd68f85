package io.candlebus.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.candlebus.api.FeedHealth;
import io.candlebus.market.Candle;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.Provenance;
import io.candlebus.market.Series;
import io.candlebus.market.Timeframe;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BranchTest {
    private static final Series FIVES = new Series(FeedStage.BTC, Timeframe.M5);

    private final Kept kept = new Kept();
    private final List<String> out = new ArrayList<>();
    private FinalCandle last;

    @Test
    void whatIsOverComesBeforeAndWhatIsCompletedBehindTheCandle() {
        Branch branch = new Branch(FeedStage.M1, kept, FeedOptions.NO_FILL);
        branch.require(new Series(FeedStage.BTC, Timeframe.M15), 0, this::take);
        branch.require(FIVES, 0, this::take);
        for (int minute : new int[] {8, 11, 13, 16, 29}) {
            branch.accept(at(minute), Provenance.REPLAY, 0, this::take);
        }
        assertEquals(
                List.of(
                        "1m 8", "5m 5", "1m 11", "1m 13", "5m 10", "15m 0", "1m 16", "5m 15", "1m 29", "5m 25",
                        "15m 15"),
                out);
    }

    @Test
    void aCandleWhoseBeginningIsOutOfReachIsNotInvented() {
        for (int minute = 7; minute < 14; minute++) {
            kept.accept(new FinalCandle(FeedStage.M1, at(minute), Provenance.REPLAY, 0));
        }
        Branch branch = new Branch(FeedStage.M1, kept, FeedOptions.NO_FILL);
        branch.require(FIVES, 0, this::take);
        branch.require(new Series(FeedStage.BTC, Timeframe.H1), 0, this::take);
        branch.accept(at(14), Provenance.REPLAY, 0, this::take);
        branch.accept(at(60), Provenance.REPLAY, 0, this::take);
        branch.accept(at(120), Provenance.REPLAY, 0, this::take);
        assertEquals(List.of("1m 14", "5m 10", "1m 60", "5m 60", "1h 60", "1m 120"), out);
    }

    @Test
    void whatIsOddIsCountedAndOnlyAJumpGoesOn() {
        Branch branch = new Branch(FeedStage.M1, kept, FeedOptions.NO_FILL);
        branch.accept(Candle.flat(0, 100), Provenance.REPLAY, 0, this::take);
        branch.accept(Candle.flat(0, 100), Provenance.REPLAY, 0, this::take);
        branch.accept(Candle.flat(0, 101), Provenance.REPLAY, 0, this::take);
        branch.accept(Candle.flat(120_000, 200), Provenance.REPLAY, 0, this::take);
        branch.accept(Candle.flat(60_000, 100), Provenance.REPLAY, 0, this::take);
        branch.accept(Candle.flat(180_000, 401), Provenance.REPLAY, 0, this::take);
        branch.accept(Candle.flat(240_000, 200), Provenance.REPLAY, 0, this::take);
        assertEquals(List.of("1m 0", "1m 2", "1m 3", "1m 4"), out);
        assertEquals(
                new FeedHealth.Oddities(1, 1, 1, 2, 0),
                branch.health().findFirst().orElseThrow().oddities());
    }

    @Test
    void aRestartGoesOnWithTheCandleThatWasBeingPutTogether() {
        for (int minute = 0; minute < 13; minute++) {
            kept.accept(new FinalCandle(FeedStage.M1, at(minute), Provenance.REPLAY, 0));
        }
        kept.accept(new FinalCandle(FIVES, at(0), Provenance.AGGREGATED, 0));
        Branch branch = new Branch(FeedStage.M1, kept, FeedOptions.NO_FILL);
        branch.require(FIVES, 0, this::take);
        assertEquals(List.of("5m 5"), out);
        branch.accept(at(12), Provenance.REPLAY, 0, this::take);
        branch.accept(at(14), Provenance.REPLAY, 0, this::take);
        assertEquals(List.of("5m 5", "1m 14", "5m 10"), out);
        assertEquals(
                new FeedHealth.Oddities(1, 0, 0, 0, 0),
                branch.health().findFirst().orElseThrow().oddities());
        List<Candle> parts = List.of(at(10), at(11), at(12), at(14));
        assertEquals(
                parts.stream().mapToDouble(Candle::volume).sum(), last.candle().volume());
        assertEquals(at(10).open(), last.candle().open());
    }

    private void take(FinalCandle candle) {
        last = candle;
        kept.accept(candle);
        out.add(candle.series().timeframe() + " " + candle.candle().openTimeMs() / 60_000);
    }

    private static Candle at(int minute) {
        return new Candle(minute * 60_000L, 1 + minute, 2 + minute, 1 + minute, 2 + minute, minute);
    }
}
