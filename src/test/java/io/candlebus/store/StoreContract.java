package io.candlebus.store;

import static io.candlebus.store.Samples.BTC;
import static io.candlebus.store.Samples.MINUTE;
import static io.candlebus.store.Samples.candle;
import static io.candlebus.store.Samples.signal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.api.Command;
import io.candlebus.api.Delivery;
import io.candlebus.api.Page;
import io.candlebus.api.Revision;
import io.candlebus.market.Candle;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.Provenance;
import io.candlebus.session.Fact;
import io.candlebus.session.State;
import io.candlebus.strategy.Side;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every store does. */
abstract class StoreContract extends SignalContract {
    /** With another number of candles kept of a series. */
    abstract Store open(Retention retention);

    /** A connection of a stranger. */
    abstract Connection plain() throws Exception;

    static Entry closed(long minute) {
        return new Entry.CandleClosed(candle(minute));
    }

    @Test
    void candlesComeBackToTheBitAndOnlyOnce() {
        try (Store store = open()) {
            store.write(LongStream.range(0, 50).mapToObj(StoreContract::closed).toList());
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
        try (Store store = open()) {
            store.write(List.of(
                    new Entry.RevisionSaved(first),
                    new Entry.RevisionSaved(second),
                    wanted,
                    placed,
                    paused,
                    new Entry.FactHappened(signal(3, 1))));
        }
        try (Store store = open()) {
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
    void otherFactsAreStoredOnceToo() throws Exception {
        Fact placed = new Fact.OrderPlaced(signal(1, 1).session(), 2 * MINUTE, "id-1", Side.LONG, true, null);
        try (Store store = open()) {
            store.write(List.of(new Entry.FactHappened(placed), new Entry.FactHappened(placed)));
        }
        try (Connection plain = plain();
                Statement statement = plain.createStatement();
                ResultSet facts = statement.executeQuery("SELECT count(*), min(kind) FROM fact")) {
            assertTrue(facts.next());
            assertEquals(1, facts.getInt(1));
            assertEquals("order_placed", facts.getString(2));
        }
    }

    @Test
    void aSessionTakesThePlaceOfTheOneBeforeAndIsNotDisturbedByIt() {
        Entry.SessionPlaced first = new Entry.SessionPlaced("cross", BTC.symbol(), 1, 10, 20, 30);
        Entry.SessionPlaced second = new Entry.SessionPlaced("cross", BTC.symbol(), 2, 40, 50, 60);
        try (Store store = open()) {
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
        try (Store store = open()) {
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
        try (Store store = open()) {
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
        try (Store store = open()) {
            assertTrue(store.fileTaken("cross").isEmpty());
            store.write(List.of(first));
            store.write(List.of(second));
            assertEquals(second, store.fileTaken("cross").orElseThrow());
        }
    }

    @Test
    void aGroupIsStoredWhollyOrNotAtAll() {
        Entry revision = new Entry.RevisionSaved(new Revision("cross", 1, "{}", "rest", 5, List.of()));
        try (Store store = open()) {
            store.write(List.of(revision));
            StoreFailure failure = assertThrows(StoreFailure.class, () -> store.write(List.of(closed(1), revision)));
            assertTrue(failure.entryAtFault());
            store.reopen();
            assertEquals(List.of(), store.candles(BTC, 0, Long.MAX_VALUE, 10));
        }
    }

    @Test
    void onlyTheNewestCandlesAreKept() {
        try (Store store = open(Retention.of(10))) {
            store.write(LongStream.range(0, 50).mapToObj(StoreContract::closed).toList());
            assertTrue(store.prune());
            List<FinalCandle> kept = store.candles(BTC, 0, Long.MAX_VALUE, 100);
            assertEquals(10, kept.size());
            assertEquals(candle(40), kept.get(0));
        }
    }

    @Test
    void candlesOfTheNewestDaysAreKeptAndNoMoreThanTheLimit() {
        long perDay = 24 * 60;
        try (Store store = open(new Retention(10, 1, 5_000))) {
            store.write(LongStream.range(0, 2 * perDay)
                    .mapToObj(StoreContract::closed)
                    .toList());
            while (store.prune()) {
                Thread.onSpinWait();
            }
            assertEquals(candle(perDay - 1), store.candlesFrom(BTC, 0, 1).get(0), "a day before the newest");
        }
        try (Store store = open(new Retention(10, 1, 100))) {
            store.write(List.of(closed(2 * perDay)));
            while (store.prune()) {
                Thread.onSpinWait();
            }
            assertEquals(100, store.candles(BTC, 0, Long.MAX_VALUE, 5_000).size());
        }
    }

    @Test
    void holesAreBetweenNeighboursThatAreFurtherApartThanTheirTimeframe() {
        try (Store store = open()) {
            store.write(List.of(closed(1), closed(2), closed(5), closed(6), closed(9)));
            Store.Hole first = new Store.Hole(2 * MINUTE, 5 * MINUTE, Provenance.REPLAY);
            Store.Hole second = new Store.Hole(6 * MINUTE, 9 * MINUTE, Provenance.REPLAY);
            assertEquals(List.of(first, second), store.holes(BTC, 0, Long.MAX_VALUE, 10));
            assertEquals(List.of(first), store.holes(BTC, 0, Long.MAX_VALUE, 1));
            assertEquals(List.of(second), store.holes(BTC, 3 * MINUTE, Long.MAX_VALUE, 10));
            assertEquals(List.of(first), store.holes(BTC, 0, 7 * MINUTE, 10), "the second begins then");
            assertEquals(List.of(first, second), store.holes(BTC, 0, 7 * MINUTE + 1, 10));
        }
    }

    @Test
    void aSoundStoreHasNoFindingsAndAChangedOneTellsThem() throws Exception {
        try (Store store = open()) {
            store.write(List.of(
                    closed(1),
                    closed(2),
                    new Entry.FactHappened(signal(1, 1)),
                    new Entry.FactHappened(signal(2, 1)),
                    new Entry.FactHappened(signal(3, 1)),
                    new Entry.RevisionSaved(new Revision("cross", 1, "{}", "rest", 5, List.of())),
                    new Entry.RevisionSaved(new Revision("cross", 2, "{ }", "rest", 5, List.of()))));
            assertEquals(List.of(), store.findings());
        }
        try (Connection plain = plain();
                Statement statement = plain.createStatement()) {
            statement.execute("UPDATE signal SET payload = '{}' WHERE sequence = 3");
            statement.execute("DELETE FROM signal WHERE sequence = 2");
            statement.execute("UPDATE candle SET high = 1 WHERE open_ms = 60000");
            statement.execute("UPDATE candle SET open_ms = 120001 WHERE open_ms = 120000");
            statement.execute("DELETE FROM revision WHERE number = 1");
        }
        try (Store store = open()) {
            List<String> findings = store.findings();
            assertEquals(5, findings.size(), findings.toString());
            assertEquals("signal id-3 is not what was stored: its hash is another", findings.get(0));
            assertEquals("table signal has no row between 1 and 3", findings.get(1));
            assertTrue(findings.get(2).startsWith("the candle of BTC/USD 1m at 60000 is none"), findings.get(2));
            assertEquals("no candle of BTC/USD 1m opens at 120001, but one is stored", findings.get(3));
            assertEquals("strategy cross has no revision 1", findings.get(4));
        }
    }

    @Test
    void candlesThatASessionIsMadeOfAreKept() {
        try (Store store = open(Retention.of(10))) {
            store.write(LongStream.range(0, 50).mapToObj(StoreContract::closed).toList());
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
    void aCorrectionStandsBesideWhatWasSaidBefore() {
        Entry.CandleCorrected second = corrected(2, 2, 1);
        Entry.CandleCorrected third = corrected(2, 3, 2);
        try (Store store = open()) {
            assertEquals(0, store.lastCorrection());
            store.write(List.of(closed(1), closed(2), second, second));
            store.write(List.of(third));
        }
        try (Store store = open()) {
            assertEquals(List.of(candle(1), candle(2)), store.candles(BTC, 0, Long.MAX_VALUE, 10));
            assertEquals(List.of(second, third), store.corrections(BTC));
            assertEquals(2, store.lastCorrection());
        }
    }

    /** A number that a session began with is never given to another correction. */
    @Test
    void correctionsGoWithTheirCandlesAndTheirNumbersStayTaken() {
        try (Store store = open(Retention.of(10))) {
            store.write(LongStream.range(0, 50).mapToObj(StoreContract::closed).toList());
            store.write(List.of(corrected(45, 2, 1), corrected(3, 2, 2)));
            store.write(List.of(new Entry.SessionPlaced("cross", BTC.symbol(), 1, 45 * MINUTE, 0, 0, 2)));
            assertTrue(store.prune());
            assertEquals(List.of(corrected(45, 2, 1)), store.corrections(BTC));
            assertEquals(2, store.lastCorrection());
        }
    }

    private static Entry.CandleCorrected corrected(long minute, int revision, long sequence) {
        return new Entry.CandleCorrected(Samples.said(minute, revision).revised(revision), sequence);
    }

    /** Doubles at the edges, and texts that databases like to change. */
    @Test
    void numbersAndTextsComeBackAsTheyWere() {
        Candle odd = new Candle(5 * MINUTE, 0.1 + 0.2, 1e308, Double.MIN_VALUE, 1 / 3.0, 1e-300);
        FinalCandle candle = new FinalCandle(BTC, odd, Provenance.FLAG, Long.MAX_VALUE);
        String text = "{\"a\": \"\u00e4 \ud83d\udd25 ' \\\\ %_ \\u0000\"}\r\n ";
        Revision revision = new Revision("cross", 1, text, "rest", 5, List.of());
        try (Store store = open()) {
            store.write(List.of(new Entry.CandleClosed(candle), new Entry.RevisionSaved(revision)));
            assertEquals(List.of(candle), store.candlesFrom(BTC, Long.MIN_VALUE, 10));
            assertEquals(revision, store.revision("cross", 0).orElseThrow());
        }
    }

    /** As the writer has it: one group after another, whatever readers do meanwhile. */
    @Test
    void readersSeeWholeGroupsOnly() throws Exception {
        try (Store store = open()) {
            store.write(List.of(closed(0)));
            AtomicBoolean done = new AtomicBoolean();
            CompletableFuture<Integer> reading = CompletableFuture.supplyAsync(() -> {
                int looks = 0;
                while (!done.get()) {
                    int seen = store.candles(BTC, 0, Long.MAX_VALUE, 1_000).size();
                    assertEquals(1, seen % 10, "a group was half there");
                    looks++;
                }
                return looks;
            });
            for (int group = 0; group < 20; group++) {
                store.write(LongStream.range(1 + group * 10L, 11 + group * 10L)
                        .mapToObj(StoreContract::closed)
                        .toList());
            }
            done.set(true);
            assertTrue(reading.get(20, TimeUnit.SECONDS) >= 0);
            assertEquals(201, store.candles(BTC, 0, Long.MAX_VALUE, 1_000).size());
        }
    }

    /** What waits is kept however old it is, and with what goes its attempts go. */
    @Test
    void oldDeliveriesThatAreOverAreRemoved() throws Exception {
        try (Store store = open()) {
            store.route(strategy -> List.of("bot"));
            store.write(LongStream.range(0, 8)
                    .mapToObj(m -> (Entry) new Entry.FactHappened(signal(m, 1)))
                    .toList());
            for (long delivery : new long[] {1, 2, 4, 5, 8}) {
                store.write(List.of(new Entry.DeliveryTried(
                        delivery, Delivery.State.SENT, 0, new Delivery.Attempt(1000, 20, 204, null))));
            }
        }
        try (Connection plain = plain()) {
            plain.setAutoCommit(false);
            OutboxWrites writes = new OutboxWrites(new Statements(plain));
            assertTrue(writes.prune(2, 3));
            assertTrue(writes.prune(2, 3));
            assertFalse(writes.prune(2, 3));
            assertFalse(writes.prune(2, 8));
            plain.commit();
        }
        try (Store store = open()) {
            assertEquals(
                    List.of(8L, 7L, 6L, 3L),
                    store.outbox().deliveries("bot", null, 10, Long.MAX_VALUE).stream()
                            .map(Delivery::sequence)
                            .toList());
            assertEquals(List.of(), store.outbox().attempts(4));
            assertEquals(1, store.outbox().attempts(8).size());
        }
    }
}
