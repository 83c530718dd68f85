package io.candlebus.engine;

import static io.candlebus.engine.Rig.now;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.api.Command;
import io.candlebus.api.Parity;
import io.candlebus.api.Refused;
import io.candlebus.market.Candle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A strategy that runs over the bus tells the facts that a plain loop over the same candles tells, to the byte. */
@Timeout(300)
class ParityTest {
    private static final int DOCUMENTS = 300;
    private static final int END = 500;

    @TempDir
    Path folder;

    /** Waits until the comparison is through. */
    static Parity parity(Rig rig, String id) {
        Rig.eventually(false, () -> now(rig.engine.parity(id, null)).status() == Parity.Status.CHECKING);
        return now(rig.engine.parity(id, null));
    }

    private static Map<String, String> examples() throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.list(Path.of("strategies"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
                String document = Files.readString(file).replaceAll("\"timeframe\": \"\\w+\"", "\"timeframe\": \"1m\"");
                String id = Traders.compiled(document).spec().id();
                all.put(id, document);
            }
        }
        return all;
    }

    @Test
    void everyExampleAndHundredsOfRandomDocumentsTellOverTheBusWhatALoopTells() throws Exception {
        long seed = System.nanoTime();
        System.out.println("ParityTest seed " + seed);
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, String> documents = new LinkedHashMap<>(examples());
        assertTrue(documents.size() >= 4);
        for (int i = 0; i < DOCUMENTS; i++) {
            documents.put("random_" + i, Traders.random("random_" + i, random));
        }
        Path store = folder.resolve("parity.db");
        try (Rig rig = new Rig(store)) {
            documents.values().forEach(document -> now(rig.engine.create(document)));
            rig.play(Rig.PAST, END, documents.keySet().toArray(String[]::new));
            int blocked = 0;
            int closed = 0;
            List<Candle> candles = HandFeed.walk(0, END);
            for (Map.Entry<String, String> each : documents.entrySet()) {
                List<Traders.Row> told = Traders.stored(store, each.getKey());
                assertEquals(
                        Traders.rows(Traders.loop(each.getValue(), candles, Rig.PAST)),
                        told,
                        () -> "seed " + seed + "\n" + each.getValue());
                blocked += told.stream()
                        .filter(r -> r.kind().equals("signal_blocked"))
                        .count();
                closed += told.stream()
                        .filter(r -> r.kind().equals("position_closed"))
                        .count();
            }
            assertTrue(blocked > DOCUMENTS && closed > 5 * DOCUMENTS, blocked + " blocked, " + closed + " closed");
            assertEquals(0, rig.runtime.determinismAlarms());
            for (String id : List.of("ema_cross", "random_0", "random_" + (DOCUMENTS - 1))) {
                Parity parity = parity(rig, id);
                assertEquals(Parity.Status.IN_PARITY, parity.status(), () -> id + ": " + parity + " seed " + seed);
                assertEquals(END * 60_000L, parity.throughMs());
                assertEquals(END - Rig.PAST, parity.candles());
                assertEquals(Traders.stored(store, id).size(), parity.facts());
            }
        }
    }

    @Test
    void pausesAndRestartsAreReplayedToo() throws Exception {
        Path store = folder.resolve("told.db");
        List<Boolean> answers = new ArrayList<>();
        for (int part = 0; part < 3; part++) {
            int from = Rig.PAST + 100 * part;
            try (Rig rig = new Rig(store)) {
                if (part == 0) {
                    now(rig.engine.create(Rig.cross("cross", 3, 8)));
                }
                rig.play(from, from + 40, "cross");
                now(rig.engine.command("cross", Command.PAUSE));
                rig.play(from + 40, from + 60, "cross");
                now(rig.engine.command("cross", Command.RESUME));
                rig.play(from + 60, from + 100, "cross");
                answers.add(parity(rig, "cross").status() == Parity.Status.IN_PARITY);
            }
        }
        assertEquals(List.of(true, true, true), answers);
    }

    @Test
    void holesThatWereFilledAreReplayedToo() {
        Path store = folder.resolve("holes.db");
        EngineOptions usual = EngineOptions.with(store);
        EngineOptions filling = new EngineOptions(
                store,
                null,
                true,
                usual.symbol(),
                usual.timeframe(),
                usual.history(),
                usual.terms(),
                5,
                usual.jumpFactor(),
                usual.stepLimitMs(),
                usual.catalogue());
        try (Rig rig = new Rig(filling)) {
            now(rig.engine.create(Rig.cross("cross", 3, 8)));
            rig.feed.give(HandFeed.walk(Rig.PAST, END).stream()
                    .filter(candle -> candle.openTimeMs() / 60_000 % 17 > 2)
                    .toList());
            long lastMs = (END - 1) * 60_000L;
            Rig.eventually(true, () -> rig.status("cross").lastCandle().openTimeMs() == lastMs);
            Parity parity = parity(rig, "cross");
            assertEquals(Parity.Status.IN_PARITY, parity.status(), parity::toString);
            assertEquals(END - Rig.PAST, parity.candles(), "stand-ins are judged, too");
            assertTrue(parity.facts() > 50, parity::toString);
        }
    }

    @Test
    void theFirstDifferenceIsShownWithBothSides() throws Exception {
        Path store = folder.resolve("forged.db");
        try (Rig rig = new Rig(store)) {
            now(rig.engine.create(Rig.cross("cross", 3, 8)));
            now(rig.engine.create(Rig.cross("lost", 3, 8)));
            now(rig.engine.create(Rig.cross("more", 3, 8)));
            rig.play(Rig.PAST, END, "cross", "lost", "more");
        }
        try (Connection writing = DriverManager.getConnection("jdbc:sqlite:" + store);
                Statement statement = writing.createStatement()) {
            statement.execute("UPDATE fact SET payload = json_set(payload, '$.price', 1.5) WHERE sequence ="
                    + " (SELECT min(sequence) FROM fact WHERE strategy = 'cross' AND kind = 'order_filled')");
            statement.execute("DELETE FROM signal WHERE sequence ="
                    + " (SELECT max(sequence) FROM signal WHERE strategy = 'lost')");
            statement.execute("INSERT INTO fact SELECT 'forged', 1000000, strategy, revision, close_ms, kind, payload,"
                    + " stored_ms FROM fact WHERE strategy = 'more' ORDER BY sequence DESC LIMIT 1");
        }
        try (Rig rig = new Rig(store)) {
            Parity changed = parity(rig, "cross");
            assertEquals(Parity.Status.DIFFERENT, changed.status());
            assertEquals("order_filled", changed.mismatch().kind());
            assertTrue(changed.mismatch().live().contains("\"price\":1.5"));
            assertTrue(changed.mismatch().replay().contains("\"price\":"));
            Parity lost = parity(rig, "lost");
            assertEquals("signal_fired", lost.mismatch().kind());
            assertNull(lost.mismatch().live());
            Parity more = parity(rig, "more");
            assertNull(more.mismatch().replay());
        }
    }

    @Test
    void withoutASessionOrItsCandlesNothingIsClaimed() throws Exception {
        Path store = folder.resolve("pruned.db");
        try (Rig rig = new Rig(store)) {
            now(rig.engine.create(Rig.cross("cross", 3, 8)));
            rig.play(Rig.PAST, 200, "cross");
        }
        try (Connection writing = DriverManager.getConnection("jdbc:sqlite:" + store);
                Statement statement = writing.createStatement()) {
            statement.execute("DELETE FROM candle WHERE open_ms < " + 50 * 60_000);
        }
        try (Rig rig = new Rig(store)) {
            Parity parity = parity(rig, "cross");
            assertEquals(Parity.Status.UNKNOWN, parity.status());
            assertTrue(parity.reason().contains("no longer kept"), parity.reason());
            now(rig.engine.command("cross", Command.STOP));
            Rig.refused(Refused.Reason.CONFLICT, rig.engine.parity("cross", null));
            Rig.refused(Refused.Reason.CONFLICT, rig.engine.performance("cross", null));
        }
    }
}
