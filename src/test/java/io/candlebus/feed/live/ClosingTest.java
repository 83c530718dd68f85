package io.candlebus.feed.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.candlebus.feed.venue.CandleUpdate;
import io.candlebus.feed.venue.CandleUpdate.Flag;
import io.candlebus.feed.venue.Venue;
import io.candlebus.market.Candle;
import io.candlebus.market.Provenance;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosingTest {
    private static final Series M1 = new Series(new Symbol("BTC", "USDT"), Timeframe.M1);
    private static final Venue.Closes FLAGGED = new Venue.Closes(true, 5_000, 2_000);
    private static final Venue.Closes PLAIN = new Venue.Closes(false, 5_000, 2_000);

    private final List<String> out = new ArrayList<>();
    private final Closing flagged = closing(FLAGGED);
    private final Closing plain = closing(PLAIN);

    private Closing closing(Venue.Closes closes) {
        return new Closing(M1, closes, 0, new Closing.Out() {
            @Override
            public void closed(Candle candle, Provenance provenance) {
                out.add(candle.openTimeMs() / 60_000 + " at " + candle.close() + " " + provenance);
            }

            @Override
            public void forming(Candle candle) {
                out.add(candle.openTimeMs() / 60_000 + " now " + candle.close());
            }
        });
    }

    @Test
    void aFlagEndsACandleAtOnce() {
        flagged.heard(update(0, 3, 1, Flag.OPEN), 30_000);
        flagged.heard(update(0, 4, 2, Flag.CLOSED), 61_000);
        assertEquals(List.of("0 now 3.0", "0 at 4.0 FLAG"), out);
    }

    @Test
    void q01AFlagMayBeTwoSecondsLateAndNothingIsAskedBeforeTheGraceIsOver() {
        flagged.heard(update(0, 3, 1, Flag.OPEN), 30_000);
        assertNull(flagged.due(64_999));
        flagged.heard(update(0, 4, 2, Flag.CLOSED), 64_999);
        assertNull(flagged.due(65_000));
        assertEquals(List.of("0 now 3.0", "0 at 4.0 FLAG"), out);
    }

    @Test
    void q02AMissingFlagIsMadeUpForByHistory() {
        flagged.heard(update(0, 3, 1, Flag.OPEN), 30_000);
        flagged.heard(update(1, 5, 1, Flag.OPEN), 62_000);
        assertEquals(new Closing.Ask(0, 60_000), flagged.due(65_000));
        assertNull(flagged.due(66_000));
        flagged.history(List.of(update(0, 4, 2, Flag.NONE), update(1, 5, 1, Flag.NONE)), 60_000, 65_100);
        assertEquals(List.of("0 now 3.0", "1 now 5.0", "0 at 4.0 REST"), out);
    }

    @Test
    void q03ASecondFlagIsHandedOnForTheRecord() {
        flagged.heard(update(0, 4, 2, Flag.CLOSED), 61_000);
        flagged.heard(update(0, 4, 2, Flag.CLOSED), 63_000);
        flagged.heard(update(0, 9, 2, Flag.CLOSED), 64_000);
        assertEquals(List.of("0 at 4.0 FLAG", "0 at 4.0 FLAG", "0 at 9.0 FLAG"), out);
        assertEquals(60_000, flagged.edgeMs());
    }

    /** The last thing seen of a candle is not its end, however long ago that was. */
    @Test
    void q04AStaleUpdateNeverEndsACandle() {
        flagged.connected(0);
        flagged.heard(update(0, 3, 1, Flag.OPEN), 30_000);
        flagged.heard(update(1, 5, 1, Flag.OPEN), 62_000);
        long nowMs = 65_000;
        for (int i = 0; i < 50; i++) {
            if (flagged.due(nowMs) != null) {
                flagged.failed(nowMs);
            }
            nowMs += 10_000;
        }
        assertEquals(List.of("0 now 3.0", "1 now 5.0"), out);
        flagged.due(nowMs + 30_000);
        flagged.history(List.of(update(0, 4, 2, Flag.NONE), update(1, 5, 3, Flag.NONE)), 60_000, nowMs);
        assertEquals("[0 at 4.0 REST, 1 at 5.0 REST]", out.subList(2, 4).toString());
    }

    /** Nor is it what history does not have: of a venue that flags, and of one that does not, when frames were missed. */
    @Test
    void q04WhatHistoryDoesNotHaveIsNotMadeOfWhatWasSeenLast() {
        for (Closing closing : List.of(flagged, plain)) {
            out.clear();
            closing.connected(closing == flagged ? 0 : 10_000);
            Flag flag = closing == flagged ? Flag.OPEN : Flag.NONE;
            closing.heard(update(0, 3, 1, flag), 30_000);
            closing.heard(update(1, 5, 1, flag), 62_000);
            int answers = 0;
            for (long nowMs = 65_000; closing.edgeMs() == 0 && nowMs < 600_000; nowMs += 31_000) {
                closing.due(nowMs);
                closing.history(List.of(), 60_000, nowMs);
                answers++;
            }
            assertEquals(Closing.TRIES + 1, answers, "it is asked again first");
            assertEquals(60_000, closing.edgeMs());
            assertEquals(List.of("0 now 3.0", "1 now 5.0"), out);
        }
    }

    @Test
    void q05TheClockEndsNothing() {
        flagged.heard(update(0, 3, 1, Flag.OPEN), 30_000);
        assertEquals(new Closing.Ask(0, 60_000), flagged.due(65_000));
        flagged.history(List.of(), Long.MIN_VALUE, 65_000);
        assertEquals(List.of("0 now 3.0"), out);
    }

    @Test
    void q06AFlaggedCandleThatShrankIsAskedForAgain() {
        flagged.heard(update(0, 3, 5, Flag.OPEN), 30_000);
        flagged.heard(update(0, 3, 4, Flag.CLOSED), 61_000);
        assertEquals(List.of("0 now 3.0"), out);
        flagged.due(65_000);
        flagged.history(List.of(update(0, 3, 6, Flag.NONE)), 60_000, 65_000);
        assertEquals("0 at 3.0 REST", out.get(1));
    }

    /** One state is told after another that went further: one of them is wrong, and the flag may repeat either. */
    @Test
    void q06StatesThatContradictEachOtherAreLeftToHistoryWhateverIsFlagged() {
        flagged.heard(said(0, 5, 4, Flag.OPEN, 30_000), 30_000);
        flagged.heard(said(0, 4, 3, Flag.OPEN, 32_000), 32_000);
        flagged.heard(said(0, 5, 4, Flag.CLOSED, 61_000), 61_000);
        assertEquals(List.of("0 now 5.0", "0 now 5.0"), out);
        assertEquals(new Closing.Ask(0, 60_000), flagged.due(65_000));
        flagged.history(List.of(update(0, 4, 6, Flag.NONE)), 60_000, 65_000);
        assertEquals("0 at 4.0 REST", out.get(2));
    }

    @Test
    void q06AStateThatComesLateContradictsNothing() {
        flagged.heard(said(0, 5, 4, Flag.OPEN, 30_000), 30_000);
        flagged.heard(said(0, 4, 3, Flag.OPEN, 28_000), 32_000);
        flagged.heard(said(0, 5, 4, Flag.CLOSED, 61_000), 61_000);
        assertEquals(List.of("0 now 5.0", "0 at 5.0 FLAG"), out);
    }

    /** What was traded before the connection stood is not in it. */
    @Test
    void q07TheFirstCandleOfAConnectionIsHistorysAndNotThatOfItsTrades() {
        plain.heard(update(0, 4, 1, Flag.NONE), 45_000);
        plain.connected(45_000);
        plain.heard(update(1, 5, 1, Flag.NONE), 61_000);
        assertEquals(new Closing.Ask(0, 60_000), plain.due(62_000));
        plain.history(List.of(update(0, 4, 9, Flag.NONE)), 60_000, 62_100);
        assertEquals(List.of("0 now 4.0", "1 now 5.0", "0 at 4.0 REST"), out);
    }

    @Test
    void q08OldCandlesOfASnapshotChangeNothing() {
        plain.due(65_000);
        plain.history(List.of(update(0, 4, 2, Flag.NONE)), 60_000, 65_000);
        plain.heard(update(0, 9, 1, Flag.NONE), 66_000);
        assertEquals(List.of("0 at 4.0 REST"), out);
    }

    @Test
    void q09ACandleOfTradesThatTheStreamNeverToldIsCounted() {
        plain.connected(0);
        plain.due(125_000);
        plain.history(List.of(update(0, 4, 2, Flag.NONE), update(1, 4, 2, Flag.NONE)), 120_000, 125_000);
        assertEquals(2, plain.unheard());
        plain.heard(update(2, 5, 1, Flag.NONE), 126_000);
        assertEquals(0, plain.unheard());
    }

    @Test
    void q10MinutesThatHistoryDoesNotHaveStayAbsent() {
        plain.heard(update(3, 5, 1, Flag.NONE), 181_000);
        assertNull(plain.due(64_000));
        assertEquals(new Closing.Ask(0, 180_000), plain.due(182_000));
        plain.history(List.of(update(1, 4, 2, Flag.NONE)), 180_000, 182_000);
        assertEquals(List.of("3 now 5.0", "1 at 4.0 REST"), out);
        assertEquals(180_000, plain.edgeMs());
    }

    @Test
    void q12WhatOpensBetweenTwoCandlesIsHandedOnForTheRecordOnly() {
        CandleUpdate crooked = new CandleUpdate(M1, Candle.flat(14_000, 1), Flag.CLOSED, 0);
        flagged.heard(crooked, 61_000);
        flagged.due(125_000);
        flagged.history(List.of(crooked, update(1, 4, 2, Flag.NONE)), 120_000, 125_000);
        assertEquals(List.of("0 at 1.0 FLAG", "1 at 4.0 REST"), out);
    }

    @Test
    void q13TheFormingRowOfHistoryIsNotOver() {
        plain.due(65_000);
        plain.history(List.of(update(0, 4, 2, Flag.NONE), update(1, 5, 1, Flag.NONE)), 60_000, 65_000);
        assertEquals(List.of("0 at 4.0 REST"), out);
        flagged.due(65_000);
        flagged.history(List.of(update(0, 4, 2, Flag.OPEN)), 0, 65_000);
        assertEquals(List.of("0 at 4.0 REST"), out);
    }

    @Test
    void q14HistoryThatIsBehindTheStreamIsAskedAgain() {
        plain.connected(0);
        plain.heard(update(0, 4, 9, Flag.NONE), 59_000);
        plain.heard(update(1, 5, 1, Flag.NONE), 61_000);
        assertEquals(new Closing.Ask(0, 60_000), plain.due(62_000));
        plain.history(List.of(update(0, 3, 8, Flag.NONE)), 60_000, 62_000);
        assertNull(plain.due(63_999));
        assertEquals(new Closing.Ask(0, 60_000), plain.due(64_000));
        plain.history(List.of(update(0, 4, 9, Flag.NONE)), 60_000, 64_000);
        assertEquals("0 at 4.0 REST", out.get(2));
    }

    @Test
    void q21WhatIsHeardBeforeHistoryCameWaitsForIt() {
        flagged.heard(update(5, 5, 1, Flag.CLOSED), 361_000);
        flagged.heard(update(6, 6, 1, Flag.CLOSED), 421_000);
        assertEquals(List.of(), out);
        assertEquals(new Closing.Ask(0, 360_000), flagged.due(421_000));
        flagged.history(List.of(update(4, 4, 2, Flag.NONE), update(5, 9, 9, Flag.NONE)), 420_000, 421_500);
        assertEquals(List.of("4 at 4.0 REST", "5 at 5.0 FLAG", "6 at 6.0 FLAG"), out);
    }

    /** A page may be empty for a moment; that nothing was traded is believed of one that has what is known. */
    @Test
    void anAnswerWithoutTheCandleThatWentOutLastIsAskedForAgain() {
        flagged.heard(update(0, 4, 2, Flag.CLOSED), 61_000);
        flagged.broken();
        flagged.connected(181_000);
        flagged.heard(update(3, 7, 1, Flag.OPEN), 182_000);
        assertEquals(new Closing.Ask(0, 180_000), flagged.due(185_000));
        flagged.history(List.of(), Long.MIN_VALUE, 185_000);
        assertEquals(List.of("0 at 4.0 FLAG", "3 now 7.0"), out);
        assertEquals(new Closing.Ask(0, 180_000), flagged.due(187_000));
        flagged.history(
                List.of(update(0, 4, 2, Flag.NONE), update(1, 5, 2, Flag.NONE), update(2, 6, 2, Flag.NONE)),
                120_000,
                187_000);
        assertEquals(List.of("1 at 5.0 REST", "2 at 6.0 REST"), out.subList(2, 4));
        assertEquals(180_000, flagged.edgeMs());
    }

    @Test
    void withoutHistoryTheNextCandleEndsTheOneBeforeIfNothingWasMissed() {
        plain.connected(0);
        plain.heard(update(0, 4, 2, Flag.NONE), 59_000);
        plain.heard(update(1, 5, 1, Flag.NONE), 61_000);
        long nowMs = 62_000;
        for (int i = 0; i < Closing.TRIES; i++) {
            assertEquals(new Closing.Ask(0, 60_000), plain.due(nowMs), "try " + i);
            plain.failed(nowMs);
            nowMs += 30_000;
        }
        assertEquals(List.of("0 now 4.0", "1 now 5.0", "0 at 4.0 SUCCESSOR"), out);
    }

    @Test
    void withoutHistoryNothingThatMayHaveBeenMissedIsBelieved() {
        plain.connected(10_000);
        plain.heard(update(0, 4, 2, Flag.NONE), 59_000);
        plain.heard(update(1, 5, 1, Flag.NONE), 61_000);
        for (long nowMs = 65_000; nowMs < 600_000; nowMs += 31_000) {
            if (plain.due(nowMs) != null) {
                plain.failed(nowMs);
            }
        }
        assertEquals(List.of("0 now 4.0", "1 now 5.0"), out);
    }

    @Test
    void whatOpensInTheFarFutureIsNonsense() {
        flagged.heard(update(1_000_000, 4, 2, Flag.OPEN), 30_000);
        assertNull(flagged.due(30_000));
        assertEquals(List.of(), out);
    }

    @Test
    void aSilentSeriesIsAskedForABoundedStretch() {
        Closing.Ask last = null;
        for (long minute = 1; minute < 2_000; minute++) {
            Closing.Ask ask = plain.due(minute * 60_000 + 5_000);
            if (ask != null) {
                last = ask;
                plain.history(List.of(), Long.MIN_VALUE, minute * 60_000 + 5_000);
            }
        }
        assertEquals(17 * 60_000, last.toMs() - last.fromMs());
    }

    private static CandleUpdate said(long minute, double price, double volume, Flag flag, long venueMs) {
        CandleUpdate update = update(minute, price, volume, flag);
        return new CandleUpdate(M1, update.candle(), flag, venueMs);
    }

    private static CandleUpdate update(long minute, double price, double volume, Flag flag) {
        return new CandleUpdate(M1, new Candle(minute * 60_000, 3, Math.max(3, price), 1, price, volume), flag, 0);
    }
}
