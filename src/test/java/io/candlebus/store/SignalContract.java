package io.candlebus.store;

import static io.candlebus.store.Samples.MINUTE;
import static io.candlebus.store.Samples.signal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.candlebus.api.KillSwitch;
import io.candlebus.api.Page;
import io.candlebus.api.Revision;
import io.candlebus.api.StoredSignal;
import io.candlebus.portfolio.protection.Block;
import io.candlebus.session.Fact;
import io.candlebus.session.State;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every store does with signals and other facts. */
abstract class SignalContract extends OutboxContract {
    @Test
    void aSignalIsStoredOnceAndAnotherContentRaisesTheAlarm() {
        try (Store store = open()) {
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
        try (Store store = open()) {
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
        try (Store store = open()) {
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
        try (Store store = open()) {
            assertEquals(
                    List.of(changed),
                    store.write(List.of(new Entry.FactHappened(changed))).changes());
            assertEquals(
                    List.of(),
                    store.write(List.of(new Entry.FactHappened(changed))).changes());
        }
    }

    @Test
    void signalsAreWithheldFromTheKillSwitchOnUntilItIsLifted() {
        Entry.KillSwitched thrown = new Entry.KillSwitched(true, "wrong prices", 5);
        Entry.KillSwitched lifted = new Entry.KillSwitched(false, "right again", 6);
        try (Store store = open()) {
            assertEquals(KillSwitch.Standing.NEVER, store.killSwitch());
            store.write(List.of(fired(1), thrown, fired(2), fired(1)));
            assertEquals(new KillSwitch.Standing(true, "wrong prices", 5L, 1), store.killSwitch());
        }
        try (Store store = open()) {
            store.write(List.of(fired(3)));
            assertEquals(2, store.killSwitch().withheld());
            store.write(List.of(fired(4), lifted, fired(5)));
            assertEquals(new KillSwitch.Standing(false, "right again", 6L, 3), store.killSwitch());
            assertEquals(List.of("id-5", "id-1"), ids(store, StoredSignal.Status.FIRED));
            assertEquals(List.of("id-4", "id-3", "id-2"), ids(store, StoredSignal.Status.KILLED));
            assertEquals(3, store.signalCount("cross", StoredSignal.Status.KILLED));
            store.write(List.of(thrown));
            assertEquals(0, store.killSwitch().withheld());
        }
    }

    @Test
    void aGroupThatFailedLeavesTheKillSwitchAsItWas() {
        Entry revision = new Entry.RevisionSaved(new Revision("cross", 1, "{}", "rest", 5, List.of()));
        try (Store store = open()) {
            store.write(List.of(revision));
            assertThrows(
                    StoreFailure.class,
                    () -> store.write(List.of(new Entry.KillSwitched(true, "never stored", 1), revision)));
            store.reopen();
            assertEquals(
                    1,
                    store.write(List.of(fired(1))).signals().stream()
                            .filter(StoredSignal::isSent)
                            .count());
        }
    }

    @Test
    void aSignalThatIsStoredAfterItsTimeWasMissed() {
        Entry late = new Entry.FactHappened(signal(1, 1), System.currentTimeMillis() - 1);
        Entry inTime = new Entry.FactHappened(signal(2, 1), System.currentTimeMillis() + 3_600_000);
        try (Store store = open()) {
            Store.Written written = store.write(List.of(late, inTime, new Entry.FactHappened(signal(1, 1))));
            assertEquals(
                    List.of(StoredSignal.Status.MISSED, StoredSignal.Status.FIRED),
                    written.signals().stream().map(StoredSignal::status).toList());
            assertEquals(List.of(), written.alarms());
            assertEquals(List.of("id-1"), ids(store, StoredSignal.Status.MISSED));
            assertEquals(List.of("id-2"), ids(store, StoredSignal.Status.FIRED));
        }
    }

    @Test
    void factsOfASessionAreReadInTheOrderOfTheirStoring() {
        StoredFact.Asked asked = new StoredFact.Asked("cross", 1, "BTC/USD", 2 * MINUTE, 5 * MINUTE);
        try (Store store = open()) {
            store.write(LongStream.range(0, 10).mapToObj(SignalContract::fired).toList());
            List<StoredFact> facts = store.signalsAfter(asked, 0, 2);
            assertEquals(
                    List.of(3 * MINUTE, 4 * MINUTE),
                    facts.stream().map(StoredFact::closeTimeMs).toList());
            assertEquals("signal_fired", facts.get(0).kind());
            assertEquals(
                    1, store.signalsAfter(asked, facts.get(1).sequence(), 2).size());
            assertEquals(
                    List.of(),
                    store.signalsAfter(new StoredFact.Asked("cross", 1, "ETH/USD", 0, Long.MAX_VALUE), 0, 2));
        }
    }

    private static Entry fired(long minute) {
        return new Entry.FactHappened(signal(minute, 1));
    }

    private static List<String> ids(Store store, StoredSignal.Status status) {
        return store.signals("cross", status, Page.newest(100)).stream()
                .map(s -> s.fired().id())
                .toList();
    }
}
