package io.candlebus.feed.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.feed.venue.CandleUpdate.Flag;
import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every venue's protocol has to show, test by test under the number that it has in the design: frames, questions and
 * answers, without a socket. What shows on sockets only goes on in {@code SessionConformanceTest}. Candles are of five
 * minutes, which every venue tells. A venue that lacks a thing says what it does instead.
 */
abstract class VenueConformance {
    private static final Pattern ASSET = Pattern.compile("(?i)\\ba(\\d+)[/-]?usdt?\\b");

    static final long OPEN_MS = 1_775_521_800_000L;
    static final long LENGTH_MS = 300_000;
    static final long SAID_MS = OPEN_MS + 123_456;
    /** Five different values, none of which may land in another's place. */
    static final Candle FIVE = new Candle(OPEN_MS, 2.5, 4.25, 0.75, 3.125, 1_234.5);

    final Venue venue;
    final Series btc;
    final Series eth;
    final Conversation talk;

    VenueConformance(Venue venue, String quote) {
        this.venue = venue;
        this.btc = Noted.series("BTC/" + quote + " 5m");
        this.eth = Noted.series("ETH/" + quote + " 5m");
        this.talk = venue.converse(List.of(btc, eth));
    }

    /** What is said to subscribe Bitcoin and Ether, word for word. */
    abstract List<String> subscription();

    /** What is sent so that there is an answer, word for word; null when the venue sends signs of life by itself. */
    abstract String ping();

    /** Signs of life, as the venue sends them. */
    abstract List<String> signsOfLife();

    /** Most series that one message may name; and most messages in a second. */
    abstract int[] portion();

    /** It has taken what is asked of it. */
    abstract List<String> taken();

    /** It refuses Bitcoin; and the words that say why. */
    abstract String[] refusal();

    /** Candles of Bitcoin in one frame. {@code closed} is said where it can be; {@code extra} is a field that nobody knows. */
    abstract String frame(boolean closed, String extra, Candle... candles);

    /** Frames whose list of candles is empty. */
    List<String> withoutCandles() {
        return List.of(frame(false, ""));
    }

    /** When the frames say that they were sent; 0 when they do not. */
    long saidMs() {
        return SAID_MS;
    }

    /** A frame of a channel that nobody asked for. */
    abstract String otherChannel();

    /** An answer to a question of history, its rows in this order; the last of them may go on still. */
    abstract String answer(List<Candle> rows, boolean lastForms);

    /** An answer that says what is wrong; and the words that say it. */
    abstract String[] problem();

    /** An answer that says that too much was asked. */
    abstract String tooMany();

    /** How a stretch of history is asked for. */
    abstract String question(long fromMs, long toMs);

    Flag flag(boolean closed) {
        return !venue.closes().flagged() ? Flag.NONE : closed ? Flag.CLOSED : Flag.OPEN;
    }

    private CandleUpdate update(Candle candle, boolean closed) {
        return new CandleUpdate(btc, candle, flag(closed), saidMs());
    }

    private List<CandleUpdate> heard(String frame) {
        return Noted.hearing(talk, frame).candles;
    }

    static Candle flat(int number, double volume) {
        return new Candle(OPEN_MS + number * LENGTH_MS, 2.5, 2.5, 2.5, 2.5, volume);
    }

    static Candle candle(int number) {
        return new Candle(OPEN_MS + number * LENGTH_MS, 2.5, 4.25, 0.75, 3 + number / 64.0, 100 + number);
    }

    @Test
    void c01TheSubscriptionIsThisWordForWord() {
        assertEquals(subscription(), talk.opening());
    }

    @Test
    void c02ManySeriesAreAskedForInPortionsThatTheVenueTakes() {
        List<Series> many = IntStream.range(0, venue.limits().seriesPerConnection())
                .mapToObj(i -> new Series(new Symbol("A" + i, btc.symbol().quote()), Timeframe.M5))
                .toList();
        List<String> messages = venue.converse(many).opening();
        List<String> named = new ArrayList<>();
        for (String message : messages) {
            List<String> here =
                    ASSET.matcher(message).results().map(r -> "A" + r.group(1)).toList();
            assertTrue(here.size() <= portion()[0], () -> here.size() + " in one message");
            assertTrue(message.length() <= 65_536, () -> message.length() + " characters in one message");
            named.addAll(here);
        }
        assertEquals(many.stream().map(s -> s.symbol().base()).toList(), named);
        assertTrue(venue.limits().messagesPerSecond() <= portion()[1]);
    }

    /** That none comes at all shows on a socket only. */
    @Test
    void c03AnAnswerTakesOrRefusesAndIsCountedOnce() {
        talk.opening();
        Noted well = Noted.hearing(talk, taken().toArray(String[]::new));
        String all = String.join(" ", well.lines);
        assertTrue(all.contains(btc.toString()) && all.contains(eth.toString()), all);
        assertTrue(well.lines.stream().allMatch(l -> l.startsWith("subscribed")), all);
        Noted again = Noted.hearing(talk, taken().toArray(String[]::new));
        assertTrue(again.lines.stream().allMatch("subscribed []"::equals), () -> "" + again.lines);

        Conversation other = venue.converse(List.of(btc));
        other.opening();
        assertEquals(List.of("refused [" + btc + "] " + refusal()[1]), Noted.hearing(other, refusal()[0]).lines);
    }

    @Test
    void c04FiveDifferentValuesLandInTheirFields() {
        assertEquals(List.of(update(FIVE, false)), heard(frame(false, "", FIVE)));
        assertEquals(
                List.of(FIVE),
                venue.history(btc, answer(List.of(FIVE), false)).rows().stream()
                        .map(CandleUpdate::candle)
                        .toList());
    }

    @Test
    void c05EveryTimeIsReadInItsUnit() {
        CandleUpdate live = heard(frame(false, "", FIVE)).get(0);
        assertEquals(OPEN_MS, live.candle().openTimeMs());
        assertEquals(saidMs(), live.venueMs());
        HistoryAnswer past = venue.history(btc, answer(List.of(FIVE), false));
        assertEquals(OPEN_MS, past.rows().get(0).candle().openTimeMs());
        assertEquals(
                question(OPEN_MS, OPEN_MS + 2 * LENGTH_MS),
                venue.historyPath(btc, OPEN_MS, OPEN_MS + 2 * LENGTH_MS, OPEN_MS + 2 * LENGTH_MS));
    }

    @Test
    void c06TheFlagIsReadAsItIsSaidAndNotMadeUp() {
        assertEquals(List.of(update(FIVE, true)), heard(frame(true, "", FIVE)));
        assertEquals(List.of(update(FIVE, false)), heard(frame(false, "", FIVE)));
    }

    /** Where the venue says nothing of such candles, the subclass shows how they stay away. */
    @Test
    void c07ACandleWithoutTradesIsFlatAndOver() {
        Candle flat = flat(0, 0);
        assertEquals(List.of(update(flat, true)), heard(frame(true, "", flat)));
    }

    @Test
    void c08TwentyOldCandlesOfASnapshotKeepTheirTimes() {
        List<Candle> old =
                IntStream.range(-20, 0).mapToObj(VenueConformance::candle).toList();
        assertEquals(
                old.stream().map(c -> update(c, true)).toList(), heard(frame(true, "", old.toArray(Candle[]::new))));
    }

    @Test
    void c09WhatNobodyKnowsIsCountedAndTheNextCandleIsHeardAllTheSame() {
        Noted noted = Noted.hearing(talk, otherChannel(), frame(false, "", FIVE).substring(0, 60), "", "[]", "{}");
        assertEquals(
                List.of(),
                noted.lines.stream().filter(l -> !l.startsWith("unreadable ")).toList());
        assertEquals(5, noted.lines.size());
        assertEquals(
                List.of(), Noted.hearing(talk, withoutCandles().toArray(String[]::new)).lines, "no candle in a frame");
        assertEquals(List.of(update(FIVE, false)), heard(frame(false, "\"news\":{\"a\":[1]},", FIVE)));
    }

    @Test
    void c11SignsOfLifeAreAskedForAndHeardInTheVenuesOwnWords() {
        assertEquals(ping(), venue.heartbeat().message());
        for (String sign : signsOfLife()) {
            List<String> lines = Noted.hearing(talk, sign).lines;
            assertEquals(1, lines.size(), sign);
            assertTrue(lines.get(0).startsWith("alive "), sign);
        }
    }

    @Test
    void c17RowsOfAnyOrderAndBeyondWhatWasAskedComeToTheStretchAndAnEnd() {
        List<Candle> rows =
                IntStream.range(-3, 6).mapToObj(VenueConformance::candle).toList();
        List<Candle> asked = rows.subList(3, 7);
        long nowMs = OPEN_MS + 20 * LENGTH_MS;
        for (long seed = 1; seed <= 20; seed++) {
            List<Candle> shuffled = new ArrayList<>(rows);
            Collections.shuffle(shuffled, new Random(seed));
            HistoryPages pages = new HistoryPages(venue, btc, OPEN_MS, OPEN_MS + 4 * LENGTH_MS);
            pages.answered(venue.history(btc, answer(shuffled, false)), nowMs);
            assertEquals(asked, candles(pages.rows()), "seed " + seed);
            assertTrue(pages.isDone(), "seed " + seed);
        }
        HistoryPages shortPages = new HistoryPages(venue, btc, OPEN_MS, OPEN_MS + 4 * LENGTH_MS);
        for (int i = 0; i < 3; i++) {
            assertFalse(shortPages.isDone());
            List<Candle> page = asked.subList(i, Math.min(4, i + 2));
            shortPages.answered(venue.history(btc, answer(page, false)), nowMs);
        }
        assertTrue(shortPages.isDone());
        assertEquals(asked, candles(shortPages.rows()), "each page has one row of the page before");
        HistoryPages stuck = new HistoryPages(venue, btc, OPEN_MS, OPEN_MS + 4 * LENGTH_MS);
        stuck.answered(venue.history(btc, answer(rows.subList(0, 3), false)), nowMs);
        assertTrue(stuck.isDone(), "no row of what was asked, and it would go on asking");
    }

    @Test
    void c17AnErrorUnderAnyStatusIsNoEmptyHistory() {
        assertEquals(problem()[1], venue.history(btc, problem()[0]).problem());
        assertFalse(venue.history(btc, problem()[0]).tooMany());
        assertTrue(venue.history(btc, tooMany()).tooMany());
        assertEquals(new HistoryAnswer(List.of(), 0, null, false), venue.history(btc, answer(List.of(), false)));
    }

    @Test
    void c18TheRowThatIsFormingIsLeftOut() {
        HistoryPages pages = new HistoryPages(venue, btc, OPEN_MS, OPEN_MS + 3 * LENGTH_MS);
        long nowMs = OPEN_MS + 2 * LENGTH_MS + 60_000;
        pages.answered(venue.history(btc, answer(List.of(candle(0), candle(1), candle(2)), true)), nowMs);
        assertEquals(List.of(candle(0), candle(1)), candles(pages.rows()));
        assertFalse(pages.isDone(), "it is asked for again");
        pages.answered(venue.history(btc, answer(List.of(candle(2)), true)), nowMs);
        assertEquals(List.of(candle(0), candle(1)), candles(pages.rows()));
    }

    @Test
    void q18NumbersWithExponentsAndManyDigitsAreReadToTheBit() {
        Candle tiny = new Candle(OPEN_MS, 8e-8, 9.123456789012345e-8, 7e-8, 8.000000000000001e-8, 1e-7);
        assertEquals(List.of(update(tiny, false)), heard(frame(false, "", tiny)));
        assertEquals(
                List.of(tiny),
                candles(venue.history(btc, answer(List.of(tiny), false)).rows()));
    }

    private static List<Candle> candles(Collection<CandleUpdate> updates) {
        return updates.stream().map(CandleUpdate::candle).toList();
    }
}
