package io.candlebus.store;

import static io.candlebus.store.Samples.MINUTE;
import static io.candlebus.store.Samples.signal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.candlebus.api.Delivery;
import io.candlebus.portfolio.protection.Block;
import io.candlebus.session.Fact;
import io.candlebus.store.Outbox.Lane;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every store does with what is to be told to webhooks. */
abstract class OutboxContract {
    private static final Lane LANE = new Lane("bot", "cross");

    /** The one database of this test. */
    abstract Store open();

    private Store routed(String... targets) {
        Store store = open();
        store.route(strategy -> strategy.equals("cross") ? List.of(targets) : List.of());
        return store;
    }

    private static Entry fired(long minute) {
        return new Entry.FactHappened(signal(minute, 1));
    }

    private static Entry tried(long delivery, Delivery.State state, long dueMs, Integer status, String error) {
        return new Entry.DeliveryTried(delivery, state, dueMs, new Delivery.Attempt(1000, 20, status, error));
    }

    private static List<Long> sequences(List<Delivery> deliveries) {
        return deliveries.stream().map(Delivery::sequence).toList();
    }

    private static List<Delivery> all(Store store) {
        return store.outbox().deliveries("bot", null, 100, Long.MAX_VALUE);
    }

    private static List<Delivery.State> states(Store store) {
        return all(store).stream().map(Delivery::state).toList();
    }

    @Test
    void eachSentSignalHasARowForEachTargetAndASignalThatIsKnownNoSecond() {
        try (Store store = routed("bot", "phone")) {
            store.write(List.of(fired(1), fired(2)));
            store.write(List.of(fired(1), fired(2), fired(3)));
            assertEquals(
                    Map.of("bot", Map.of(Delivery.State.PENDING, 3L), "phone", Map.of(Delivery.State.PENDING, 3L)),
                    store.outbox().counts());
            Delivery first = store.outbox().next(LANE).orElseThrow();
            assertEquals("id-1", first.signal().fired().id());
            assertEquals(signal(1, 1), first.signal().fired());
            assertEquals(0, first.attempts());
            assertEquals(Long.MAX_VALUE, first.untilMs());
            assertEquals(first.signal().storedMs(), first.dueMs());
            assertEquals(
                    List.of(LANE, new Lane("phone", "cross")), store.outbox().lanes(null, 10));
            assertEquals(List.of(new Lane("phone", "cross")), store.outbox().lanes(LANE, 10));
            assertEquals(List.of(LANE), store.outbox().lanes(null, 1));
        }
    }

    @Test
    void whatIsNotSentOutHasNoRow() {
        try (Store store = routed("bot")) {
            store.write(List.of(
                    new Entry.FactHappened(
                            new Fact.SignalBlocked(signal(1, 1), new Block("cooldown", 9 * MINUTE, "just traded"))),
                    new Entry.FactHappened(signal(2, 1), 0),
                    new Entry.KillSwitched(true, "x", 1),
                    fired(3)));
            assertEquals(Map.of(), store.outbox().counts());
        }
        try (Store store = routed()) {
            store.write(List.of(new Entry.KillSwitched(false, "x", 2), fired(4)));
            assertEquals(Map.of(), store.outbox().counts());
        }
    }

    /** A row and its signal are there both or not at all. */
    @Test
    void aGroupThatCannotBeStoredLeavesNeitherSignalNorRow() {
        try (Store store = routed("bot")) {
            store.write(List.of(fired(1)));
            store.route(strategy -> List.of("bot", "bot"));
            assertThrows(StoreFailure.class, () -> store.write(List.of(fired(2))));
            store.reopen();
            assertEquals(1, store.signalCount("cross", null));
            assertEquals(List.of(1L), sequences(all(store)));
            store.route(strategy -> List.of("bot"));
            store.write(List.of(fired(3)));
            assertEquals(List.of(2L, 1L), sequences(all(store)));
        }
    }

    @Test
    void attemptsAreCountedListedAndTheLaneGoesOnWhenOneIsOver() {
        try (Store store = routed("bot")) {
            store.write(List.of(fired(1), fired(2)));
            store.write(List.of(tried(1, Delivery.State.PENDING, 7000, 500, "answered 500")));
            Delivery waiting = store.outbox().next(LANE).orElseThrow();
            assertEquals(1, waiting.sequence());
            assertEquals(1, waiting.attempts());
            assertEquals(7000, waiting.dueMs());
            assertEquals(500, waiting.status());
            assertEquals("answered 500", waiting.error());
            assertEquals(1020, waiting.changedMs());
            store.write(List.of(tried(1, Delivery.State.SENT, 0, 204, null)));
            assertEquals(2, store.outbox().next(LANE).orElseThrow().sequence());
            Delivery sent = store.outbox().delivery("bot", 1).orElseThrow();
            assertEquals(2, sent.attempts());
            assertEquals(Delivery.State.SENT, sent.state());
            assertEquals(null, sent.error());
            assertEquals(Optional.empty(), store.outbox().delivery("phone", 1));
            assertEquals(
                    List.of(204, 500),
                    store.outbox().attempts(1).stream()
                            .map(Delivery.Attempt::status)
                            .sorted()
                            .toList());
            store.write(List.of(tried(1, Delivery.State.DEAD, 0, null, "too late to be told")));
            assertEquals(sent, store.outbox().delivery("bot", 1).orElseThrow());
            assertEquals(2, store.outbox().attempts(1).size());
        }
    }

    @Test
    void unkillingDropsWhatIsTooOldAndKeepsWhatIsOfUse() {
        try (Store store = routed("bot")) {
            long nowMs = System.currentTimeMillis();
            store.write(List.of(
                    new Entry.FactHappened(signal(1, 1), nowMs + 100_000),
                    new Entry.FactHappened(signal(2, 1), nowMs + 900_000),
                    new Entry.KillSwitched(true, "x", nowMs)));
            assertEquals(List.of(Delivery.State.PENDING, Delivery.State.PENDING), states(store));
            store.write(List.of(new Entry.KillSwitched(false, "y", nowMs + 500_000)));
            assertEquals(List.of(Delivery.State.PENDING, Delivery.State.KILLED), states(store));
            assertEquals(2, store.outbox().next(LANE).orElseThrow().sequence());
            store.write(List.of(new Entry.DeliveriesReplayed("bot", 1, 9)));
            assertEquals(
                    Delivery.State.KILLED,
                    store.outbox().delivery("bot", 1).orElseThrow().state());
        }
    }

    @Test
    void deadOnesAndSentOnesAreReplayedAndBeginAnew() {
        try (Store store = routed("bot")) {
            store.write(LongStream.range(0, 4).mapToObj(OutboxContract::fired).toList());
            store.write(List.of(
                    tried(1, Delivery.State.DEAD, 0, 500, "answered 500"),
                    tried(2, Delivery.State.SENT, 0, 200, null),
                    tried(3, Delivery.State.DEAD, 0, null, "timed out"),
                    new Entry.DeliveryMissed(4, 5, "too late")));
            store.write(List.of(new Entry.DeliveriesReplayed("bot", Entry.DeliveriesReplayed.ALL_DEAD, 5000)));
            assertEquals(
                    List.of(Delivery.State.MISSED, Delivery.State.PENDING, Delivery.State.SENT, Delivery.State.PENDING),
                    states(store));
            store.write(List.of(new Entry.DeliveriesReplayed("bot", 2, 6000)));
            Delivery again = store.outbox().delivery("bot", 2).orElseThrow();
            assertEquals(Delivery.State.PENDING, again.state());
            assertEquals(0, again.attempts());
            assertEquals(6000, again.dueMs());
            assertEquals(List.of(4L), sequences(store.outbox().deliveries("bot", Delivery.State.MISSED, 9, 99)));
        }
    }

    @Test
    void whatWaitsIsHastenedAndWhatHasNoTargetAnyMoreIsDead() {
        try (Store store = routed("bot", "gone")) {
            store.write(List.of(fired(1)));
            store.write(List.of(tried(1, Delivery.State.PENDING, 1L << 40, 500, "answered 500")));
            store.write(List.of(new Entry.DeliveriesHastened("bot", 77)));
            assertEquals(77, store.outbox().next(LANE).orElseThrow().dueMs());
            store.write(List.of(new Entry.TargetsNamed(List.of("bot", "new"), 88)));
            Delivery gone = store.outbox().delivery("gone", 2).orElseThrow();
            assertEquals(Delivery.State.DEAD, gone.state());
            assertEquals(88, gone.changedMs());
            assertEquals(List.of(LANE), store.outbox().lanes(null, 10));
            store.write(List.of(new Entry.TargetsNamed(List.of(), 99)));
            assertEquals(List.of(), store.outbox().lanes(null, 10));
        }
    }

    @Test
    void deliveriesArePagedNewestFirst() {
        try (Store store = routed("bot")) {
            store.write(LongStream.range(0, 10).mapToObj(OutboxContract::fired).toList());
            List<Long> seen = new ArrayList<>();
            long before = Long.MAX_VALUE;
            for (List<Delivery> page = store.outbox().deliveries("bot", null, 4, before);
                    !page.isEmpty();
                    page = store.outbox().deliveries("bot", null, 4, before)) {
                before = page.get(page.size() - 1).sequence();
                seen.addAll(sequences(page));
            }
            assertEquals(List.of(10L, 9L, 8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L), seen);
        }
    }

    @Test
    void whatIsPendingSurvivesReopening() {
        try (Store store = routed("bot")) {
            store.write(List.of(fired(1), fired(2)));
            store.write(List.of(tried(1, Delivery.State.PENDING, 7000, 500, "answered 500")));
        }
        try (Store store = routed("bot")) {
            assertEquals(1, store.outbox().next(LANE).orElseThrow().attempts());
            store.write(List.of(fired(3)));
            assertEquals(List.of(3L, 2L, 1L), sequences(all(store)));
        }
    }
}
