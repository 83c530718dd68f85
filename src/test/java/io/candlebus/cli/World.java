package io.candlebus.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** What servers in processes of their own run on, and what they leave behind: a seeded walk of candles, two strategies, a store. */
final class World {
    static final int HISTORY = 300;
    private static final long FIRST_MS = 1_704_067_200_000L;
    private static final long MINUTE = 60_000;

    /** Everything that follows from the candles. */
    static final List<String> TABLES = List.of(
            "SELECT open_ms, open, high, low, close, volume, provenance FROM candle ORDER BY open_ms",
            "SELECT id, payload_hash, status, withheld FROM signal ORDER BY id",
            "SELECT id, kind FROM fact ORDER BY id");

    private final Path folder;
    private final long seed;

    World(Path folder, long seed) {
        this.folder = folder;
        this.seed = seed;
    }

    /** Whether nothing is left to be done. */
    interface Done {
        boolean in(Life life) throws Exception;
    }

    static void runToTheEnd(Path world, Map<String, String> settings) throws Exception {
        runToTheEnd(world, settings, life -> true);
    }

    /** Until the candles have ended, and what else is to be done is done. */
    static void runToTheEnd(Path world, Map<String, String> settings, Done done) throws Exception {
        try (Life life = new Life(world, settings).awaitReady()) {
            long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(5);
            while (!life.json("/api/v1/feed").path("state").asText().equals("ended") || !done.in(life)) {
                assertTrue(System.nanoTime() < deadline, life::logged);
                life.goOnFor(50);
            }
            assertTrue(life.end(), life::logged);
            assertFalse(life.logged().contains("ERROR"), life::logged);
        }
    }

    static Map<String, String> settings(Path source, int candlesPerS) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("feed.source", source.toString());
        settings.put("feed.loop", "false");
        settings.put("feed.history", Integer.toString(HISTORY));
        settings.put("feed.speed", Integer.toString(candlesPerS * 60));
        settings.put("strategies.folder", "strategies");
        return settings;
    }

    /** A folder with strategies: one that fires often, one that trades with stops and protections. */
    Path world(String name) throws IOException {
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

    Path candles(int count) throws IOException {
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

    static List<String> rows(Path world, String query) throws Exception {
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
