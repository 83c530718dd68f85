package io.candlebus.store;

import static io.candlebus.store.Samples.candle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store of an older version, before and after a newer one opens it. */
class MigrationTest {
    private static final String SCHEMA = "SELECT max(CAST(version AS INTEGER)) FROM flyway_schema_history";

    @TempDir
    Path folder;

    private Path database;
    private Safeguard safeguard;

    /** Its newest schema is undone by hand. */
    @BeforeEach
    void makeOlder() throws SQLException {
        database = folder.resolve("candlebus.db");
        safeguard = new Safeguard(new BackupFolder(folder.resolve("kept"), database), 2);
        open().close();
        assertEquals(SqliteFile.SCHEMA, number(database, SCHEMA), "SqliteFile names another one");
        assertEquals(6, number(database, SCHEMA), "this test undoes schema 6, and has to learn of newer ones");
        try (Store store = open()) {
            store.write(LongStream.range(0, 30)
                    .mapToObj(minute -> (Entry) new Entry.CandleClosed(candle(minute)))
                    .toList());
        }
        try (Connection plain = plain(database);
                Statement statement = plain.createStatement()) {
            statement.execute("DROP TABLE correction");
            statement.execute("ALTER TABLE session DROP COLUMN corrections");
            statement.execute("DELETE FROM flyway_schema_history WHERE version = '6'");
        }
    }

    private Store open() {
        return SqliteStore.open(database, Retention.STANDARD, safeguard);
    }

    private static Connection plain(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    private static int number(Path file, String query) throws SQLException {
        try (Connection plain = plain(file);
                Statement statement = plain.createStatement();
                ResultSet result = statement.executeQuery(query)) {
            return result.getInt(1);
        }
    }

    @Test
    void anOlderOneIsBackedUpAsItWasBeforeItIsChanged() throws Exception {
        assertFalse(Files.exists(folder.resolve("kept")), "a new database was backed up");
        open().close();
        assertEquals(6, number(database, SCHEMA));
        List<Path> kept = safeguard.folder().newestFirst();
        assertEquals(1, kept.size());
        assertEquals(5, number(kept.get(0), SCHEMA));
        assertEquals(30, number(kept.get(0), "SELECT count(*) FROM candle"));
        open().close();
        assertEquals(kept, safeguard.folder().newestFirst(), "it was of this version, and backed up");
    }

    @Test
    void theBackupCountsAmongThoseThatAreKept() throws Exception {
        Instant before = Instant.parse("2013-11-25T03:30:00Z");
        for (int night = 0; night < 2; night++) {
            Backup.make(safeguard.folder(), safeguard.keep(), before.plusSeconds(86_400L * night));
        }
        open().close();
        List<Path> kept = safeguard.folder().newestFirst();
        assertEquals(2, kept.size());
        assertEquals("candlebus-20131126T033000Z.db", kept.get(1).getFileName().toString());
    }

    @Test
    void oneThatCannotBeBackedUpIsRefusedAndLeftAsItIs() throws Exception {
        Files.writeString(folder.resolve("kept"), "no folder");
        StoreRefused refused = assertThrows(StoreRefused.class, this::open);
        assertTrue(refused.getMessage().contains("schema 5 instead of 6"), refused.getMessage());
        assertTrue(refused.getMessage().contains("cannot be backed up before it is changed"), refused.getMessage());
        assertTrue(refused.getMessage().contains("kept"), refused.getMessage());
        assertEquals(5, number(database, SCHEMA));
        assertEquals("no folder", Files.readString(folder.resolve("kept")));
        Files.delete(folder.resolve("kept"));
        open().close();
        assertEquals(6, number(database, SCHEMA));
    }

    @Test
    void whereNothingIsSaidTheBackupLiesBesideTheDatabase() throws Exception {
        SqliteStore.open(database).close();
        assertEquals(
                1,
                new BackupFolder(folder.resolve("backups"), database)
                        .newestFirst()
                        .size());
    }
}
