package io.candlebus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.candlebus.store.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What can befall the server's process short of its death: it is halted, its disk is full, another wants its store. In the end
 * there must be what an undisturbed run gives. Prints its seed; with {@code mvn -Psoak test} it is halted for 30 seconds.
 */
@Tag("soak")
class ProcessFaultsTest {
    private static final int CANDLES = Integer.getInteger("candlebus.candles") == null ? 2_000 : 4_000;
    private static final int CANDLES_PER_S = 1_000;
    private static final long VALID_MS = 1_000;
    private static final String SIGNALS = "SELECT id, payload_hash, status FROM signal ORDER BY id";

    private static final long SEED = Long.getLong("candlebus.seed", System.nanoTime());

    private static World ground;
    private static Path source;

    /** That which nobody disturbed. */
    private static Path whole;

    private final boolean soak = System.getProperty("candlebus.candles") != null;

    @BeforeAll
    static void lay(@TempDir Path folder) throws Exception {
        System.out.println("ProcessFaultsTest: seed " + SEED + " (-Dcandlebus.seed=" + SEED + ")");
        ground = new World(folder, SEED);
        source = ground.candles(CANDLES);
        whole = hasty("whole");
        World.runToTheEnd(whole, World.settings(source, 60 * CANDLES_PER_S));
    }

    private static Map<String, String> settings() {
        return World.settings(source, CANDLES_PER_S);
    }

    /** A world whose signals are of use for a second. */
    private static Path hasty(String name) throws IOException {
        Path world = ground.world(name);
        for (String id : List.of("busy", "careful")) {
            Path document = world.resolve("strategies").resolve(id + ".json");
            Files.writeString(document, Files.readString(document).replaceFirst("\\{", "{\"valid_for\": \"1s\", "));
        }
        return world;
    }

    private static boolean ran(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private static void eventually(Life life, Callable<Boolean> claim) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!claim.call()) {
            assertTrue(System.nanoTime() < deadline, life::logged);
            life.goOnFor(20);
        }
    }

    private static boolean ended(Life life) throws Exception {
        return life.json("/api/v1/feed").path("state").asText().equals("ended");
    }

    private static void same(Path disturbed) throws Exception {
        for (String table : List.of(World.TABLES.get(0), SIGNALS, World.TABLES.get(2))) {
            List<String> expected = World.rows(whole, table);
            assertFalse(expected.isEmpty(), table);
            assertEquals(expected, World.rows(disturbed, table), () -> "seed " + SEED + ": " + table);
        }
        assertEquals(List.of("ok"), World.rows(disturbed, "PRAGMA integrity_check"));
    }

    @Test
    void haltedForAWhileItGoesOnWhereItWasAndSendsNothingThatHasGrownOld() throws Exception {
        long haltMs = soak ? 30_000 : 3 * VALID_MS / 2;
        Path world = hasty("halted");
        try (Life life = new Life(world, settings()).awaitReady()) {
            for (int i = 0; i < 3; i++) {
                life.goOnFor(200);
                assumeTrue(ran("kill", "-STOP", Long.toString(life.pid())), "skipped: no process can be halted here");
                life.goOnFor(haltMs);
                assertTrue(ran("kill", "-CONT", Long.toString(life.pid())));
            }
            eventually(life, () -> ended(life));
            assertTrue(life.end(), life::logged);
            assertFalse(life.logged().contains("ERROR"), life::logged);
        }
        same(world);
        String late = " FROM signal s JOIN candle c ON c.open_ms + 60000 = s.close_ms JOIN series r ON r.id = c.series"
                + " AND r.timeframe = '1m' WHERE s.strategy = 'busy' AND s.status = 'fired' AND s.stored_ms > c.received_ms + "
                + VALID_MS;
        assertEquals(List.of(), World.rows(world, "SELECT s.id" + late + " AND s.withheld IS NULL"));
        System.out.println("ProcessFaultsTest: halted three times for " + haltMs + " ms, "
                + World.rows(world, "SELECT s.id" + late).size() + " signals missed");
    }

    /** No file may grow, as on a full disk; then it may again. */
    @Test
    void onAFullDiskItTellsNothingAndGoesOnOnceThereIsRoom() throws Exception {
        assumeTrue(ran("prlimit", "--version"), "skipped: there is no prlimit to limit what a process may write");
        Path world = hasty("full");
        try (Life life = new Life(world, settings()).awaitReady()) {
            assertTrue(ran("prlimit", "--pid", Long.toString(life.pid()), "--fsize=750000:unlimited"));
            eventually(life, () -> life.ask("GET", "/health/ready").statusCode() == 503);
            List<String> told = signals(life);
            life.goOnFor(500);
            assertEquals(told, signals(life), "something was stored on a full disk");
            assertTrue(ran("prlimit", "--pid", Long.toString(life.pid()), "--fsize=unlimited"));
            eventually(life, () -> life.ask("GET", "/health/ready").statusCode() == 200);
            eventually(life, () -> ended(life));
            assertTrue(life.end(), life::logged);
        }
        same(world);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"SQLite", "PostgreSQL"})
    void aSecondProcessOnOneStoreEndsAndTheFirstIsNotDisturbed(String kind) throws Exception {
        Path world = hasty("both-" + kind);
        Map<String, String> settings = settings();
        if (kind.equals("PostgreSQL")) {
            settings.put("store.url", Postgres.url(Postgres.newDatabase()));
        }
        List<String> expected =
                World.rows(whole, "SELECT id FROM signal WHERE strategy = 'busy' ORDER BY sequence DESC LIMIT 500");
        try (Life first = new Life(world, settings).awaitReady()) {
            Path other = Files.createDirectories(world.resolve("other"));
            Map<String, String> same = new LinkedHashMap<>(settings);
            same.putIfAbsent("store.url", "sqlite:" + world.resolve("data/candlebus.db"));
            same.put("strategies.folder", world.resolve("strategies").toString());
            try (Life second = new Life(other, same)) {
                assertEquals(73, second.awaitEnd(), second::logged);
                assertTrue(second.logged().contains("in use by another engine"), second::logged);
            }
            eventually(first, () -> ended(first));
            eventually(first, () -> signals(first).equals(expected));
            assertTrue(first.end(), first::logged);
            assertFalse(first.logged().contains("ERROR"), first::logged);
        }
    }

    /** The newest, newest first. */
    private static List<String> signals(Life life) throws Exception {
        List<String> ids = new ArrayList<>();
        for (JsonNode signal :
                life.json("/api/v1/strategies/busy/signals?limit=500").path("signals")) {
            ids.add(signal.path("id").asText());
        }
        return ids;
    }
}
