package io.candlebus.store;

import static io.candlebus.store.Samples.BTC;
import static io.candlebus.store.Samples.candle;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresStoreTest extends StoreContract {
    private static final String BREAK_ALL =
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'candlebus' AND datname = '%s'";

    private String database;

    @BeforeEach
    void make() {
        database = Postgres.newDatabase();
    }

    @Override
    Store open() {
        return PostgresStore.open(Postgres.url(database));
    }

    @Override
    Store open(Retention retention) {
        return PostgresStore.open(Postgres.url(database), retention);
    }

    @Override
    Connection plain() throws Exception {
        return Postgres.connect(database);
    }

    @Test
    void aSecondEngineOnTheSameDatabaseIsRefused() {
        try (Store store = open()) {
            StoreInUse refused = assertThrows(StoreInUse.class, this::open);
            assertTrue(refused.getMessage().contains("in use"), refused.getMessage());
            assertFalse(refused.getMessage().contains("secret"), refused.getMessage());
            store.write(List.of(closed(1)));
        }
        open().close();
    }

    /** The server takes a moment to notice that a connection is gone; who comes right after must not be refused for that. */
    @Test
    void aStoreThatWasClosedAMomentAgoOpensAgain() {
        for (int i = 0; i < 30; i++) {
            try (Store store = open()) {
                store.write(List.of(closed(i)));
            }
        }
        try (Store store = open()) {
            assertEquals(30, store.candles(BTC, 0, Long.MAX_VALUE, 100).size());
        }
    }

    @Test
    void aDatabaseOfAnotherProgramIsRefusedAndNotTouched() throws Exception {
        Postgres.execute(database, "CREATE TABLE recipes(name TEXT)");
        StoreRefused refused = assertThrows(StoreRefused.class, this::open);
        assertTrue(refused.getMessage().contains("not ours"), refused.getMessage());
        try (Connection plain = plain();
                var tables = plain.getMetaData().getTables(null, "public", "%", new String[] {"TABLE"})) {
            assertTrue(tables.next());
            assertEquals("recipes", tables.getString("TABLE_NAME"));
            assertFalse(tables.next());
        }
    }

    @Test
    void aNewerSchemaIsRefused() {
        open().close();
        Postgres.execute(
                database,
                "INSERT INTO flyway_schema_history SELECT 99, '99', 'later', type, 'V99__later.sql', checksum,"
                        + " installed_by, installed_on, execution_time, success FROM flyway_schema_history"
                        + " WHERE version = '1'");
        StoreRefused refused = assertThrows(StoreRefused.class, this::open);
        assertTrue(refused.getMessage().contains("newer"), refused.getMessage());
    }

    /** As when the server is restarted: whoever writes fails until it is back, and loses nothing; readers connect anew. */
    @Test
    void brokenConnectionsAreReplaced() {
        try (Store store = open()) {
            store.write(List.of(closed(1)));
            Postgres.execute("postgres", BREAK_ALL.formatted(database));
            StoreFailure failure = assertThrows(StoreFailure.class, () -> store.write(List.of(closed(2))));
            assertFalse(failure.entryAtFault(), "trying again may help");
            store.reopen();
            store.write(List.of(closed(2)));
            for (int reader = 0; reader < 3; reader++) {
                assertThrows(StoreFailure.class, store::series);
            }
            for (int reader = 0; reader < 3; reader++) {
                assertEquals(List.of(candle(1), candle(2)), store.candles(BTC, 0, Long.MAX_VALUE, 10));
            }
        }
    }

    /** An engine that lost its connection for a while, and another took its place: it must not write beside that one. */
    @Test
    void whoLostTheLockToAnotherWritesNothing() {
        try (Store first = open()) {
            Postgres.execute("postgres", BREAK_ALL.formatted(database));
            try (Store second = open()) {
                assertThrows(StoreFailure.class, () -> first.write(List.of(closed(1))));
                assertThrows(StoreFailure.class, first::reopen);
                assertThrows(StoreFailure.class, () -> first.write(List.of(closed(1))));
                second.write(List.of(closed(2)));
                assertEquals(List.of(candle(2)), second.candles(BTC, 0, Long.MAX_VALUE, 10));
            }
            first.reopen();
            first.write(List.of(closed(3)));
        }
    }

    @Test
    void everyCommitIsOnTheDiskWhateverTheServersDefaultIs() throws Exception {
        Postgres.execute("postgres", "ALTER DATABASE " + database + " SET synchronous_commit = off");
        try (PostgresDatabase opened = PostgresDatabase.open(PostgresUrl.parse(Postgres.url(database)));
                Connection writing = opened.writing();
                var shown = writing.createStatement().executeQuery("SHOW synchronous_commit")) {
            assertTrue(shown.next());
            assertEquals("on", shown.getString(1));
        }
    }

    @Test
    void whereNothingListensItSaysSoWithoutThePassword() {
        StoreRefused refused = assertThrows(
                StoreRefused.class, () -> PostgresStore.open("postgresql://me:geheim@127.0.0.1:1/candlebus"));
        assertTrue(refused.getMessage().contains("127.0.0.1:1/candlebus"), refused.getMessage());
        assertFalse(refused.getMessage().contains("geheim"), refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql:",
                "postgresql://host",
                "postgresql:///geheim",
                "postgresql://me:geheim@host/db?socketFactory=org.example.Evil",
                "postgresql://me:geheim@host/db?loggerFile=/tmp/x",
                "postgresql://me:geheim@host/db?sslmode",
                "postgresql://me:geheim@ho st/db"
            })
    void whatNamesNoDatabaseIsRefusedWithoutThePassword(String url) {
        StoreRefused refused = assertThrows(StoreRefused.class, () -> PostgresUrl.parse(url));
        assertFalse(refused.getMessage().contains("geheim"), refused.getMessage());
    }

    @Test
    void userAndPasswordMayHoldAnyCharacter() {
        PostgresUrl url = PostgresUrl.parse("postgresql://a%40b:p%3A%2F+%25@host/db?sslmode=verify-full");
        assertEquals("a@b", url.properties().getProperty("user"));
        assertEquals("p:/+%", url.properties().getProperty("password"));
        assertEquals("verify-full", url.properties().getProperty("sslmode"));
        assertEquals("jdbc:postgresql://host:5432/db", url.jdbc());
        assertEquals("postgresql://host:5432/db", url.name());
    }
}
