package io.candlebus.engine;

import static io.candlebus.engine.Rig.cross;
import static io.candlebus.engine.Rig.now;
import static io.candlebus.engine.Rig.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.api.Difference;
import io.candlebus.api.Preview;
import io.candlebus.api.Refused.Reason;
import io.candlebus.api.Revised;
import io.candlebus.api.StrategyStatus;
import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.session.Fact.SignalFired;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DifferenceTest {
    private static final long MINUTE = 60_000;
    private static final int END = 1_400;
    private static final String BOTH = "\"symbols\": [\"BTC/USD\", \"ETH/USD\"]";

    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void start() {
        rig = new Rig(
                EngineOptions.with(folder.resolve("candlebus.db")), new HandFeed(Rig.PAST, HandFeed.BTC, HandFeed.ETH));
        now(rig.engine.create(cross("cross", 3, 8)));
        rig.play(Rig.PAST, END, "cross");
        Rig.eventually(
                END,
                () -> now(rig.engine.candles(HandFeed.ETH, Long.MIN_VALUE, Long.MAX_VALUE, 10_000))
                        .size());
    }

    @AfterEach
    void close() {
        rig.close();
    }

    /** What makes a signal the same in another revision, as text. */
    private static String sign(SignalFired s) {
        return s.session().series() + " " + s.signal() + " " + s.closeTimeMs() + " " + s.type() + " " + s.side() + " "
                + s.price();
    }

    private static List<String> signs(List<SignalFired> signals) {
        return signals.stream().map(DifferenceTest::sign).toList();
    }

    private static List<String> offline(String document, Series series, int fromMinute) {
        List<Candle> candles = HandFeed.walk(0, END);
        return signs(new Offline(document).fires(9, series, candles, fromMinute * MINUTE, Long.MAX_VALUE));
    }

    private static List<String> without(List<String> all, List<String> others) {
        List<String> rest = new ArrayList<>(all);
        rest.removeAll(others);
        Collections.reverse(rest);
        return rest;
    }

    private static void assertGroup(List<String> newestFirst, Difference.Group group) {
        assertEquals(newestFirst.size(), group.count());
        assertEquals(newestFirst.stream().limit(Difference.LISTED_LIMIT).toList(), signs(group.newest()));
    }

    private static void assertDifference(Difference difference, List<String> before, List<String> after) {
        assertGroup(without(before, after), difference.onlyBefore());
        assertGroup(without(after, before), difference.onlyAfter());
        assertGroup(without(after, without(after, before)), difference.both());
    }

    @Test
    void itIsWhatBothFireOverTheSameCandles() {
        String first = cross("cross", 3, 8);
        String second = cross("cross", 3, 10);
        Revised revised = now(rig.engine.replace("cross", second));
        Difference difference = revised.difference();
        assertEquals(1, difference.before());
        assertEquals(2, difference.after());
        assertEquals(
                List.of(new Difference.Stretch(HandFeed.BTC.symbol(), 400 * MINUTE, END * MINUTE, 1_000)),
                difference.stretches());
        assertDifference(difference, offline(first, HandFeed.BTC, 400), offline(second, HandFeed.BTC, 400));
        assertTrue(difference.onlyBefore().count() > 5 && difference.both().count() > 5, difference.toString());
        assertEquals(difference, now(rig.engine.difference("cross", 2, 0, 1_000)));
        assertEquals(difference, now(rig.engine.difference("cross", 2, 1, 1_000)));
        Difference back = now(rig.engine.difference("cross", 1, 2, 300));
        assertDifference(back, offline(second, HandFeed.BTC, END - 300), offline(first, HandFeed.BTC, END - 300));
    }

    @Test
    void aPreviewTellsItAndChangesNothing() {
        StrategyStatus before = rig.status("cross");
        String other = cross("cross", 4, 9);
        Preview preview = now(rig.engine.preview("cross", other, 500));
        assertTrue(preview.valid());
        assertTrue(preview.changes());
        assertEquals(0, preview.difference().after());
        assertDifference(
                preview.difference(),
                offline(cross("cross", 3, 8), HandFeed.BTC, END - 500),
                offline(other, HandFeed.BTC, END - 500));
        assertEquals(END * MINUTE, preview.swaps().get(0).liveFromMs());
        assertEquals(before.position(), preview.swaps().get(0).leftBehind());
        assertEquals(before, rig.status("cross"));
        assertEquals(1, now(rig.engine.revision("cross", 0)).number());
        assertEquals(preview.swaps(), now(rig.engine.replace("cross", other)).swaps());
    }

    @Test
    void aPreviewOfWhatCannotRunTellsTheProblems() {
        Preview bad = now(rig.engine.preview("cross", "{\"id\": \"cross\", \"signals\": 7}", 500));
        assertFalse(bad.valid());
        assertTrue(bad.problems().stream().anyMatch(p -> p.isError()));
        assertNull(bad.difference());
        assertEquals(List.of(), bad.swaps());
        refused(Reason.INVALID, rig.engine.preview("cross", cross("another", 3, 8), 500));
        refused(Reason.NOT_FOUND, rig.engine.preview("nobody", cross("nobody", 3, 8), 500));
        Preview same = now(rig.engine.preview("cross", cross("cross", 3, 8) + "\n", 500));
        assertFalse(same.changes());
        assertEquals(
                0,
                same.difference().onlyBefore().count()
                        + same.difference().onlyAfter().count());
    }

    @Test
    void symbolsThatOnlyOneIsForAreToldApart() {
        String twins = cross("cross", 3, 8).replace("\"symbol\": \"BTC/USD\"", BOTH);
        Difference difference = now(rig.engine.replace("cross", twins)).difference();
        assertGroup(without(offline(twins, HandFeed.ETH, 400), List.of()), difference.onlyAfter());
        assertEquals(0, difference.onlyBefore().count());
        assertEquals(offline(twins, HandFeed.BTC, 400).size(), difference.both().count());
        assertEquals(2, difference.stretches().size());
    }

    @Test
    void ofTwoTimeframesTheShorterStretchIsTaken() {
        String fives = cross("cross", 3, 8).replace("\"1m\"", "\"5m\"");
        Difference difference = now(rig.engine.replace("cross", fives)).difference();
        assertEquals(
                List.of(new Difference.Stretch(HandFeed.BTC.symbol(), 400 * MINUTE, END * MINUTE, 200)),
                difference.stretches());
        assertEquals(
                offline(cross("cross", 3, 8), HandFeed.BTC, 400).size(),
                difference.onlyBefore().count());
        assertEquals(0, difference.both().count());
    }

    @Test
    void onlyTheNewestAreListedAndAllAreCounted() {
        String always = cross("cross", 3, 8)
                .replace(
                        "\"signals\": [",
                        "\"signals\": [{\"id\": \"tick\", \"type\": \"alert\", \"when\": \"close > 0\"},");
        Difference.Group ticks =
                now(rig.engine.replace("cross", always)).difference().onlyAfter();
        assertEquals(1_000, ticks.count());
        assertEquals(Difference.LISTED_LIMIT, ticks.newest().size());
        assertEquals(END * MINUTE, ticks.newest().get(0).closeTimeMs());
    }

    @Test
    void whatThereIsNotCannotBeCompared() {
        refused(Reason.NOT_FOUND, rig.engine.difference("cross", 1, 0, 100));
        refused(Reason.NOT_FOUND, rig.engine.difference("cross", 2, 1, 100));
        refused(Reason.NOT_FOUND, rig.engine.difference("cross", 1, 7, 100));
        refused(Reason.NOT_FOUND, rig.engine.difference("nobody", 1, 1, 100));
    }
}
