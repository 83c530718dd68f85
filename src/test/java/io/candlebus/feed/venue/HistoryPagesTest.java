package io.candlebus.feed.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HistoryPagesTest {
    private static final Series BTC = Noted.series("BTC/USDT 1m");
    private static final long MINUTE = 60_000;
    private final Venue venue = Binance.spot();

    /**
     * Q22. Whatever share of what was asked a venue gives, from whichever end, with whatever around it: everything that
     * there is comes in, each once, ascending.
     */
    @Test
    void q22WhateverPagesAVenueMakesAllOfItComesIn() {
        for (long seed = 1; seed <= 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            List<Long> all = new ArrayList<>();
            for (long minute = 0; minute < 3_000; minute++) {
                if (random.nextInt(10) > 0) {
                    all.add(minute * MINUTE);
                }
            }
            int most = random.nextInt(1, 1_200);
            boolean fromTheNewest = random.nextBoolean();
            boolean withOthers = random.nextBoolean();
            long fromMs = random.nextInt(500) * MINUTE;
            long toMs = fromMs + random.nextInt(1, 2_400) * MINUTE;
            HistoryPages pages = new HistoryPages(venue, BTC, fromMs, toMs);
            int questions = 0;
            while (!pages.isDone()) {
                pages.answered(answer(all, pages.nextPath(0), most, fromTheNewest, withOthers), 4_000 * MINUTE);
                questions++;
            }
            List<Long> expected =
                    all.stream().filter(t -> t >= fromMs && t < toMs).toList();
            assertEquals(
                    expected,
                    pages.rows().stream().map(r -> r.candle().openTimeMs()).toList(),
                    "seed " + seed);
            assertTrue(questions <= 2 * (expected.size() / most + 1) + 10, "seed " + seed + ": " + questions);
        }
    }

    @Test
    void aVenueThatGivesTheSameNewestRowsForEverIsAskedOnceMore() {
        HistoryPages pages = new HistoryPages(venue, BTC, 0, 900 * MINUTE);
        List<Long> newest = List.of(898 * MINUTE, 899 * MINUTE, 900 * MINUTE);
        int questions = 0;
        while (!pages.isDone()) {
            pages.answered(of(newest), 4_000 * MINUTE);
            questions++;
        }
        assertEquals(2, questions);
        assertEquals(2, pages.rows().size());
        assertEquals(900 * MINUTE, pages.newestMs());
    }

    /** The next question comes a little later, and the venue has gone on: what was forming in the first answer is not over. */
    @Test
    void q13ARowThatWasFormingIsAskedForAgainEvenWhenTheNextAnswerIsBeyondIt() {
        HistoryPages pages = new HistoryPages(venue, BTC, 0, 10 * MINUTE);
        pages.answered(of(List.of(0L, MINUTE)), 2 * MINUTE - 1);
        assertEquals(1, pages.rows().size());
        assertTrue(pages.nextPath(0).contains("startTime=60000&"), pages.nextPath(0));
        pages.answered(of(List.of(MINUTE, 2 * MINUTE)), 2 * MINUTE + 1);
        assertEquals(
                List.of(0L, MINUTE),
                pages.rows().stream().map(r -> r.candle().openTimeMs()).toList());
        pages.answered(of(List.of(2 * MINUTE)), 2 * MINUTE + 2);
        assertTrue(pages.isDone());
        assertEquals(2, pages.rows().size());
        assertEquals(2 * MINUTE, pages.newestMs());
    }

    private static HistoryAnswer answer(List<Long> all, String path, int most, boolean newest, boolean withOthers) {
        long start = Long.parseLong(path.replaceAll(".*startTime=(\\d+).*", "$1"));
        long end = Long.parseLong(path.replaceAll(".*endTime=(\\d+).*", "$1"));
        List<Long> rows =
                new ArrayList<>(all.stream().filter(t -> t >= start && t <= end).toList());
        while (rows.size() > most) {
            rows.remove(newest ? 0 : rows.size() - 1);
        }
        if (withOthers) {
            rows.add(Math.max(0, start - MINUTE));
        }
        return of(rows);
    }

    private static HistoryAnswer of(List<Long> openTimes) {
        return new HistoryAnswer(
                openTimes.stream()
                        .map(t -> new CandleUpdate(BTC, Candle.flat(t, 1), CandleUpdate.Flag.NONE, 0))
                        .toList(),
                0,
                null,
                false);
    }
}
