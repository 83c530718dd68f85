package io.candlebus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private static final int HISTORY = 300;
    private static final int CANDLES_PER_S = 1_500;
    private static final long FIRST_MS = 1_704_067_200_000L;
    private static final long MINUTE = 60_000;
    private static final List<String> TABLES = List.of(
            "SELECT open_ms, open, high, low, close, volume, provenance FROM candle ORDER BY open_ms",
            "SELECT id, payload_hash, status, withheld FROM signal ORDER BY id",
            "SELECT id, kind FROM fact ORDER BY id");

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
        Path source = candles(candles);
        Path whole = world("whole", source);
        runToTheEnd(whole, source);
        Path broken = world("broken", source);
        Set<String> shown = new TreeSet<>();
        List<Long> readyMs = new ArrayList<>();
        for (int i = 0; i < kills; i++) {
            live(broken, source, shown, readyMs);
        }
        runToTheEnd(broken, source);
        for (String table : TABLES) {
            List<String> expected = rows(whole, table);
            assertFalse(expected.isEmpty(), table);
            assertEquals(expected, rows(broken, table), () -> "seed " + seed + ": " + table);
        }
        assertEquals(
                rows(broken, "SELECT count(*) FROM signal"),
                rows(broken, "SELECT max(sequence) FROM signal"),
                "the signals' numbers have a hole");
        Set<String> stored = new TreeSet<>(rows(broken, "SELECT id FROM signal"));
        assertTrue(stored.containsAll(shown), () -> "seed " + seed + ": something shown was not stored");
        assertEquals(List.of("ok"), rows(broken, "PRAGMA integrity_check"));
        readyMs.sort(null);
        System.out.println("KillLoopTest: " + candles + " candles, " + stored.size() + " signals, " + shown.size()
                + " seen before a kill; ready after a kill, ms: median " + readyMs.get(readyMs.size() / 2)
                + ", longest "
                + readyMs.get(readyMs.size() - 1));
    }

    /** Every fourth one does not live to be ready. */
    private void live(Path world, Path source, Set<String> shown, List<Long> readyMs) throws Exception {
        long started = System.nanoTime();
        try (Life life = new Life(world, settings(source))) {
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

    private void runToTheEnd(Path world, Path source) throws Exception {
        try (Life life = new Life(world, settings(source)).awaitReady()) {
            long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
            while (!life.json("/api/v1/feed").path("state").asText().equals("ended")) {
                assertTrue(System.nanoTime() < deadline, life::logged);
                life.goOnFor(50);
            }
            assertTrue(life.end(), life::logged);
            assertFalse(life.logged().contains("ERROR"), life::logged);
        }
    }

    private static Map<String, String> settings(Path source) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("feed.source", source.toString());
        settings.put("feed.loop", "false");
        settings.put("feed.history", Integer.toString(HISTORY));
        settings.put("feed.speed", Integer.toString(CANDLES_PER_S * 60));
        settings.put("strategies.folder", "strategies");
        return settings;
    }

    /** A folder with strategies: one that fires often, one that trades with stops and protections. */
    private Path world(String name, Path source) throws IOException {
        Path strategies = Files.createDirectories(folder.resolve(name).resolve("strategies"));
        Files.writeString(strategies.resolve("busy.json"), """
                {"id": "busy", "signals": [
                  {"id": "in", "type": "entry", "side": "long", "when": "crossover(ema(3), ema(8))"},
                  {"id": "out", "type": "exit", "side": "long", "when": "crossunder(ema(3), ema(8))"},
                  {"id": "hot", "type": "alert", "when": "rsi(14) > 70 and rsi(14)[1] <= 70"}]}
                """);
        Files.writeString(strategies.resolve("careful.json"), """
                {"id": "careful", "timeframe": "5m", "signals": [
                  {"id": "in", "type": "entry", "side": "long", "when": "rsi(7) < 40"},
                  {"id": "out", "type": "exit", "side": "long", "when": "rsi(7) > 60"}],
                 "risk": {"stop_loss": {"type": "percent", "value": 1}, "take_profit": {"type": "percent", "value": 2}},
                 "protections": [{"type": "cooldown", "candles": 5}]}
                """);
        return strategies.getParent();
    }

    private Path candles(int count) throws IOException {
        SplittableRandom walk = new SplittableRandom(seed);
        StringBuilder csv = new StringBuilder("time,open,high,low,close,volume\n");
        double price = 100;
        for (int i = 0; i < count; i++) {
            double open = price;
            price = open * (1 + (walk.nextDouble() - 0.5) / 200);
            csv.append(FIRST_MS + i * MINUTE).append(',').append(open);
            csv.append(',').append(Math.max(open, price)).append(',').append(Math.min(open, price));
            csv.append(',').append(price).append(",1\n");
        }
        Path source = Files.createDirectories(folder.resolve("candles"));
        Files.writeString(source.resolve("BTC-USD-1m.csv"), csv);
        return source;
    }

    private static List<String> rows(Path world, String query) throws Exception {
        List<String> rows = new ArrayList<>();
        try (Connection plain = DriverManager.getConnection("jdbc:sqlite:" + world.resolve("data/candlebus.db"));
                Statement statement = plain.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                StringBuilder row = new StringBuilder(String.valueOf(result.getString(1)));
                for (int i = 2; i <= columns; i++) {
                    row.append(' ').append(result.getString(i));
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }
}
