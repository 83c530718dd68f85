package io.candlebus.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.candlebus.api.Command;
import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.portfolio.PaperTerms;
import io.candlebus.session.Fact;
import io.candlebus.session.SessionKey;
import io.candlebus.session.StrategySession;
import io.candlebus.store.Entry.CommandGiven;
import io.candlebus.store.SqliteStore;
import io.candlebus.store.StoreWriter;
import io.candlebus.strategy.CompiledStrategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * The core through a day in which everything fails that can fail, and then what a plain loop over what was traded gives:
 * every candle, every signal, every fact, each once. Twenty days, or a thousand with {@code mvn -Psoak test}; {@code
 * -Dcandlebus.seed=…} begins with another seed. The store is the real one, in memory where the system has such files.
 */
@Tag("soak")
class SimulationTest {
    private static final Path MEMORY = Path.of("/dev/shm");
    private static final int[] DAYS = {20, 1_000};

    private final Logger writerLog = (Logger) LoggerFactory.getLogger(StoreWriter.class);
    private Path folder;

    /** Some thousand failures that are meant. */
    @BeforeEach
    void hushWriter() {
        writerLog.setLevel(Level.OFF);
    }

    @AfterEach
    void letWriterSpeak() {
        writerLog.setLevel(null);
    }

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.isWritable(MEMORY)
                ? Files.createTempDirectory(MEMORY, "candlebus")
                : Files.createTempDirectory("candlebus");
    }

    @AfterEach
    void removeFolder() throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    @Test
    void whateverFailsEveryCandleAndEveryFactIsThereOnce() throws Exception {
        long first = Long.getLong("candlebus.seed", System.nanoTime());
        int days = DAYS[System.getProperty("candlebus.candles") == null ? 0 : 1];
        System.out.println("SimulationTest: " + days + " seeds from " + first + " (-Dcandlebus.seed=" + first + ")");
        long[] sums = new long[5];
        for (long seed = first; seed < first + days; seed++) {
            try {
                play(seed, sums);
            } catch (Exception | AssertionError e) {
                throw new AssertionError("seed " + seed + " (-Dcandlebus.seed=" + seed + "): " + e.getMessage(), e);
            }
            removeFolder();
            makeFolder();
        }
        System.out.printf(
                "SimulationTest: %d seeds, %d candles, %d facts, %d signals told, %d lives, %d failed commits; 0 violations%n",
                days, sums[0], sums[1], sums[2], sums[3], sums[4]);
        assertTrue(sums[3] > days && sums[4] > 0, "nothing failed");
    }

    private void play(long seed, long[] sums) throws SQLException {
        Path file = folder.resolve("sim.db");
        SimWorld world = new SimWorld(seed, file);
        world.run();
        List<Candle> minutes = world.venue.traded();
        List<Candle> fives = fives(minutes);
        same(minutes.stream().map(Stored::row).toList(), Stored.candles(file, "1m"), "minutes");
        same(fives.stream().map(Stored::row).toList(), Stored.candles(file, "5m"), "fives");
        for (var document : world.documents.entrySet()) {
            boolean isFives = document.getValue().contains("\"5m\"");
            List<CommandGiven> commands = commands(file, document.getKey());
            assertTrue(
                    commands.containsAll(world.answered.stream()
                            .filter(c -> c.strategyId().equals(document.getKey()))
                            .toList()),
                    "a command that was answered is not there");
            List<Fact> facts = loop(
                    document.getValue(),
                    isFives ? fives : minutes,
                    isFives ? SimWorld.PAST / 5 : SimWorld.PAST,
                    commands);
            same(Traders.rows(facts), Traders.stored(file, document.getKey()), document.getValue());
            sums[1] += facts.size();
        }
        assertEquals(
                Stored.strings(file, "SELECT count(*) FROM signal"),
                Stored.strings(file, "SELECT coalesce(max(sequence), 0) FROM signal"));
        assertEquals(List.of("ok"), Stored.strings(file, "PRAGMA integrity_check"));
        sums[0] += minutes.size();
        sums[2] += world.told.size();
        sums[3] += world.lives;
        sums[4] += world.failures;
    }

    /** Tells the first difference, for all of them fill a book. */
    private static void same(List<?> expected, List<?> actual, String what) {
        for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
            assertEquals(expected.get(i), actual.get(i), what + ", row " + i);
        }
        assertEquals(expected.size(), actual.size(), "rows of " + what);
    }

    /** What a session alone tells that is given the candles one after the other, and obeys. */
    private static List<Fact> loop(String document, List<Candle> candles, int history, List<CommandGiven> commands) {
        CompiledStrategy strategy = Traders.compiled(document);
        Series series =
                new Series(strategy.spec().symbols().get(0), strategy.spec().timeframe());
        StrategySession session =
                new StrategySession(new SessionKey(strategy.spec().id(), 1, series), strategy, PaperTerms.STANDARD);
        List<Fact> facts = new ArrayList<>();
        int next = 0;
        for (int i = 0; i < candles.size(); i++) {
            if (i < history) {
                session.warmUp(candles.get(i));
            } else {
                session.process(candles.get(i), facts::add);
            }
            for (;
                    next < commands.size()
                            && commands.get(next).afterOpenMs()
                                    <= candles.get(i).openTimeMs();
                    next++) {
                if (commands.get(next).command() == Command.PAUSE) {
                    session.pause();
                } else if (commands.get(next).command() == Command.RESUME) {
                    session.resume();
                }
            }
        }
        return facts;
    }

    private static List<Candle> fives(List<Candle> minutes) {
        List<Candle> fives = new ArrayList<>();
        for (int i = 0; i + 5 <= minutes.size(); i += 5) {
            List<Candle> parts = minutes.subList(i, i + 5);
            double high = parts.stream().mapToDouble(Candle::high).max().orElseThrow();
            double low = parts.stream().mapToDouble(Candle::low).min().orElseThrow();
            double volume = parts.stream().mapToDouble(Candle::volume).sum();
            fives.add(new Candle(
                    parts.get(0).openTimeMs(),
                    parts.get(0).open(),
                    high,
                    low,
                    parts.get(4).close(),
                    volume));
        }
        return fives;
    }

    private static List<CommandGiven> commands(Path file, String id) {
        try (SqliteStore store = SqliteStore.open(file)) {
            return store.commands(id, HandFeed.BTC.symbol(), 1);
        }
    }
}
