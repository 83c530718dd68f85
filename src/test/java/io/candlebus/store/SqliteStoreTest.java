package io.candlebus.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.api.Revision;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest extends StoreContract {
    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("data/candlebus.db");
    }

    @Override
    Store open() {
        return SqliteStore.open(file());
    }

    @Override
    Store open(Retention retention) {
        return SqliteStore.open(file(), retention);
    }

    @Override
    Connection plain() throws Exception {
        return DriverManager.getConnection("jdbc:sqlite:" + file());
    }

    @Test
    void whatFilesSaidIsFoundAmongTheRevisionsOfAnOlderStore() throws Exception {
        try (SqliteStore store = SqliteStore.open(file())) {
            for (String origin : List.of("a.json", "rest", "b.json", "rest")) {
                int number = store.revisions("cross", Integer.MAX_VALUE, 10).size() + 1;
                store.write(List.of(new Entry.RevisionSaved(
                        new Revision("cross", number, "{" + number + "}", origin, number, List.of()))));
            }
        }
        try (Connection plain = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = plain.createStatement()) {
            statement.execute("DROP TABLE attempt");
            statement.execute("DROP TABLE outbox");
            statement.execute("DROP TABLE correction");
            statement.execute("ALTER TABLE session DROP COLUMN corrections");
            statement.execute("DROP TABLE file");
            statement.execute("DROP INDEX signal_by_status");
            statement.execute("DROP INDEX fact_by_kind");
            statement.execute("DROP TABLE kill_switch");
            statement.execute("DROP INDEX signal_by_withheld");
            statement.execute("ALTER TABLE signal DROP COLUMN withheld");
            statement.execute("ALTER TABLE signal DROP COLUMN status");
            statement.execute("DELETE FROM flyway_schema_history WHERE version >= '2'");
        }
        try (SqliteStore store = SqliteStore.open(file())) {
            assertEquals(
                    new Entry.FileTaken("cross", "b.json", "{3}"),
                    store.fileTaken("cross").orElseThrow());
        }
    }

    @Test
    void theDatabaseIsForItsOwnerAlone() throws Exception {
        try (Store store = open()) {
            store.write(List.of(new Entry.CandleClosed(Samples.candle(1))));
            for (String suffix : List.of("", "-wal")) {
                Path file = file().resolveSibling(file().getFileName() + suffix);
                assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            }
        }
    }

    @Test
    void aForeignFileIsRefusedAndNotTouched() throws Exception {
        Files.createDirectories(file().getParent());
        byte[] garbage = "these are my holiday notes\n".repeat(100).getBytes(StandardCharsets.UTF_8);
        Files.write(file(), garbage);
        StoreRefused refused = assertThrows(StoreRefused.class, () -> SqliteStore.open(file()));
        assertTrue(refused.getMessage().contains("is not a database"), refused.getMessage());
        assertArrayEquals(garbage, Files.readAllBytes(file()));
    }

    @Test
    void aDatabaseOfAnotherProgramIsRefusedAndNotTouched() throws Exception {
        Files.createDirectories(file().getParent());
        try (Connection plain = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = plain.createStatement()) {
            statement.execute("CREATE TABLE recipes(name TEXT)");
        }
        byte[] before = Files.readAllBytes(file());
        StoreRefused refused = assertThrows(StoreRefused.class, () -> SqliteStore.open(file()));
        assertTrue(refused.getMessage().contains("another program"), refused.getMessage());
        assertArrayEquals(before, Files.readAllBytes(file()));
    }

    @Test
    void aDamagedFileIsRefused() throws Exception {
        try (SqliteStore store = SqliteStore.open(file())) {
            store.write(
                    LongStream.range(0, 2000).mapToObj(StoreContract::closed).toList());
        }
        byte[] bytes = Files.readAllBytes(file());
        for (int page = 1; page < bytes.length / 4096; page++) {
            Arrays.fill(bytes, page * 4096, page * 4096 + 64, (byte) 0x5a);
        }
        Files.write(file(), bytes);
        assertThrows(StoreRefused.class, () -> SqliteStore.open(file()));
        assertArrayEquals(bytes, Files.readAllBytes(file()));
    }

    @Test
    void aNewerSchemaIsRefused() throws Exception {
        SqliteStore.open(file()).close();
        try (Connection plain = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = plain.createStatement()) {
            statement.execute("INSERT INTO flyway_schema_history SELECT 99, '99', 'later', type, 'V99__later.sql',"
                    + " checksum, installed_by, installed_on, execution_time, success FROM flyway_schema_history"
                    + " WHERE version = '1'");
        }
        StoreRefused refused = assertThrows(StoreRefused.class, () -> SqliteStore.open(file()));
        assertTrue(refused.getMessage().contains("newer"), refused.getMessage());
    }

    @Test
    void aCheckpointMovesTheLogIntoTheFile() throws Exception {
        Path copy = folder.resolve("copy.db");
        try (SqliteStore store = SqliteStore.open(file())) {
            store.checkpoint();
            byte[] before = Files.readAllBytes(file());
            for (int i = 0; i < 3000; i++) {
                store.write(List.of(closed(i)));
            }
            assertArrayEquals(before, Files.readAllBytes(file()), "no commit had to move it");
            store.checkpoint();
            Files.copy(file(), copy);
            store.write(List.of(closed(3000)));
            assertEquals(
                    3001, store.candles(Samples.BTC, 0, Long.MAX_VALUE, 10_000).size());
        }
        try (Connection plain = DriverManager.getConnection("jdbc:sqlite:" + copy);
                ResultSet candles = plain.createStatement().executeQuery("SELECT count(*) FROM candle")) {
            assertEquals(3000, candles.getInt(1), "in the file alone");
        }
    }

    @Test
    void aSecondEngineOnTheSameFileIsRefused() {
        try (SqliteStore store = SqliteStore.open(file())) {
            StoreRefused refused = assertThrows(StoreRefused.class, () -> SqliteStore.open(file()));
            assertTrue(refused.getMessage().contains("in use"), refused.getMessage());
            store.write(List.of(closed(1)));
        }
        SqliteStore.open(file()).close();
    }
}
