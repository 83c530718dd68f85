package io.candlebus.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.candlebus.store.WriteLog.Kind;
import io.candlebus.store.WriteLog.Note;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The power is cut at random moments. A process commits while everything it asks of the disk is recorded; then for each cut
 * the files are put together as they may be on the disk at that moment, and the store is opened on them. Prints its seed; a
 * hundred cuts, or a thousand with {@code mvn -Psoak test}. Needs Linux and a C compiler.
 */
@Tag("soak")
class PowerCutTest {
    private static final long DEADLINE_S = 120;

    private final long seed = Long.getLong("candlebus.seed", System.nanoTime());
    private final boolean soak = System.getProperty("candlebus.candles") != null;
    private final SplittableRandom random = new SplittableRandom(seed);
    private Path recorder;
    private int lost;
    private int lostAtMost;
    private int damaged;
    private int acknowledged;

    @TempDir
    Path folder;

    @BeforeEach
    void compileRecorder() throws Exception {
        assumeTrue(System.getProperty("os.name").equals("Linux"), "skipped: recording what is written needs Linux");
        recorder = folder.resolve("record.so");
        List<String> compile = List.of(
                "cc", "-shared", "-fPIC", "-O1", "-o", recorder.toString(), "src/test/c/record.c", "-ldl", "-lpthread");
        assumeTrue(ended(compile), "skipped: recording what is written needs a C compiler, cc");
    }

    private boolean ended(List<String> command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            return process.waitFor(DEADLINE_S, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    @Test
    void whatWasAcknowledgedOutlivesAPowerCut() throws Exception {
        play("FULL", soak ? 1_000 : 100);
        assertEquals(0, damaged, () -> "damaged; seed " + seed);
        assertEquals(0, lost, () -> "lost; seed " + seed);
        assertTrue(acknowledged > 0);
    }

    /** Else the test above would say nothing. */
    @Test
    void withLessSyncingItWouldNot() throws Exception {
        play("NORMAL", soak ? 1_000 : 30);
        assertTrue(lost > 0, () -> "nothing was lost; seed " + seed);
    }

    private void play(String syncing, int cuts) throws Exception {
        List<Note> notes = record(syncing, soak ? 2_000 : 700);
        int[] moments = moments(notes, cuts);
        CutDisk disk = new CutDisk();
        int acknowledgedLast = -1;
        int next = 0;
        for (int moment : moments) {
            for (; next < moment; next++) {
                Note note = notes.get(next);
                if (!note.path().equals(Committing.ACKNOWLEDGED)) {
                    disk.take(note);
                } else if (note.kind() == Kind.WRITTEN) {
                    acknowledgedLast = Integer.parseInt(note.text().strip());
                }
            }
            Path cut = Files.createDirectory(folder.resolve("cut"));
            disk.cut(cut, random.split());
            look(cut, acknowledgedLast, syncing + ", cut at " + moment);
            remove(cut);
        }
        long syncs = notes.stream().filter(n -> n.kind() == Kind.SYNCED).count();
        System.out.printf(
                "PowerCutTest: seed %d (-Dcandlebus.seed=%d), %s: %d cuts in %d requests with %d syncs; damaged %d,"
                        + " cuts that lost what was acknowledged %d, at most %d groups%n",
                seed, seed, syncing, cuts, notes.size(), syncs, damaged, lost, lostAtMost);
    }

    /** Every fifth one lies before anything was acknowledged, when the file and its tables are made. */
    private int[] moments(List<Note> notes, int cuts) {
        int first = 0;
        while (!notes.get(first).path().equals(Committing.ACKNOWLEDGED)
                || notes.get(first).kind() != Kind.WRITTEN) {
            first++;
        }
        IntStream early = random.ints(cuts / 5, 0, first);
        return IntStream.concat(early, random.ints(cuts - cuts / 5, 0, notes.size()))
                .sorted()
                .toArray();
    }

    private List<Note> record(String syncing, int groups) throws Exception {
        Path log = folder.resolve(syncing + ".log");
        Path live = Files.createDirectory(folder.resolve(syncing));
        Process process = committing(live, log, syncing, groups);
        assertTrue(process.waitFor(DEADLINE_S, TimeUnit.SECONDS), "it does not end");
        assertEquals(0, process.exitValue());
        List<Note> notes = WriteLog.read(log).notes();
        assertTrue(notes.stream().anyMatch(n -> n.path().endsWith("-wal") && n.kind() == Kind.WRITTEN));
        assertTrue(notes.stream().anyMatch(n -> n.path().equals(Committing.DATABASE) && n.kind() == Kind.SYNCED));
        return notes;
    }

    private Process committing(Path live, Path log, String syncing, int groups) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Committing.class.getName(),
                        live.toString(),
                        syncing,
                        Integer.toString(groups))
                .inheritIO();
        builder.environment().put("LD_PRELOAD", recorder.toString());
        builder.environment().put("CANDLEBUS_CUT_FOLDER", live.toString());
        builder.environment().put("CANDLEBUS_CUT_LOG", log.toString());
        return builder.start();
    }

    /** What was acknowledged is there, without a hole, each candle with what followed from it; and it goes on. */
    private void look(Path cut, int acknowledgedLast, String where) throws SQLException {
        Path file = cut.resolve(Committing.DATABASE);
        try (SqliteStore store = SqliteStore.open(file)) {
            long candles = number(file, "SELECT count(*) FROM candle");
            assertEquals(candles, number(file, "SELECT coalesce(max(open_ms) / 60000 + 1, 0) FROM candle"), where);
            assertEquals(candles, number(file, "SELECT count(*) FROM signal"), where);
            assertEquals(candles, number(file, "SELECT coalesce(max(sequence), 0) FROM signal"), where);
            assertEquals((candles + 2) / 3 * 2, number(file, "SELECT count(*) FROM fact"), where);
            acknowledged += acknowledgedLast + 1;
            if (candles <= acknowledgedLast) {
                lost++;
                lostAtMost = Math.max(lostAtMost, (int) (acknowledgedLast + 1 - candles));
            }
            store.write(Committing.group((int) candles));
        } catch (StoreRefused | StoreFailure refused) {
            System.out.println(where + ": " + refused.getMessage() + "; " + acknowledgedLast + " acknowledged");
            damaged++;
        }
    }

    private static long number(Path file, String query) throws SQLException {
        try (Connection plain = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = plain.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            return result.getLong(1);
        }
    }

    /** With the backup that is made where the cut fell between two changes of the tables. */
    private static void remove(Path cut) throws IOException {
        List<Path> files;
        try (var all = Files.walk(cut)) {
            files = new ArrayList<>(all.toList());
        }
        Collections.reverse(files);
        for (Path file : files) {
            Files.delete(file);
        }
    }
}
