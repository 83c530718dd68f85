package io.candlebus.engine;

import static io.candlebus.engine.Rig.cross;
import static io.candlebus.engine.Rig.now;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.api.Command;
import io.candlebus.api.Refused;
import io.candlebus.api.StoredSignal;
import io.candlebus.session.Fact.SignalFired;
import io.candlebus.session.State;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class RestartTest {
    private static final int END = 600;

    @TempDir
    Path folder;

    private List<SignalFired> uninterrupted;

    private static List<SignalFired> fired(Rig rig, String id) {
        return rig.signals(id).stream().map(StoredSignal::fired).toList();
    }

    /** What the disk holds at this moment, as a crash would leave it. */
    private Path crashCopy(Path store, String name) throws SQLException {
        Path copy = folder.resolve(name);
        try (Connection reading = DriverManager.getConnection("jdbc:sqlite:" + store);
                Statement statement = reading.createStatement()) {
            statement.execute("VACUUM INTO '" + copy + "'");
        }
        return copy;
    }

    @BeforeEach
    void runOnceWithoutInterruption() {
        try (Rig rig = new Rig(folder.resolve("whole.db"))) {
            now(rig.engine.create(cross("cross", 3, 8)));
            rig.play(Rig.PAST, END, "cross");
            uninterrupted = fired(rig, "cross");
            assertTrue(uninterrupted.size() > 20);
        }
    }

    @Test
    void aCrashAtAnyMomentChangesNoSignal() throws Exception {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        Path store = folder.resolve("run-0.db");
        for (int crash = 1; crash <= 6; crash++) {
            try (Rig rig = new Rig(store)) {
                if (crash == 1) {
                    now(rig.engine.create(cross("cross", 3, 8)));
                }
                int reached = rig.status("cross").lastCandle() == null
                        ? Rig.PAST
                        : (int) (rig.status("cross").lastCandle().openTimeMs() / 60_000) + 1;
                rig.play(reached, Math.min(END, reached + random.nextInt(80)), "cross");
                rig.feed.give(HandFeed.walk(reached, END));
                store = crashCopy(store, "run-" + crash + ".db");
            }
        }
        try (Rig rig = new Rig(store)) {
            assertEquals(State.RUNNING, rig.state("cross"));
            rig.play(0, END, "cross");
            assertEquals(uninterrupted, fired(rig, "cross"), "seed " + seed);
            assertEquals(0, rig.runtime.determinismAlarms());
        }
    }

    @Test
    void aCleanStopLosesNothing() {
        Path store = folder.resolve("stopped.db");
        for (int end = 200; end <= END; end += 100) {
            try (Rig rig = new Rig(store)) {
                if (end == 200) {
                    now(rig.engine.create(cross("cross", 3, 8)));
                }
                rig.play(end - 100, end, "cross");
            }
        }
        try (Rig rig = new Rig(store)) {
            assertEquals(uninterrupted, fired(rig, "cross"));
            assertEquals(END, rig.status("cross").candles());
        }
    }

    @Test
    void candlesThatCameWhileTheSessionWasBehindAreEvaluatedAfterTheRestart() throws Exception {
        Path store = folder.resolve("ahead.db");
        try (Rig rig = new Rig(store)) {
            now(rig.engine.create(cross("cross", 3, 8)));
            rig.play(Rig.PAST, END, "cross");
        }
        try (Connection writing = DriverManager.getConnection("jdbc:sqlite:" + store);
                Statement statement = writing.createStatement()) {
            statement.execute("DELETE FROM signal WHERE close_ms > " + 300 * 60_000);
            statement.execute("UPDATE session SET seen_ms = " + 299 * 60_000);
        }
        try (Rig rig = new Rig(store)) {
            now(rig.runtime.flushed());
            assertEquals(uninterrupted, fired(rig, "cross"));
        }
    }

    @Test
    void whatRanRunsAgainAndWhatWasPausedOrStoppedIsThatStill() {
        Path store = folder.resolve("states.db");
        try (Rig rig = new Rig(store)) {
            for (String id : List.of("runs", "pauses", "stops", "gone", "resumes")) {
                now(rig.engine.create(cross(id, 3, 8)));
            }
            rig.play(Rig.PAST, 150, "runs", "pauses", "resumes");
            now(rig.engine.command("pauses", Command.PAUSE));
            now(rig.engine.command("stops", Command.STOP));
            now(rig.engine.command("resumes", Command.PAUSE));
            now(rig.engine.delete("gone"));
            rig.play(150, 300, "runs", "pauses", "resumes");
            now(rig.engine.command("resumes", Command.RESUME));
            rig.play(300, 310, "runs", "pauses", "resumes");
        }
        try (Rig rig = new Rig(store)) {
            assertEquals(State.RUNNING, rig.state("runs"));
            assertEquals(State.PAUSED, rig.state("pauses"));
            assertEquals(State.STOPPED, rig.state("stops"));
            assertEquals(State.RUNNING, rig.state("resumes"));
            Rig.refused(Refused.Reason.NOT_FOUND, rig.engine.strategy("gone", null));
            rig.play(310, END, "runs", "pauses", "resumes");
            long pausedMs = 150 * 60_000L;
            assertEquals(
                    List.of(),
                    fired(rig, "pauses").stream()
                            .filter(s -> s.openTimeMs() >= pausedMs)
                            .toList());
            assertTrue(fired(rig, "resumes").stream()
                    .noneMatch(s -> s.openTimeMs() >= pausedMs && s.openTimeMs() < 300 * 60_000L));
            assertTrue(fired(rig, "resumes").stream().anyMatch(s -> s.openTimeMs() > 310 * 60_000L));
            assertEquals(0, rig.runtime.determinismAlarms());
        }
    }
}
