package io.candlebus.engine;

import static io.candlebus.engine.Rig.cross;
import static io.candlebus.engine.Rig.now;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.api.Command;
import io.candlebus.api.Revised;
import io.candlebus.api.StoredSignal;
import io.candlebus.api.StrategyStatus;
import io.candlebus.market.Candle;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.Series;
import io.candlebus.session.Fact.SignalFired;
import io.candlebus.session.State;
import io.candlebus.strategy.Problem;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a restart makes of swaps that were done, under way or only stored. */
@Timeout(120)
class SwapRestartTest {
    private static final long MINUTE = 60_000;
    private static final int CRASHES = 10;
    private static final int END = 1_500;
    private static final String BOTH = "\"symbols\": [\"BTC/USD\", \"ETH/USD\"]";

    @TempDir
    Path folder;

    private Rig rig(Path store) {
        return new Rig(EngineOptions.with(store), new HandFeed(Rig.PAST, HandFeed.BTC, HandFeed.ETH));
    }

    private static String twin(int fast, int slow) {
        return cross("cross", fast, slow).replace("\"symbol\": \"BTC/USD\"", BOTH);
    }

    private static void execute(Path store, String sql, Object... arguments) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < arguments.length; i++) {
                statement.setObject(i + 1, arguments[i]);
            }
            statement.execute();
        }
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

    private static void waitUntil(Rig rig, int end) {
        for (StrategyStatus status : now(rig.engine.strategies())) {
            Rig.eventually(
                    (end - 1) * MINUTE,
                    () -> now(rig.engine.strategy(status.id(), status.series().symbol()))
                            .lastCandle()
                            .openTimeMs());
        }
        now(rig.runtime.flushed());
    }

    private static int reached(Rig rig, Series series) {
        List<FinalCandle> newest = now(rig.engine.candles(series, Long.MIN_VALUE, Long.MAX_VALUE, 1));
        return (int) (newest.get(0).candle().openTimeMs() / MINUTE) + 1;
    }

    private static List<SignalFired> fired(Rig rig, Series series) {
        return rig.signals("cross").stream()
                .map(StoredSignal::fired)
                .filter(s -> s.session().series().equals(series))
                .toList();
    }

    /** Each revision from its first candle up to the next one's. */
    private static List<SignalFired> expected(
            Series series, Map<Integer, String> documents, TreeMap<Integer, Long> cuts) {
        List<SignalFired> all = new ArrayList<>();
        List<Candle> candles = HandFeed.walk(0, END);
        cuts.forEach((revision, fromMs) -> {
            Map.Entry<Integer, Long> next = cuts.higherEntry(revision);
            long toMs = next == null ? Long.MAX_VALUE : next.getValue();
            all.addAll(new Offline(documents.get(revision)).fires(revision, series, candles, fromMs, toMs));
        });
        return all;
    }

    @Test
    void aKillAtAnyMomentLeavesNoCandleOutAndHasNoneJudgedTwice() throws Exception {
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        Map<Integer, String> documents = new HashMap<>();
        Map<Series, TreeMap<Integer, Long>> cuts = Map.of(HandFeed.BTC, new TreeMap<>(), HandFeed.ETH, new TreeMap<>());
        Path store = folder.resolve("run-0.db");
        for (int crash = 1; crash <= CRASHES; crash++) {
            try (Rig rig = rig(store)) {
                if (crash == 1) {
                    now(rig.engine.create(twin(3, 8)));
                }
                int newest = now(rig.engine.revision("cross", 0)).number();
                documents.put(newest, now(rig.engine.revision("cross", 0)).document());
                for (StrategyStatus status : now(rig.engine.strategies())) {
                    assertEquals(newest, status.revision(), "seed " + seed);
                    cuts.get(status.series()).put(newest, status.liveFromMs());
                }
                int from = Math.min(reached(rig, HandFeed.BTC), reached(rig, HandFeed.ETH));
                rig.feed.give(HandFeed.walk(from, Math.min(END, from + random.nextInt(20))));
                Future<Revised> unanswered = rig.engine.replace("cross", twin(2 + crash % 3, 8 + crash));
                rig.feed.give(HandFeed.walk(from, Math.min(END, from + 100)));
                switch (crash % 3) {
                    case 0 -> now(unanswered);
                    case 1 ->
                        Rig.eventually(
                                newest + 1,
                                () -> now(rig.engine.revision("cross", 0)).number());
                    default -> {}
                }
                for (int spins = random.nextInt(20); spins > 0; spins--) {
                    rig.status("cross");
                }
                store = crashCopy(store, "run-" + crash + ".db");
                now(unanswered.otherwiseEmpty());
            }
        }
        try (Rig rig = rig(store)) {
            int newest = now(rig.engine.revision("cross", 0)).number();
            documents.put(newest, now(rig.engine.revision("cross", 0)).document());
            for (StrategyStatus status : now(rig.engine.strategies())) {
                assertEquals(newest, status.revision(), "seed " + seed);
                cuts.get(status.series()).put(newest, status.liveFromMs());
            }
            rig.feed.give(HandFeed.walk(0, END));
            waitUntil(rig, END);
            assertTrue(newest > 1, () -> newest + " revisions, seed " + seed);
            cuts.forEach((series, own) ->
                    assertEquals(expected(series, documents, own), fired(rig, series), series + ", seed " + seed));
            assertEquals(0, rig.runtime.determinismAlarms());
        }
    }

    @Test
    void aSwapIsWhereItWasAfterARestart() {
        Path store = folder.resolve("clean.db");
        StrategyStatus before;
        try (Rig rig = rig(store)) {
            now(rig.engine.create(cross("cross", 3, 8)));
            rig.play(Rig.PAST, 300, "cross");
            now(rig.engine.replace("cross", cross("cross", 5, 13)));
            rig.play(300, 700, "cross");
            before = rig.status("cross");
            assertEquals(300 * MINUTE, before.liveFromMs());
        }
        try (Rig rig = rig(store)) {
            StrategyStatus after = rig.status("cross");
            assertEquals(before.liveFromMs(), after.liveFromMs());
            assertEquals(before.revision(), after.revision());
            assertEquals(before.position(), after.position());
            assertEquals(before.equity(), after.equity());
            assertEquals(before.candles(), after.candles());
            assertEquals(0, rig.runtime.determinismAlarms());
        }
    }

    @Test
    void aRevisionThatWasStoredAndDidNotTakeOverYetDoesSoAtTheNextStart() throws Exception {
        Path store = folder.resolve("between.db");
        try (Rig rig = rig(store)) {
            now(rig.engine.create(cross("cross", 3, 8)));
            rig.play(Rig.PAST, 300, "cross");
        }
        String second = cross("cross", 5, 13);
        execute(store, "INSERT INTO revision VALUES ('cross', 2, ?, 'rest', 0)", second);
        // The old revision's last candles are taken from it: it has to judge them before it gives way.
        execute(store, "DELETE FROM signal WHERE close_ms > ?", 250 * MINUTE);
        execute(store, "UPDATE session SET seen_ms = ?", 249 * MINUTE);
        try (Rig rig = rig(store)) {
            assertEquals(2, rig.status("cross").revision());
            assertEquals(300 * MINUTE, rig.status("cross").liveFromMs());
            rig.play(300, 600, "cross");
            Map<Integer, String> documents = Map.of(1, cross("cross", 3, 8), 2, second);
            TreeMap<Integer, Long> cuts = new TreeMap<>(Map.of(1, Rig.PAST * MINUTE, 2, 300 * MINUTE));
            List<SignalFired> expected = expected(HandFeed.BTC, documents, cuts).stream()
                    .filter(s -> s.openTimeMs() < 600 * MINUTE)
                    .toList();
            assertEquals(expected, fired(rig, HandFeed.BTC));
        }
    }

    @Test
    void aStoredRevisionThatCannotTakeOverLeavesTheOldOneRunningAndSaysWhy() throws Exception {
        Path store = folder.resolve("stuck.db");
        try (Rig rig = rig(store)) {
            now(rig.engine.create(cross("cross", 3, 8)));
            rig.play(Rig.PAST, 300, "cross");
        }
        String nowhere = cross("cross", 5, 13).replace("BTC/USD", "DOGE/USD");
        execute(store, "INSERT INTO revision VALUES ('cross', 2, ?, 'rest', 0)", nowhere);
        try (Rig rig = rig(store)) {
            assertEquals(1, rig.status("cross").revision());
            assertEquals(State.RUNNING, rig.state("cross"));
            List<Problem> complaints =
                    now(rig.engine.revisions("cross", Integer.MAX_VALUE, 10)).complaints();
            assertEquals(
                    List.of("revision-not-running"),
                    complaints.stream().map(Problem::code).toList());
            assertTrue(
                    complaints.get(0).message().contains("DOGE/USD"),
                    complaints.get(0).message());
            rig.play(300, 400, "cross");
            Revised mended = now(rig.engine.replace("cross", cross("cross", 4, 9)));
            assertEquals(3, mended.revision().number());
            assertEquals(1, mended.swaps().get(0).from());
            assertEquals(400 * MINUTE, mended.swaps().get(0).liveFromMs());
            assertEquals(
                    List.of(),
                    now(rig.engine.revisions("cross", Integer.MAX_VALUE, 10)).complaints());
        }
    }

    @Test
    void whatWasStoppedOrDeletedIsNotGoneOnWith() throws Exception {
        Path store = folder.resolve("gone.db");
        try (Rig rig = rig(store)) {
            now(rig.engine.create(cross("cross", 3, 8)));
            rig.play(Rig.PAST, 200, "cross");
            now(rig.engine.delete("cross"));
            now(rig.engine.create(cross("kept", 3, 8)));
            rig.play(200, 300, "kept");
        }
        // As if the engine had ended just after the strategy was created again, and before it began to run.
        execute(store, "INSERT INTO revision VALUES ('cross', 2, ?, 'rest', 0)", cross("cross", 5, 13));
        execute(store, "UPDATE strategy SET wanted = 'running', deleted = 0 WHERE id = 'cross'");
        try (Rig rig = rig(store)) {
            assertEquals(2, rig.status("cross").revision());
            assertEquals(300 * MINUTE, rig.status("cross").liveFromMs());
            now(rig.engine.command("cross", Command.STOP));
            rig.play(300, 400, "kept");
            now(rig.engine.command("cross", Command.START));
            assertEquals(400 * MINUTE, rig.status("cross").liveFromMs());
            assertTrue(fired(rig, HandFeed.BTC).stream().allMatch(s -> s.openTimeMs() < 200 * MINUTE));
        }
    }
}
