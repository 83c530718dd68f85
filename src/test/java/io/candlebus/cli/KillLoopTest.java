package io.candlebus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The server is killed again and again while candles flow, and started again. In the end there must be what an
 * uninterrupted run gives: every candle, every signal, every fact, each once. Prints its seed. Six kills, or a hundred with
 * {@code mvn -Psoak test}.
 */
@Tag("soak")
class KillLoopTest {
    private static final int CANDLES_PER_S = 1_500;
    private final long seed = Long.getLong("candlebus.seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);

    @TempDir
    Path folder;

    @Test
    void killedAgainAndAgainItGivesWhatAnUninterruptedRunGives() throws Exception {
        boolean soak = System.getProperty("candlebus.candles") != null;
        int kills = soak ? 100 : 6;
        int candles = soak ? 60_000 : 6_000;
        System.out.println("KillLoopTest: seed " + seed + " (-Dcandlebus.seed=" + seed + "), " + kills + " kills");
        World ground = new World(folder, seed);
        Path source = ground.candles(candles);
        Path whole = ground.world("whole");
        World.runToTheEnd(whole, World.settings(source, CANDLES_PER_S));
        Path broken = ground.world("broken");
        Set<String> shown = new TreeSet<>();
        List<Long> readyMs = new ArrayList<>();
        for (int i = 0; i < kills; i++) {
            live(broken, source, shown, readyMs);
        }
        World.runToTheEnd(broken, World.settings(source, CANDLES_PER_S));
        for (String table : World.TABLES) {
            List<String> expected = World.rows(whole, table);
            assertFalse(expected.isEmpty(), table);
            assertEquals(expected, World.rows(broken, table), () -> "seed " + seed + ": " + table);
        }
        assertEquals(
                World.rows(broken, "SELECT count(*) FROM signal"),
                World.rows(broken, "SELECT max(sequence) FROM signal"),
                "the signals' numbers have a hole");
        Set<String> stored = new TreeSet<>(World.rows(broken, "SELECT id FROM signal"));
        assertTrue(stored.containsAll(shown), () -> "seed " + seed + ": something shown was not stored");
        assertEquals(List.of("ok"), World.rows(broken, "PRAGMA integrity_check"));
        readyMs.sort(null);
        System.out.println("KillLoopTest: " + candles + " candles, " + stored.size() + " signals, " + shown.size()
                + " seen before a kill; ready after a kill, ms: median " + readyMs.get(readyMs.size() / 2)
                + ", longest "
                + readyMs.get(readyMs.size() - 1));
    }

    /** Every fourth one does not live to be ready. */
    private void live(Path world, Path source, Set<String> shown, List<Long> readyMs) throws Exception {
        long started = System.nanoTime();
        try (Life life = new Life(world, World.settings(source, CANDLES_PER_S))) {
            if (readyMs.size() > 1 && random.nextInt(4) == 0) {
                life.goOnFor(random.nextLong(readyMs.get(0)));
                return;
            }
            life.awaitReady();
            readyMs.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
            life.goOnFor(random.nextLong(600));
            for (JsonNode signal :
                    life.json("/api/v1/strategies/busy/signals?limit=1000").path("signals")) {
                shown.add(signal.path("id").asText());
            }
            life.goOnFor(random.nextLong(100));
        }
    }
}
