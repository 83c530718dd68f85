package io.candlebus.engine;

import static io.candlebus.engine.Misbehaving.at;
import static io.candlebus.engine.Misbehaving.using;
import static io.candlebus.engine.Rig.cross;
import static io.candlebus.engine.Rig.now;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.api.Command;
import io.candlebus.api.StrategyStatus;
import io.candlebus.indicator.Catalogue;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Indicators;
import io.candlebus.session.State;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class IsolationTest {
    private static final int BAD_MINUTE = 150;

    @TempDir
    Path folder;

    private final CountDownLatch release = new CountDownLatch(1);
    private Rig rig;

    private void block() {
        try {
            release.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @BeforeEach
    void start() {
        List<IndicatorType> types = new ArrayList<>(Indicators.ALL.types());
        types.add(at("thrower", BAD_MINUTE, () -> {
            throw new IllegalStateException("no such luck");
        }));
        types.add(at("endless", BAD_MINUTE, () -> recurse(1)));
        types.add(at("blocker", BAD_MINUTE, this::block));
        rig = new Rig(EngineOptions.with(folder.resolve("candlebus.db"))
                .catalogue(new Catalogue(types))
                .stepLimitMs(300));
        now(rig.engine.create(cross("good", 3, 8)));
    }

    private static long recurse(long depth) {
        return depth == 0 ? 0 : 1 + recurse(depth + 1);
    }

    @AfterEach
    void close() {
        release.countDown();
        rig.close();
    }

    @Test
    void aStrategyThatThrowsFailsAloneAndSaysWhy() {
        now(rig.engine.create(using("bad", "thrower")));
        now(rig.engine.create(using("deep", "endless")));
        rig.play(Rig.PAST, 400, "good");
        Rig.eventually(State.FAILED, () -> rig.state("bad"));
        Rig.eventually(State.FAILED, () -> rig.state("deep"));
        assertTrue(rig.status("bad").failure().contains("no such luck"));
        assertTrue(rig.status("deep").failure().contains("StackOverflow"));
        assertEquals(State.RUNNING, rig.state("good"));
        assertTrue(rig.signals("good").size() > 10);
        assertTrue(rig.signals("bad").stream().allMatch(s -> s.fired().openTimeMs() < BAD_MINUTE * 60_000L));
    }

    @Test
    void aFailedStrategyCanBeStartedAgainOrStopped() {
        now(rig.engine.create(using("bad", "thrower")));
        rig.play(Rig.PAST, 200, "good");
        Rig.eventually(State.FAILED, () -> rig.state("bad"));
        assertEquals(State.STOPPED, now(rig.engine.command("bad", Command.STOP)).state());
    }

    @Test
    void aStrategyThatHangsIsLeftBehindAndCatchesUpWhenItComesBack() {
        now(rig.engine.create(using("slow", "blocker")));
        rig.play(Rig.PAST, 900, "good");
        assertTrue(rig.signals("good").size() > 20);
        StrategyStatus slow = rig.status("slow");
        assertEquals((BAD_MINUTE - 1) * 60_000L, slow.lastCandle().openTimeMs());
        assertTrue(slow.failure().contains("lagging"), slow.failure());
        assertEquals(2, now(rig.engine.strategies()).size());
        release.countDown();
        Rig.eventually(899 * 60_000L, () -> rig.status("slow").lastCandle().openTimeMs());
        rig.play(900, 910, "good", "slow");
        assertEquals(
                rig.signals("good").stream().map(s -> s.fired().openTimeMs()).toList(),
                rig.signals("slow").stream().map(s -> s.fired().openTimeMs()).toList());
    }

    @Test
    void theEngineClosesAlthoughAStrategyHangs() {
        now(rig.engine.create(using("slow", "blocker")));
        rig.play(Rig.PAST, 900, "good");
        rig.close();
    }

    @Test
    void aHangingStrategyCanBeStopped() {
        now(rig.engine.create(using("slow", "blocker")));
        rig.play(Rig.PAST, 900, "good");
        assertEquals(
                State.STOPPED, now(rig.engine.command("slow", Command.STOP)).state());
        release.countDown();
        rig.play(900, 1_000, "good");
        assertTrue(rig.signals("slow").stream().allMatch(s -> s.fired().openTimeMs() < BAD_MINUTE * 60_000L));
    }
}
