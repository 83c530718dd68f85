package io.candlebus.feed;

import static io.candlebus.feed.Finalizer.Verdict.CORRECTION;
import static io.candlebus.feed.Finalizer.Verdict.DUPLICATE;
import static io.candlebus.feed.Finalizer.Verdict.LATE;
import static io.candlebus.feed.Finalizer.Verdict.MISALIGNED;
import static io.candlebus.feed.Finalizer.Verdict.NEW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.candlebus.market.Candle;
import io.candlebus.market.Timeframe;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FinalizerTest {
    private final Finalizer finalizer = new Finalizer(Timeframe.M1);

    @Test
    void whatIsKnownAlreadyIsADuplicate() {
        judge(NEW, at(0, 1));
        judge(NEW, at(1, 2));
        judge(DUPLICATE, at(1, 2));
        judge(DUPLICATE, at(0, 1));
        assertEquals(2, finalizer.count(DUPLICATE));
        assertEquals(at(1, 2), finalizer.newest());
    }

    @Test
    void whatContradictsAFinalCandleIsACorrectionAndChangesNothing() {
        judge(NEW, at(0, 1));
        judge(NEW, at(1, 2));
        judge(CORRECTION, at(0, 9));
        judge(DUPLICATE, at(0, 1));
        judge(CORRECTION, at(1, 9));
        assertEquals(2, finalizer.count(CORRECTION));
        assertEquals(at(1, 2), finalizer.newest());
    }

    @Test
    void whatFallsIntoAHoleComesTooLate() {
        judge(NEW, at(3, 1));
        judge(NEW, at(5, 1));
        judge(LATE, at(4, 1));
        judge(LATE, at(0, 1));
        judge(NEW, at(6, 1));
        assertEquals(2, finalizer.count(LATE));
    }

    @Test
    void whatIsBeyondMemoryIsLate() {
        for (int i = 0; i < 2 * Finalizer.MEMORY; i++) {
            judge(NEW, at(i, 1));
        }
        judge(DUPLICATE, at(Finalizer.MEMORY, 1));
        judge(LATE, at(Finalizer.MEMORY - 1, 1));
    }

    @Test
    void whatOpensBetweenTwoCandlesIsRefused() {
        assertNull(finalizer.newest());
        judge(MISALIGNED, new Candle(30_000, 1, 1, 1, 1, 1));
        assertNull(finalizer.newest());
    }

    @Test
    void candlesOfAnEarlierRunAreKnownButNotCounted() {
        finalizer.remember(at(7, 1));
        judge(DUPLICATE, at(7, 1));
        judge(LATE, at(6, 1));
        judge(NEW, at(8, 1));
        assertEquals(1, finalizer.count(NEW));
    }

    /** However a stream is doubled, delayed and altered, what goes on ascends, and is the first that was said. */
    @Test
    void anyDisorderLeavesAStrictlyAscendingStream() {
        for (long seed = 1; seed <= 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Finalizer each = new Finalizer(Timeframe.M1);
            List<Candle> accepted = new ArrayList<>();
            for (int i = 0; i < 500; i++) {
                Candle candle = at(Math.max(0, i / 2 - random.nextInt(5)), 1 + random.nextInt(2));
                Candle before = each.newest();
                if (each.judge(candle) == NEW) {
                    assertEquals(true, before == null || candle.openTimeMs() > before.openTimeMs(), "seed " + seed);
                    accepted.add(candle);
                }
            }
            for (Candle candle : accepted) {
                assertEquals(DUPLICATE, each.judge(candle), "seed " + seed);
            }
        }
    }

    private void judge(Finalizer.Verdict expected, Candle candle) {
        assertEquals(expected, finalizer.judge(candle));
    }

    private static Candle at(int minute, double price) {
        return Candle.flat(minute * 60_000L, price);
    }
}
