package io.candlebus.store;

import static io.candlebus.store.Samples.BTC;
import static io.candlebus.store.Samples.candle;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BackupTest {
    private static final Instant NIGHT = Instant.parse("2013-11-25T03:30:00Z");
    private static final int PAGE = 4_096;

    @TempDir
    Path folder;

    private Path database;
    private BackupFolder backups;

    @BeforeEach
    void place() {
        database = folder.resolve("candlebus.db");
        backups = new BackupFolder(folder.resolve("nightly"), database);
    }

    private void fill(long from, long to) {
        try (Store store = SqliteStore.open(database)) {
            store.write(LongStream.range(from, to)
                    .mapToObj(minute -> (Entry) new Entry.CandleClosed(candle(minute)))
                    .toList());
        }
    }

    private static int candles(Path file) {
        try (Store store = SqliteStore.open(file)) {
            return store.candles(BTC, 0, Long.MAX_VALUE, 1_000_000).size();
        }
    }

    /** Overwrites pages after the first, by a seed. */
    private void damage(Path file, long seed) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        SplittableRandom random = new SplittableRandom(seed);
        for (int page = 1; page < bytes.length / PAGE; page += 1 + random.nextInt(3)) {
            for (int i = 0; i < 64; i++) {
                bytes[page * PAGE + random.nextInt(PAGE)] ^= (byte) (1 + random.nextInt(255));
            }
        }
        Files.write(file, bytes);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(backups.folder())) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aBackupIsWholeAndForItsOwnerAlone() throws Exception {
        fill(0, 5_000);
        Backup made = Backup.make(backups, 3, NIGHT);
        assertEquals("candlebus-20131125T033000Z.db", made.file().getFileName().toString());
        assertEquals(Files.size(made.file()), made.bytes());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(made.file())));
        assertEquals(List.of("candlebus-20131125T033000Z.db"), names());
        assertEquals(5_000, candles(made.file()));
    }

    /** Under a writer that never stops, every copy is of one commit. */
    @Test
    void aBackupBesideAWriterIsOfOneCommit() throws Exception {
        try (Store store = SqliteStore.open(database)) {
            store.write(List.of(new Entry.CandleClosed(candle(0))));
            AtomicBoolean done = new AtomicBoolean();
            CompletableFuture<Void> writing = CompletableFuture.runAsync(() -> {
                for (long group = 0; !done.get(); group++) {
                    store.write(LongStream.range(1 + group * 10, 11 + group * 10)
                            .mapToObj(minute -> (Entry) new Entry.CandleClosed(candle(minute)))
                            .toList());
                }
            });
            int before = 0;
            for (int i = 0; i < 5; i++) {
                Backup made = Backup.make(backups, 1, NIGHT.plusSeconds(i));
                int held = candles(made.file());
                assertEquals(1, held % 10, "half a group");
                assertTrue(held >= before);
                before = held;
            }
            done.set(true);
            writing.join();
        }
    }

    @Test
    void whatAKilledProcessLeftHalfDoneGoesWithALaterOne() throws Exception {
        fill(0, 10);
        Instant now = Instant.now();
        Files.createDirectories(backups.folder());
        Path old = Files.writeString(backups.part(NIGHT), "half");
        Files.setLastModifiedTime(old, FileTime.from(now.minusSeconds(86_400)));
        Path young = Files.writeString(backups.part(NIGHT.plusSeconds(1)), "half, and may be under way");
        Backup.make(backups, 1, now);
        assertFalse(Files.exists(old));
        assertTrue(Files.exists(young));
    }

    @Test
    void onlyTheNewestAreKept() throws Exception {
        fill(0, 10);
        Files.createDirectories(backups.folder());
        Files.writeString(backups.folder().resolve("candlebus-notes.db"), "mine");
        for (int day = 0; day < 5; day++) {
            Backup.make(backups, 2, NIGHT.plusSeconds(86_400L * day));
        }
        assertEquals(
                List.of("candlebus-20131128T033000Z.db", "candlebus-20131129T033000Z.db", "candlebus-notes.db"),
                names());
    }

    @Test
    void whatFailsLeavesEverythingAsItWas() throws Exception {
        assertThrows(IOException.class, () -> Backup.make(backups, 1, NIGHT));
        fill(0, 3_000);
        Backup.make(backups, 1, NIGHT);
        damage(database, 1);
        IOException refused = assertThrows(IOException.class, () -> Backup.make(backups, 1, NIGHT.plusSeconds(1)));
        assertTrue(refused.getMessage().contains("candlebus.db"), refused.getMessage());
        assertEquals(List.of("candlebus-20131125T033000Z.db"), names(), "the good one stays, and nothing half");
        Files.writeString(folder.resolve("notes.db"), "notes");
        BackupFolder ofNotes = new BackupFolder(backups.folder(), folder.resolve("notes.db"));
        assertThrows(StoreRefused.class, () -> Backup.make(ofNotes, 1, NIGHT));
    }

    @Test
    void aDamagedDatabaseNamesTheCommandAndIsKeptAside() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        for (int round = 0; round < 10; round++) {
            fill(0, 3_000);
            Files.deleteIfExists(backups.file(NIGHT));
            Backup.make(backups, 9, NIGHT);
            damage(database, seed + round);
            byte[] damaged = Files.readAllBytes(database);
            StoreRefused refused = assertThrows(StoreRefused.class, () -> SqliteStore.open(database));
            assertTrue(refused.getMessage().contains("candlebus doctor --restore"), refused.getMessage());
            Restore done = Restore.newest(backups, NIGHT.plusSeconds(60 + round));
            assertEquals(backups.file(NIGHT), done.backup());
            assertArrayEquals(damaged, Files.readAllBytes(done.aside()), "seed " + seed);
            assertEquals(3_000, candles(database));
            Files.delete(database);
        }
    }

    @Test
    void theNewestSoundBackupIsTaken() throws Exception {
        fill(0, 1_000);
        Backup.make(backups, 9, NIGHT);
        fill(1_000, 2_000);
        Backup newer = Backup.make(backups, 9, NIGHT.plusSeconds(1));
        damage(newer.file(), 3);
        Files.writeString(database, "overwritten by accident");
        Restore done = Restore.newest(backups, NIGHT.plusSeconds(2));
        assertEquals(List.of(newer.file()), done.unsound());
        assertEquals(1_000, candles(database));
        assertEquals("overwritten by accident", Files.readString(done.aside()));
    }

    @Test
    void whatIsSoundOrHeldOrAnothersIsNotReplaced() throws Exception {
        fill(0, 10);
        Backup.make(backups, 9, NIGHT);
        fill(10, 20);
        assertThrows(StoreRefused.class, () -> Restore.newest(backups, NIGHT));
        assertEquals(20, candles(database));
        Store held = SqliteStore.open(database);
        assertThrows(StoreInUse.class, () -> Restore.newest(backups, NIGHT));
        held.close();
        Files.delete(database);
        try (var plain = java.sql.DriverManager.getConnection("jdbc:sqlite:" + database);
                var statement = plain.createStatement()) {
            statement.execute("CREATE TABLE theirs (a)");
        }
        byte[] theirs = Files.readAllBytes(database);
        assertThrows(StoreRefused.class, () -> Restore.newest(backups, NIGHT));
        assertArrayEquals(theirs, Files.readAllBytes(database));
    }

    @Test
    void withoutASoundBackupNothingIsTouched() throws Exception {
        fill(0, 3_000);
        damage(database, 5);
        byte[] damaged = Files.readAllBytes(database);
        StoreRefused refused = assertThrows(StoreRefused.class, () -> Restore.newest(backups, NIGHT));
        assertTrue(refused.getMessage().contains("no sound backup"), refused.getMessage());
        assertArrayEquals(damaged, Files.readAllBytes(database));
    }

    @Test
    void theNightIsTheNextTimeOfThatName() {
        LocalTime at = LocalTime.of(3, 30);
        assertEquals(NIGHT, Nightly.next(at, NIGHT.minusSeconds(1)));
        assertEquals(NIGHT.plusSeconds(86_400), Nightly.next(at, NIGHT));
        assertEquals(NIGHT.plusSeconds(86_400), Nightly.next(at, NIGHT.plusSeconds(86_399)));
    }

    @Test
    void theStatusTellsOfTheNewestAndOfAFailure() throws Exception {
        fill(0, 10);
        Clock clock = Clock.fixed(NIGHT.minusSeconds(3_600), ZoneOffset.UTC);
        Nightly.Plan plan = new Nightly.Plan(LocalTime.of(3, 30), 2);
        try (Nightly nightly = new Nightly(backups, plan, clock)) {
            assertNull(nightly.status().file());
            assertEquals(NIGHT.toEpochMilli(), nightly.status().nextMs());
            nightly.make();
            assertEquals(
                    backups.file(clock.instant()).toString(), nightly.status().file());
            assertNull(nightly.status().failure());
            Files.delete(database);
            nightly.make();
            assertTrue(nightly.status().failure().contains("to back up"));
            assertEquals(
                    backups.file(clock.instant()).toString(), nightly.status().file(), "the last good one");
        }
        assertFalse(Files.exists(database), "asking for a backup creates nothing");
    }
}
