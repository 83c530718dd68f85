package io.candlebus.store;

import static io.candlebus.store.Samples.BTC;
import static io.candlebus.store.Samples.MINUTE;
import static io.candlebus.store.Samples.candle;
import static io.candlebus.store.Samples.signal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.api.Command;
import io.candlebus.api.Page;
import io.candlebus.api.Revision;
import io.candlebus.api.StoredSignal;
import io.candlebus.market.FinalCandle;
import io.candlebus.portfolio.protection.Block;
import io.candlebus.session.Fact;
import io.candlebus.session.State;
import io.candlebus.strategy.Side;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteStoreTest {
    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("data/candlebus.db");
    }

    private static Entry closed(long minute) {
        return new Entry.CandleClosed(candle(minute));
    }

    @Test
    void candlesComeBackToTheBitAndOnlyOnce() {
        try (SqliteStore store = SqliteStore.open(file())) {
            store.write(
                    LongStream.range(0, 50).mapToObj(SqliteStoreTest::closed).toList());
            store.write(List.of(closed(49), closed(50)));
            List<FinalCandle> newest = store.candles(BTC, 10 * MINUTE, 51 * MINUTE, 20);
            assertEquals(LongStream.range(31, 51).mapToObj(Samples::candle).toList(), newest);
            assertEquals(List.of(BTC), store.series());
        }
    }

    @Test
    void everythingSurvivesReopening() {
        Entry.StrategyWanted wanted = new Entry.StrategyWanted("cross", State.PAUSED, 7, false);
        Entry.SessionPlaced placed = new Entry.SessionPlaced("cross", BTC.symbol(), 2, 1, 2, 3);
        Entry.CommandGiven paused = new Entry.CommandGiven("cross", BTC.symbol(), 2, Command.PAUSE, 9, 10);
        Revision first = new Revision("cross", 1, "{ }", "rest", 5, List.of());
        Revision second = new Revision("cross", 2, "{  }", "cross.json", 6, List.of());
        try (SqliteStore store = SqliteStore.open(file())) {
            store.write(List.of(
                    new Entry.RevisionSaved(first),
                    new Entry.RevisionSaved(second),
                    wanted,
                    placed,
                    paused,
                    new Entry.FactHappened(signal(3, 1))));
        }
        try (SqliteStore store = SqliteStore.open(file())) {
            assertEquals(first, store.revision("cross", 1).orElseThrow());
            assertEquals(second, store.revision("cross", 0).orElseThrow());
            assertTrue(store.revision("other", 0).isEmpty());
            assertEquals(List.of(wanted), store.strategies());
            assertEquals(List.of(placed), store.sessions());
            assertEquals(List.of(paused), store.commands("cross", BTC.symbol(), 2));
            assertEquals(
                    signal(3, 1),
                    store.signals("cross", null, new Page(0, 1 << 30, 10, Long.MAX_VALUE))
                            .get(0)
                            .fired());
        }
    }

    @Test
    void aSignalIsStoredOnceAndAnotherContentRaisesTheAlarm() {
        try (SqliteStore store = SqliteStore.open(file())) {
            assertEquals(
                    1,
                    store.write(List.of(new Entry.FactHappened(signal(1, 0.5))))
                            .signals()
                            .size());
            Store.Written again = store.write(
                    List.of(new Entry.FactHappened(signal(1, 0.5)), new Entry.FactHappened(signal(2, 0.5))));
            assertEquals(List.of(), again.alarms());
            assertEquals(2, again.signals().get(0).sequence());
            assertEquals(
                    List.of("id-1"),
                    store.write(List.of(new Entry.FactHappened(signal(1, 0.6)))).alarms());
            assertEquals(
                    0.5,
                    store.signals("cross", null, new Page(0, 1 << 30, 10, 2))
                            .get(0)
                            .fired()
                            .confidence());
            assertEquals(2, store.signalCount("cross", StoredSignal.Status.FIRED));
        }
    }

    @Test
    void signalsArePagedNewestFirst() {
        try (SqliteStore store = SqliteStore.open(file())) {
            store.write(LongStream.range(0, 10)
                    .mapToObj(m -> (Entry) new Entry.FactHappened(signal(m, 1)))
                    .toList());
            var page = store.signals("cross", null, new Page(0, 1 << 30, 4, Long.MAX_VALUE));
            assertEquals(
                    List.of(10L, 9L, 8L, 7L),
                    page.stream().map(s -> s.sequence()).toList());
            var next = store.signals("cross", null, new Page(0, 1 << 30, 4, 7));
            assertEquals(
                    List.of(6L, 5L, 4L, 3L),
                    next.stream().map(s -> s.sequence()).toList());
            var between = store.signals("cross", null, new Page(3 * MINUTE, 5 * MINUTE, 100, Long.MAX_VALUE));
            assertEquals(
                    List.of("id-3", "id-2"),
                    between.stream().map(s -> s.fired().id()).toList());
        }
    }

    @Test
    void whatAProtectionBlockedStandsAmongTheSignalsAndIsNoSignal() {
        Block block = new Block("cooldown", 9 * MINUTE, "the last entry was a moment ago");
        Block forGood = new Block("max_drawdown", Block.OPEN_END, "too deep");
        try (SqliteStore store = SqliteStore.open(file())) {
            Store.Written written = store.write(List.of(
                    new Entry.FactHappened(signal(1, 1)),
                    new Entry.FactHappened(new Fact.SignalBlocked(signal(2, 1), block)),
                    new Entry.FactHappened(new Fact.SignalBlocked(signal(3, 1), forGood))));
            Page page = Page.newest(10);
            assertEquals(
                    Arrays.asList(forGood, block, null),
                    store.signals("cross", null, page).stream()
                            .map(StoredSignal::block)
                            .toList());
            List<StoredSignal> blocked = store.signals("cross", StoredSignal.Status.BLOCKED, page);
            assertEquals(written.signals().get(1), blocked.get(1));
            assertEquals(2, blocked.size());
            assertEquals(
                    List.of("id-1"),
                    store.signals("cross", StoredSignal.Status.FIRED, page).stream()
                            .map(s -> s.fired().id())
                            .toList());
            assertEquals(1, store.signalCount("cross", StoredSignal.Status.FIRED));
            assertEquals(2, store.signalCount("cross", StoredSignal.Status.BLOCKED));
            assertEquals(
                    List.of("id-2"),
                    store.write(List.of(new Entry.FactHappened(signal(2, 1)))).alarms(),
                    "a signal that was blocked cannot have fired");
        }
    }

    @Test
    void aChangeOfStateIsToldOnce() {
        Fact changed = new Fact.StateChanged(
                signal(1, 1).session(), 2 * MINUTE, State.RUNNING, State.PAUSED, "the account's drawdown is too deep");
        try (SqliteStore store = SqliteStore.open(file())) {
            assertEquals(
                    List.of(changed),
                    store.write(List.of(new Entry.FactHappened(changed))).changes());
            assertEquals(
                    List.of(),
                    store.write(List.of(new Entry.FactHappened(changed))).changes());
        }
    }

    @Test
    void otherFactsAreStoredOnceToo() throws Exception {
        Fact placed = new Fact.OrderPlaced(signal(1, 1).session(), 2 * MINUTE, "id-1", Side.LONG, true, null);
        try (SqliteStore store = SqliteStore.open(file())) {
            store.write(List.of(new Entry.FactHappened(placed), new Entry.FactHappened(placed)));
        }
        try (Connection plain = DriverManager.getConnection("jdbc:sqlite:" + file());
                Statement statement = plain.createStatement();
                ResultSet facts = statement.executeQuery("SELECT count(*), min(kind) FROM fact")) {
            assertEquals(1, facts.getInt(1));
            assertEquals("order_placed", facts.getString(2));
        }
    }

    @Test
    void aSessionTakesThePlaceOfTheOneBeforeAndIsNotDisturbedByIt() {
        Entry.SessionPlaced first = new Entry.SessionPlaced("cross", BTC.symbol(), 1, 10, 20, 30);
        Entry.SessionPlaced second = new Entry.SessionPlaced("cross", BTC.symbol(), 2, 40, 50, 60);
        try (SqliteStore store = SqliteStore.open(file())) {
            store.write(List.of(first, new Entry.SessionSeen("cross", BTC.symbol(), 1, 35)));
            assertEquals(List.of(new Entry.SessionPlaced("cross", BTC.symbol(), 1, 10, 20, 35)), store.sessions());
            store.write(List.of(
                    second,
                    new Entry.SessionSeen("cross", BTC.symbol(), 1, 99),
                    new Entry.SessionEnded("cross", BTC.symbol(), 1),
                    new Entry.SessionSeen("cross", BTC.symbol(), 2, 55)));
            assertEquals(List.of(second), store.sessions());
            store.write(List.of(new Entry.SessionEnded("cross", BTC.symbol(), 2)));
            assertEquals(List.of(), store.sessions());
        }
    }

    @Test
    void whatIsStoppedOrDeletedHasNoSession() {
        Entry.SessionPlaced cross = new Entry.SessionPlaced("cross", BTC.symbol(), 1, 10, 20, 30);
        Entry.SessionPlaced other = new Entry.SessionPlaced("other", BTC.symbol(), 1, 10, 20, 30);
        try (SqliteStore store = SqliteStore.open(file())) {
            store.write(List.of(cross, other, new Entry.StrategyWanted("cross", State.PAUSED, 0, false)));
            assertEquals(2, store.sessions().size());
            store.write(List.of(
                    new Entry.StrategyWanted("cross", State.STOPPED, 0, false),
                    new Entry.SessionSeen("cross", BTC.symbol(), 1, 99)));
            assertEquals(List.of(other), store.sessions());
            store.write(List.of(new Entry.StrategyWanted("other", State.STOPPED, 0, true)));
            assertEquals(List.of(), store.sessions());
        }
    }

    @Test
    void revisionsComePageByPageNewestFirst() {
        try (SqliteStore store = SqliteStore.open(file())) {
            for (int number = 1; number <= 6; number++) {
                store.write(List.of(
                        new Entry.RevisionSaved(new Revision("cross", number, "{}", "rest", number, List.of()))));
            }
            assertEquals(
                    List.of(6, 5, 4),
                    store.revisions("cross", Integer.MAX_VALUE, 3).stream()
                            .map(Revision::number)
                            .toList());
            assertEquals(
                    List.of(3, 2, 1),
                    store.revisions("cross", 4, 10).stream()
                            .map(Revision::number)
                            .toList());
            assertEquals(List.of(), store.revisions("other", Integer.MAX_VALUE, 3));
        }
    }

    @Test
    void whatAFileSaidLastIsKnown() {
        Entry.FileTaken first = new Entry.FileTaken("cross", "a.json", "{}");
        Entry.FileTaken second = new Entry.FileTaken("cross", "b.json", "{ }");
        try (SqliteStore store = SqliteStore.open(file())) {
            assertTrue(store.fileTaken("cross").isEmpty());
            store.write(List.of(first));
            store.write(List.of(second));
            assertEquals(second, store.fileTaken("cross").orElseThrow());
        }
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
    void aGroupIsStoredWhollyOrNotAtAll() {
        Entry revision = new Entry.RevisionSaved(new Revision("cross", 1, "{}", "rest", 5, List.of()));
        try (SqliteStore store = SqliteStore.open(file())) {
            store.write(List.of(revision));
            StoreFailure failure = assertThrows(StoreFailure.class, () -> store.write(List.of(closed(1), revision)));
            assertTrue(failure.entryAtFault());
            store.reopen();
            assertEquals(List.of(), store.candles(BTC, 0, Long.MAX_VALUE, 10));
        }
    }

    @Test
    void onlyTheNewestCandlesAreKept() {
        try (SqliteStore store = SqliteStore.open(file(), 10)) {
            store.write(
                    LongStream.range(0, 50).mapToObj(SqliteStoreTest::closed).toList());
            assertTrue(store.prune());
            List<FinalCandle> kept = store.candles(BTC, 0, Long.MAX_VALUE, 100);
            assertEquals(10, kept.size());
            assertEquals(candle(40), kept.get(0));
        }
    }

    @Test
    void candlesThatASessionIsMadeOfAreKept() {
        try (SqliteStore store = SqliteStore.open(file(), 10)) {
            store.write(
                    LongStream.range(0, 50).mapToObj(SqliteStoreTest::closed).toList());
            store.write(List.of(
                    new Entry.StrategyWanted("cross", State.RUNNING, 0, false),
                    new Entry.SessionPlaced(
                            "cross", BTC.symbol(), 1, candle(30).candle().openTimeMs(), 0, 0)));
            assertTrue(store.prune());
            assertEquals(candle(30), store.candles(BTC, 0, Long.MAX_VALUE, 100).get(0));
            assertFalse(store.prune());
            store.write(List.of(new Entry.StrategyWanted("cross", State.STOPPED, 0, false)));
            assertTrue(store.prune());
            assertEquals(candle(40), store.candles(BTC, 0, Long.MAX_VALUE, 100).get(0));
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
                    LongStream.range(0, 2000).mapToObj(SqliteStoreTest::closed).toList());
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
    void aSecondEngineOnTheSameFileIsRefused() {
        try (SqliteStore store = SqliteStore.open(file())) {
            StoreRefused refused = assertThrows(StoreRefused.class, () -> SqliteStore.open(file()));
            assertTrue(refused.getMessage().contains("in use"), refused.getMessage());
            store.write(List.of(closed(1)));
        }
        SqliteStore.open(file()).close();
    }
}
