package io.candlebus.engine;

import static io.candlebus.engine.Rig.now;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.api.Page;
import io.candlebus.api.StoredSignal;
import io.candlebus.api.StoredSignal.Status;
import io.candlebus.session.Fact.SignalFired;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The wall clock is put back by an hour, and forward by a day, while candles come live. */
@Timeout(60)
class ClockJumpTest {
    private static final String CROSS = Rig.cross("cross", 3, 8);
    private static final long MINUTE = 60_000;
    private static final int STEP = 200;
    private static final int END = Rig.PAST + 4 * STEP;
    private static final long HOUR = 3_600_000;

    private final AtomicLong skewMs = new AtomicLong();
    private final AtomicLong nowMs = new AtomicLong(Rig.PAST * MINUTE);

    @TempDir
    Path folder;

    private long clock() {
        return nowMs.get() + skewMs.get();
    }

    private static List<StoredSignal> signals(Rig rig, Status status) {
        return now(rig.engine.signals("cross", status, Page.newest(1_000)));
    }

    /** Each candle a second after its end, by the true time. */
    private void play(Rig rig, int from, int to) {
        for (int i = from; i < to; i++) {
            nowMs.set((i + 1) * MINUTE + 1_000);
            rig.play(i, i + 1, "cross");
        }
    }

    private static long between(List<SignalFired> all, int from, int to) {
        return all.stream()
                .filter(s -> s.openTimeMs() >= from * MINUTE && s.openTimeMs() < to * MINUTE)
                .count();
    }

    @Test
    void nothingIsLostNorTwiceAndWhatLooksOldIsNotSent() {
        Path store = folder.resolve("jump.db");
        List<SignalFired> expected =
                new Offline(CROSS).fires(1, HandFeed.BTC, HandFeed.walk(0, END), Rig.PAST * MINUTE, Long.MAX_VALUE);
        int back = Rig.PAST + STEP;
        int forward = back + STEP;
        int right = forward + STEP;
        EngineOptions options = EngineOptions.with(store);
        try (Rig rig = new Rig(options, new HandFeed(Rig.PAST).live(), this::clock)) {
            now(rig.engine.create(CROSS));
            play(rig, Rig.PAST, back);
            skewMs.set(-HOUR);
            play(rig, back, forward);
            assertEquals(
                    between(expected, Rig.PAST, forward),
                    signals(rig, Status.FIRED).size());
            skewMs.set(24 * HOUR);
            play(rig, forward, right);
        }
        try (Rig rig = new Rig(options, new HandFeed(Rig.PAST).live(), this::clock)) {
            skewMs.set(0);
            play(rig, right, END);
            long old = between(expected, forward, right);
            assertTrue(old > 0 && old < expected.size());
            assertEquals(old, signals(rig, Status.MISSED).size());
            List<StoredSignal> all = new ArrayList<>(signals(rig, Status.FIRED));
            all.addAll(signals(rig, Status.MISSED));
            all.sort((a, b) -> Long.compare(a.sequence(), b.sequence()));
            assertEquals(expected, all.stream().map(StoredSignal::fired).toList());
            assertEquals(END, rig.status("cross").candles());
            assertEquals(0, rig.runtime.determinismAlarms());
        }
    }
}
