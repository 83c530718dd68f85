package io.candlebus.engine;

import static io.candlebus.engine.Misbehaving.at;
import static io.candlebus.engine.Misbehaving.using;
import static io.candlebus.engine.Rig.cross;
import static io.candlebus.engine.Rig.now;
import static io.candlebus.engine.Rig.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.api.Refused;
import io.candlebus.api.Refused.Reason;
import io.candlebus.api.StoredSignal;
import io.candlebus.api.StrategyStatus;
import io.candlebus.api.Swap;
import io.candlebus.indicator.Catalogue;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Indicators;
import io.candlebus.session.Fact.SignalFired;
import io.candlebus.session.State;
import io.candlebus.strategy.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Swaps with a revision that hangs, fails, or could never run. */
@Timeout(60)
class BadSwapTest {
    private static final long MINUTE = 60_000;
    private static final int END = 400;
    /** One at which the strategy fires, so that something is to be stored or not. */
    private static final int BAD_MINUTE = (int) (new Offline(cross("any", 3, 8))
                    .fires(1, HandFeed.BTC, HandFeed.walk(0, END), Rig.PAST * MINUTE, END * MINUTE)
                    .get(5)
                    .openTimeMs()
            / MINUTE);

    @TempDir
    Path home;

    private final CountDownLatch release = new CountDownLatch(1);
    private Path folder;
    private Rig rig;

    @BeforeEach
    void start() throws IOException {
        folder = Files.createDirectory(home.resolve("strategies"));
        List<IndicatorType> types = new ArrayList<>(Indicators.ALL.types());
        types.add(at("thrower", BAD_MINUTE, () -> {
            throw new IllegalStateException("no such luck");
        }));
        types.add(at("blocker", BAD_MINUTE, this::block));
        rig = new Rig(EngineOptions.with(home.resolve("candlebus.db"))
                .folder(folder)
                .catalogue(new Catalogue(types))
                .stepLimitMs(300));
        now(rig.engine.create(cross("other", 3, 8)));
    }

    @AfterEach
    void close() {
        release.countDown();
        rig.close();
    }

    private void block() {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<SignalFired> fired(String id) {
        return rig.signals(id).stream().map(StoredSignal::fired).toList();
    }

    /** What the mended revision is to fire, from the candle that the bad one did not get over. */
    private static List<SignalFired> afterTheBadOne(String document) {
        return new Offline(document).fires(2, HandFeed.BTC, HandFeed.walk(0, END), BAD_MINUTE * MINUTE, Long.MAX_VALUE);
    }

    /** The same candles and prices as {@link #cross} up to the bad one. */
    private static List<SignalFired> beforeTheBadOne(String id) {
        return new Offline(cross(id, 3, 8))
                .fires(1, HandFeed.BTC, HandFeed.walk(0, END), Rig.PAST * MINUTE, BAD_MINUTE * MINUTE);
    }

    private static List<String> ids(List<SignalFired> signals) {
        return signals.stream().map(SignalFired::id).toList();
    }

    private void assertTakenOverAtTheBadCandle(String id, String mended, Swap swap) {
        assertEquals(BAD_MINUTE * MINUTE, swap.liveFromMs());
        Rig.eventually((END - 1) * MINUTE, () -> rig.status(id).lastCandle().openTimeMs());
        now(rig.runtime.flushed());
        List<SignalFired> expected = new ArrayList<>(beforeTheBadOne(id));
        expected.addAll(afterTheBadOne(mended));
        assertEquals(ids(expected), ids(fired(id)));
        assertEquals(State.RUNNING, rig.state(id));
        assertEquals(2, rig.status(id).revision());
    }

    @Test
    void aRevisionThatHangsIsTakenOverFromAtTheCandleItHangsOn() {
        now(rig.engine.create(using("slow", "blocker")));
        rig.play(Rig.PAST, END, "other");
        Rig.eventually(true, () -> rig.status("slow").failure() != null);
        String mended = cross("slow", 4, 9);
        Swap swap = now(rig.engine.replace("slow", mended)).swaps().get(0);
        assertTakenOverAtTheBadCandle("slow", mended, swap);
        release.countDown();
        now(rig.engine.create(cross("later", 3, 8)));
        rig.play(END, END + 50, "other", "slow", "later");
        assertTrue(rig.signals("slow").stream()
                .map(StoredSignal::fired)
                .filter(s -> s.session().revision() == 1)
                .allMatch(s -> s.openTimeMs() < BAD_MINUTE * MINUTE));
        assertEquals(0, rig.runtime.determinismAlarms());
    }

    @Test
    void aRevisionThatFailedIsTakenOverFromAtTheCandleItFailedOn() {
        now(rig.engine.create(using("bad", "thrower")));
        rig.play(Rig.PAST, END, "other");
        Rig.eventually(State.FAILED, () -> rig.state("bad"));
        String mended = cross("bad", 4, 9);
        Swap swap = now(rig.engine.replace("bad", mended)).swaps().get(0);
        assertTakenOverAtTheBadCandle("bad", mended, swap);
    }

    @Test
    void aDifferenceToARevisionThatFailsIsNotToldAndSaysWhy() {
        now(rig.engine.create(using("bad", "thrower")));
        rig.play(Rig.PAST, END, "other");
        assertNull(now(rig.engine.replace("bad", cross("bad", 4, 9))).difference());
        Refused refused = refused(Reason.CONFLICT, rig.engine.difference("bad", 2, 1, 300));
        assertTrue(refused.getMessage().contains("no such luck"), refused.getMessage());
        refused(Reason.CONFLICT, rig.engine.preview("bad", using("bad", "thrower"), 300));
    }

    @Test
    void aStrategyThatNeverGotOverItsHistoryIsRevisedAsOneThatDoesNotRun() {
        rig.play(Rig.PAST, 300, "other");
        now(rig.engine.create(using("bad", "thrower")));
        assertEquals(State.FAILED, rig.state("bad"));
        String stillBad = using("bad", "thrower").replace("ema_3", "ema_4");
        assertEquals(2, now(rig.engine.replace("bad", stillBad)).revision().number());
        assertEquals(State.FAILED, rig.state("bad"));
        assertEquals(
                3, now(rig.engine.replace("bad", cross("bad", 4, 9))).revision().number());
        assertEquals(State.RUNNING, rig.state("bad"));
        assertEquals(300 * MINUTE, rig.status("bad").liveFromMs());
        assertEquals(List.of(), complaints("bad"));
    }

    @Test
    void aRevisionThatThrowsOverTheHistoryChangesNothingAndSaysWhy() {
        now(rig.engine.create(cross("good", 3, 8)));
        rig.play(Rig.PAST, 300, "other", "good");
        StrategyStatus before = rig.status("good");
        Refused refused = refused(Reason.CONFLICT, rig.engine.replace("good", using("good", "thrower")));
        assertTrue(refused.getMessage().contains("revision 1 goes on"), refused.getMessage());
        assertTrue(refused.getMessage().contains("no such luck"), refused.getMessage());
        assertEquals(before, rig.status("good"));
        assertEquals(1, now(rig.engine.revision("good", 0)).number());
        rig.play(300, END, "other", "good");
        assertEquals(
                new Offline(cross("good", 3, 8))
                        .fires(1, HandFeed.BTC, HandFeed.walk(0, END), Rig.PAST * MINUTE, Long.MAX_VALUE),
                fired("good"));
    }

    @Test
    void aRevisionOnWhatTheFeedDoesNotHaveChangesNothingAndSaysWhy() {
        now(rig.engine.create(cross("good", 3, 8)));
        Refused refused = refused(
                Reason.CONFLICT, rig.engine.replace("good", cross("good", 3, 9).replace("BTC/USD", "DOGE/USD")));
        assertTrue(refused.getMessage().contains("revision 1 goes on"), refused.getMessage());
        assertTrue(refused.getMessage().contains("DOGE/USD"), refused.getMessage());
        assertEquals(State.RUNNING, rig.state("good"));
        assertEquals(1, rig.status("good").revision());
    }

    private List<String> complaints(String id) {
        return now(rig.engine.revisions(id, Integer.MAX_VALUE, 1)).complaints().stream()
                .map(Problem::message)
                .toList();
    }

    @Test
    void aFileThatCannotTakeOverLeavesTheOldOneRunningUntilItIsMended() throws IOException {
        Files.writeString(folder.resolve("filed.json"), cross("filed", 3, 8));
        Rig.eventually(2, () -> now(rig.engine.strategies()).size());
        rig.play(Rig.PAST, 300, "other", "filed");
        Files.writeString(folder.resolve("filed.json"), using("filed", "thrower"));
        Rig.eventually(1, () -> complaints("filed").size());
        String complaint = complaints("filed").get(0);
        assertTrue(complaint.startsWith("filed.json was changed but not taken up"), complaint);
        assertTrue(complaint.contains("no such luck"), complaint);
        assertEquals(
                List.of("file-not-taken-up"),
                now(rig.engine.revision("filed", 0)).problems().stream()
                        .filter(p -> p.severity() == Problem.Severity.WARNING)
                        .map(Problem::code)
                        .toList());
        assertEquals(1, rig.status("filed").revision());
        Files.writeString(folder.resolve("filed.json"), cross("filed", 4, 9));
        Rig.eventually(2, () -> rig.status("filed").revision());
        Rig.eventually(List.of(), () -> complaints("filed"));
    }
}
