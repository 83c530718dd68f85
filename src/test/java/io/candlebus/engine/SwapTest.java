package io.candlebus.engine;

import static io.candlebus.engine.Rig.cross;
import static io.candlebus.engine.Rig.now;
import static io.candlebus.engine.Rig.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.api.Command;
import io.candlebus.api.Refused.Reason;
import io.candlebus.api.Revised;
import io.candlebus.api.Revisions;
import io.candlebus.api.StoredSignal;
import io.candlebus.api.StrategyStatus;
import io.candlebus.api.Swap;
import io.candlebus.market.Candle;
import io.candlebus.market.CandleAggregator;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.session.Fact.SignalFired;
import io.candlebus.session.State;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One revision takes over from another between two candles, and each candle is judged by exactly one of them. */
@Timeout(60)
class SwapTest {
    private static final long MINUTE = 60_000;
    /** Fewer than a new session takes in as history, so that all of them do. */
    private static final int END = 1_900;

    private static final String BOTH = "\"symbols\": [\"BTC/USD\", \"ETH/USD\"]";
    private static final Series BTC5 = new Series(HandFeed.BTC.symbol(), Timeframe.parse("5m"));

    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void start() {
        rig = new Rig(
                EngineOptions.with(folder.resolve("candlebus.db")), new HandFeed(Rig.PAST, HandFeed.BTC, HandFeed.ETH));
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private static String twin(String id, int fast, int slow) {
        return cross(id, fast, slow).replace("\"symbol\": \"BTC/USD\"", BOTH);
    }

    private List<SignalFired> fired(String id, Series series) {
        return rig.signals(id).stream()
                .map(StoredSignal::fired)
                .filter(signal -> signal.session().series().equals(series))
                .toList();
    }

    /** Revisions one after the other, each from its first candle up to that of the next. */
    private static List<SignalFired> oneAfterTheOther(
            Series series, List<String> documents, List<Long> fromMs, int end) {
        List<SignalFired> all = new ArrayList<>();
        List<Candle> candles = HandFeed.walk(0, end);
        for (int i = 0; i < documents.size(); i++) {
            long toMs = i + 1 < fromMs.size() ? fromMs.get(i + 1) : Long.MAX_VALUE;
            all.addAll(new Offline(documents.get(i)).fires(i + 1, series, candles, fromMs.get(i), toMs));
        }
        return all;
    }

    private void taken(int end) {
        Rig.eventually(
                true,
                () -> now(rig.engine.strategies()).stream()
                        .allMatch(s -> s.lastCandle() != null && s.lastCandle().openTimeMs() == (end - 1) * MINUTE));
        now(rig.runtime.flushed());
    }

    @Test
    void everyCandleIsJudgedByExactlyOneRevisionWhileTheyKeepComing() {
        List<String> documents = new ArrayList<>(List.of(twin("cross", 3, 8)));
        List<Long> btc = new ArrayList<>(List.of(Rig.PAST * MINUTE));
        List<Long> eth = new ArrayList<>(btc);
        now(rig.engine.create(documents.get(0)));
        int chunk = (END - Rig.PAST) / 12;
        for (int i = 0; i < 12; i++) {
            rig.feed.give(HandFeed.walk(Rig.PAST + i * chunk, Rig.PAST + (i + 1) * chunk));
            documents.add(twin("cross", 2 + i % 3, 7 + i));
            Revised revised = now(rig.engine.replace("cross", documents.get(i + 1)));
            assertEquals(
                    List.of("BTC/USD", "ETH/USD"),
                    revised.swaps().stream().map(s -> s.symbol().toString()).toList());
            assertTrue(revised.swaps().stream()
                    .allMatch(s -> s.from() == revised.revision().number() - 1 && s.failure() == null));
            btc.add(revised.swaps().get(0).liveFromMs());
            eth.add(revised.swaps().get(1).liveFromMs());
        }
        taken(Rig.PAST + 12 * chunk);
        assertEquals(btc.stream().sorted().toList(), btc);
        assertTrue(btc.stream().distinct().count() > 6, () -> "swapped at " + btc);
        List<SignalFired> expected = oneAfterTheOther(HandFeed.BTC, documents, btc, Rig.PAST + 12 * chunk);
        assertTrue(expected.size() > 100, () -> expected.size() + " signals");
        assertEquals(expected, fired("cross", HandFeed.BTC));
        assertEquals(
                oneAfterTheOther(HandFeed.ETH, documents, eth, Rig.PAST + 12 * chunk), fired("cross", HandFeed.ETH));
        assertEquals(0, rig.runtime.determinismAlarms());
    }

    @Test
    void aSwapThatIsAskedForAmidTheRushEndsTheOldRevisionAtACandle() {
        String first = cross("cross", 3, 8);
        String second = cross("cross", 5, 13);
        now(rig.engine.create(first));
        rig.feed.give(HandFeed.walk(Rig.PAST, END));
        Future<Revised> asked = rig.engine.replace("cross", second);
        long cutMs = now(asked).swaps().get(0).liveFromMs();
        taken(END);
        assertEquals(
                oneAfterTheOther(HandFeed.BTC, List.of(first, second), List.of(Rig.PAST * MINUTE, cutMs), END),
                fired("cross", HandFeed.BTC));
        StrategyStatus status = rig.status("cross");
        assertEquals(2, status.revision());
        assertEquals(cutMs, status.liveFromMs());
        assertEquals(END, status.candles());
    }

    @Test
    void theNewRevisionBeginsFlatAndTheReplySaysWhatIsLeftBehind() {
        now(rig.engine.create(cross("cross", 3, 8)));
        int minute = Rig.PAST;
        while (rig.status("cross").position() == null) {
            rig.play(minute, ++minute, "cross");
        }
        StrategyStatus before = rig.status("cross");
        Swap swap =
                now(rig.engine.replace("cross", cross("cross", 5, 13))).swaps().get(0);
        assertEquals(before.position(), swap.leftBehind());
        assertEquals(minute * MINUTE, swap.liveFromMs());
        Rig.eventually(10_000.0, () -> rig.status("cross").equity());
        assertNull(rig.status("cross").position());
        assertEquals(
                swap,
                now(rig.engine.revisions("cross", Integer.MAX_VALUE, 10))
                        .swaps()
                        .get(0));
    }

    @Test
    void aPausedStrategyIsSwappedAndStaysPaused() {
        String second = cross("cross", 5, 13);
        now(rig.engine.create(cross("cross", 3, 8)));
        now(rig.engine.command("cross", Command.PAUSE));
        now(rig.engine.replace("cross", second));
        rig.play(Rig.PAST, 300, "cross");
        assertEquals(State.PAUSED, rig.state("cross"));
        assertEquals(List.of(), rig.signals("cross"));
        now(rig.engine.command("cross", Command.RESUME));
        rig.play(300, 600, "cross");
        assertEquals(
                new Offline(second)
                        .fires(2, HandFeed.BTC, HandFeed.walk(0, 600), 300 * MINUTE, Long.MAX_VALUE).stream()
                                .map(SignalFired::id)
                                .toList(),
                fired("cross", HandFeed.BTC).stream().map(SignalFired::id).toList());
    }

    @Test
    void aStoppedStrategyIsRevisedWithoutBeingStarted() {
        now(rig.engine.create(cross("cross", 3, 8)));
        now(rig.engine.command("cross", Command.STOP));
        Revised revised = now(rig.engine.replace("cross", cross("cross", 5, 13)));
        assertEquals(List.of(), revised.swaps());
        assertTrue(revised.changed());
        assertEquals(State.STOPPED, rig.state("cross"));
        now(rig.engine.command("cross", Command.START));
        assertEquals(2, rig.status("cross").revision());
    }

    @Test
    void aDocumentThatSaysTheSameMakesNoRevisionAndDisturbsNothing() {
        String text = cross("cross", 3, 8);
        now(rig.engine.create(text));
        rig.play(Rig.PAST, 200, "cross");
        StrategyStatus before = rig.status("cross");
        for (String same : List.of(text, "  " + text.replace(": ", ":") + "\n", text.replace("AND", "and"))) {
            Revised revised = now(rig.engine.replace("cross", same));
            assertFalse(revised.changed());
            assertEquals(1, revised.revision().number());
            assertEquals(text, revised.revision().document());
            assertEquals(List.of(), revised.swaps());
            assertNull(revised.difference());
        }
        assertEquals(before, rig.status("cross"));
        String noted = text.replaceFirst("\\{", "{\"metadata\": {\"note\": \"kept\"}, ");
        assertTrue(now(rig.engine.replace("cross", noted)).changed(), "what is only kept is a change, too");
    }

    @Test
    void symbolsThatComeBeginAndSymbolsThatGoEnd() {
        now(rig.engine.create(cross("cross", 3, 8)));
        rig.play(Rig.PAST, 200, "cross");
        List<Swap> both = now(rig.engine.replace("cross", twin("cross", 3, 9))).swaps();
        assertEquals(
                List.of(
                        new Swap(
                                HandFeed.BTC.symbol(),
                                1,
                                2,
                                200 * MINUTE,
                                both.get(0).leftBehind(),
                                null),
                        new Swap(HandFeed.ETH.symbol(), 0, 2, 200 * MINUTE, null, null)),
                both);
        rig.play(200, 300, "cross");
        taken(300);
        String ether = cross("cross", 3, 9).replace("BTC/USD", "ETH/USD");
        Revised last = now(rig.engine.replace("cross", ether));
        assertEquals(List.of(3, 0), last.swaps().stream().map(Swap::to).toList());
        assertEquals(
                List.of("ETH/USD", "BTC/USD"),
                last.swaps().stream().map(s -> s.symbol().toString()).toList());
        assertEquals(HandFeed.ETH, rig.status("cross").series());
        assertEquals(1, now(rig.engine.strategies()).size());
        refused(Reason.NOT_FOUND, rig.engine.strategy("cross", new Symbol("BTC", "USD")));
        rig.play(300, 400, "cross");
        assertTrue(fired("cross", HandFeed.BTC).stream().allMatch(s -> s.openTimeMs() < 300 * MINUTE));
    }

    @Test
    void anotherTimeframeTakesOverWithTheCandleThatClosesNext() {
        String minutes = cross("cross", 3, 8);
        String fives = minutes.replace("\"1m\"", "\"5m\"");
        now(rig.engine.create(minutes));
        rig.play(Rig.PAST, 203, "cross");
        List<Swap> previewed = now(rig.engine.preview("cross", fives, 100)).swaps();
        Swap swap = now(rig.engine.replace("cross", fives)).swaps().get(0);
        assertEquals(200 * MINUTE, swap.liveFromMs());
        assertEquals(List.of(swap), previewed);
        rig.feed.give(HandFeed.walk(203, 600));
        Rig.eventually(595 * MINUTE, () -> rig.status("cross").lastCandle().openTimeMs());
        now(rig.runtime.flushed());
        List<Candle> whole = new ArrayList<>();
        CandleAggregator aggregator = new CandleAggregator(Timeframe.M1, BTC5.timeframe());
        HandFeed.walk(0, 600).forEach(c -> aggregator.add(c, whole::add));
        List<SignalFired> expected = new Offline(fives).fires(2, BTC5, whole, 200 * MINUTE, Long.MAX_VALUE);
        assertFalse(expected.isEmpty());
        assertEquals(expected, fired("cross", BTC5));
        Swap back =
                now(rig.engine.replace("cross", cross("cross", 4, 9))).swaps().get(0);
        assertEquals(600 * MINUTE, back.liveFromMs());
    }

    @Test
    void commandsThatComeWithTheSwapAreObeyedAfterIt() {
        now(rig.engine.create(cross("cross", 3, 8)));
        rig.feed.give(HandFeed.walk(Rig.PAST, 600));
        Future<Revised> swapped = rig.engine.replace("cross", cross("cross", 5, 13));
        Future<StrategyStatus> paused = rig.engine.command("cross", Command.PAUSE);
        Future<Revised> again = rig.engine.replace("cross", cross("cross", 4, 9));
        Future<StrategyStatus> stopped = rig.engine.command("cross", Command.STOP);
        assertEquals(2, now(swapped).revision().number());
        assertEquals(State.PAUSED, now(paused).state());
        assertEquals(3, now(again).swaps().get(0).to());
        assertEquals(State.STOPPED, now(stopped).state());
    }

    @Test
    void revisionsAreListedNewestFirstWithWhatRuns() {
        now(rig.engine.create(cross("cross", 3, 8)));
        for (int slow = 9; slow < 13; slow++) {
            now(rig.engine.replace("cross", cross("cross", 3, slow)));
        }
        Revisions page = now(rig.engine.revisions("cross", Integer.MAX_VALUE, 3));
        assertEquals(5, page.newest());
        assertEquals(List.of(5, 4, 3), page.page().stream().map(r -> r.number()).toList());
        assertEquals(
                List.of(new Revisions.Run(HandFeed.BTC.symbol(), 5, State.RUNNING, Rig.PAST * MINUTE)), page.runs());
        assertEquals(
                List.of(2, 1),
                now(rig.engine.revisions("cross", 3, 3)).page().stream()
                        .map(r -> r.number())
                        .toList());
        assertFalse(page.page().get(0).problems().isEmpty(), "derived names are told");
        refused(Reason.NOT_FOUND, rig.engine.revisions("nobody", Integer.MAX_VALUE, 3));
    }

    @Test
    void anyRevisionCanBeBroughtBack() {
        String first = cross("cross", 3, 8);
        now(rig.engine.create(first));
        now(rig.engine.replace("cross", cross("cross", 5, 13)));
        rig.play(Rig.PAST, 200, "cross");
        Revised back = now(rig.engine.restore("cross", 1));
        assertEquals(3, back.revision().number());
        assertEquals("restore:1", back.revision().origin());
        assertEquals(first, back.revision().document());
        assertEquals(200 * MINUTE, back.swaps().get(0).liveFromMs());
        assertEquals(3, rig.status("cross").revision());
        assertFalse(now(rig.engine.restore("cross", 3)).changed());
        assertFalse(now(rig.engine.restore("cross", 1)).changed(), "it says what revision 3 says");
        assertNotEquals(first, now(rig.engine.restore("cross", 2)).revision().document());
        refused(Reason.NOT_FOUND, rig.engine.restore("cross", 5));
        refused(Reason.NOT_FOUND, rig.engine.restore("nobody", 1));
    }
}
