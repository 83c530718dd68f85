package io.candlebus.store;

import static io.candlebus.store.Samples.BTC;
import static io.candlebus.store.Samples.MINUTE;
import static io.candlebus.store.Samples.candle;
import static io.candlebus.store.Samples.said;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.market.FinalCandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CorrectionsTest extends LedgerRig {
    private void restart() {
        close();
        open();
    }

    @Test
    void whatIsKnownOrOutOfReachOrOneTooManyIsNotTaken() {
        for (long minute = 0; minute < 100; minute++) {
            if (minute != 90) {
                ledger.append(candle(minute));
            }
        }
        assertEquals(Optional.empty(), ledger.correct(candle(99)), "the same again");
        assertEquals(Optional.empty(), ledger.correct(said(100, 1)), "not final yet");
        assertEquals(Optional.empty(), ledger.correct(said(20, 1)), "older than what is in memory");
        assertEquals(2, ledger.correct(said(99, 1)).orElseThrow().revision());
        assertEquals(Optional.empty(), ledger.correct(said(99, 1)), "the same again");
        assertEquals(3, ledger.correct(candle(99)).orElseThrow().revision(), "back to what it was is said anew");
        assertEquals(1, ledger.correct(said(90, 1)).orElseThrow().revision(), "late");
        assertEquals(List.of(1, 2, 3), numbers(99));
        assertEquals(List.of(1), numbers(90));
        for (int time = 2; time <= Corrections.REVISIONS_LIMIT; time++) {
            assertEquals(time, ledger.correct(said(90, time)).orElseThrow().revision());
        }
        assertEquals(Optional.empty(), ledger.correct(said(90, 99)));
        assertEquals(List.of(), numbers(100));
    }

    private List<Integer> numbers(long minute) {
        return ledger.revisions(BTC, minute * MINUTE).stream()
                .map(FinalCandle::revision)
                .toList();
    }

    /** The oracle knows, after every correction, what every candle said by then. */
    @Test
    void everyReadGivesWhatWasKnownByTheCorrectionItAsksFor() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        List<Map<Long, FinalCandle>> knownBy = new ArrayList<>();
        TreeMap<Long, FinalCandle> now = new TreeMap<>();
        knownBy.add(now);
        TreeMap<Long, FinalCandle> first = new TreeMap<>();
        long minute = 0;
        for (int step = 0; step < 600; step++) {
            minute += 1 + (random.nextInt(10) == 0 ? 1 + random.nextInt(3) : 0);
            FinalCandle next = candle(minute);
            ledger.append(next);
            first.put(minute, next);
            for (Map<Long, FinalCandle> each : knownBy) {
                each.put(minute, next);
            }
            if (random.nextInt(6) == 0) {
                long about = Math.max(first.firstKey(), minute - random.nextInt(40));
                Optional<FinalCandle> revised = ledger.correct(said(about, random.nextInt(3)));
                if (revised.isPresent()) {
                    TreeMap<Long, FinalCandle> after = new TreeMap<>(knownBy.get(knownBy.size() - 1));
                    after.put(about, revised.get());
                    knownBy.add(after);
                }
            }
            if (random.nextInt(150) == 0) {
                restart();
            }
        }
        writer.flushed().get(10, TimeUnit.SECONDS);
        assertTrue(knownBy.size() > 30);
        assertEquals(knownBy.size() - 1, ledger.corrections());
        for (int reads = 0; reads < 400; reads++) {
            int known = random.nextInt(knownBy.size());
            TreeMap<Long, FinalCandle> oracle = new TreeMap<>(knownBy.get(known));
            long from = random.nextLong(minute + 2);
            long to = from + random.nextLong(minute);
            int limit = 1 + random.nextInt(200);
            List<FinalCandle> stretch = List.copyOf(oracle.subMap(from, to).values());
            assertEquals(
                    stretch.subList(Math.max(0, stretch.size() - limit), stretch.size()),
                    ledger.range(BTC, from * MINUTE, to * MINUTE, limit, known),
                    "seed " + seed);
            List<FinalCandle> replayed = new ArrayList<>();
            ledger.replay(BTC, from * MINUTE, known, replayed::add);
            assertEquals(List.copyOf(oracle.tailMap(from).values()), replayed, "seed " + seed);
        }
        List<FinalCandle> newest = new ArrayList<>();
        ledger.replay(BTC, Long.MIN_VALUE, newest::add);
        assertEquals(List.copyOf(knownBy.get(knownBy.size() - 1).values()), newest, "seed " + seed);
    }

    @Test
    void whatWasSaidOfRemovedCandlesIsForgottenWithThem() {
        writer.close();
        store.close();
        store = SqliteStore.open(folder.resolve("candlebus.db"), Retention.of(10));
        writer = new StoreWriter(store, w -> {});
        ledger = new Ledger(store, writer, 5);
        for (long minute = 0; minute < 50; minute++) {
            if (minute != 30) {
                ledger.append(candle(minute));
            }
            if (minute == 31) {
                ledger.correct(said(30, 1));
            }
        }
        writer.flushed().join();
        while (store.prune()) {
            Thread.onSpinWait();
        }
        List<FinalCandle> replayed = new ArrayList<>();
        ledger.replay(BTC, Long.MIN_VALUE, replayed::add);
        assertEquals(candle(40), replayed.get(0));
        assertEquals(List.of(), ledger.revisions(BTC, 30 * MINUTE));
    }
}
