package io.candlebus.store;

import static io.candlebus.store.Samples.BTC;
import static io.candlebus.store.Samples.candle;
import static io.candlebus.store.Samples.signal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.api.Page;
import io.candlebus.api.Revision;
import io.candlebus.api.StoredSignal;
import io.candlebus.store.Store.Written;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class StoreWriterTest {
    @TempDir
    Path folder;

    private SqliteStore sqlite;
    private final List<Written> told = new ArrayList<>();
    private final List<Integer> groups = new ArrayList<>();
    private final List<String> tidied = new ArrayList<>();
    private volatile boolean full;
    private final CountDownLatch failed = new CountDownLatch(2);

    /** The real store, on a disk that can be full. */
    private Store store() {
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("write")) {
                        if (full) {
                            failed.countDown();
                            throw StoreFailure.of(
                                    "cannot write", new IllegalStateException("database or disk is full"));
                        }
                        groups.add(((List<?>) arguments[0]).size());
                    }
                    if (method.getName().equals("prune") || method.getName().equals("checkpoint")) {
                        tidied.add(method.getName());
                    }
                    try {
                        return method.invoke(sqlite, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @BeforeEach
    void open() {
        sqlite = SqliteStore.open(folder.resolve("candlebus.db"));
    }

    private static Entry fired(long minute, double confidence) {
        return new Entry.FactHappened(signal(minute, confidence));
    }

    @Test
    void whatBelongsTogetherIsStoredTogetherOrNotAtAll() {
        Entry known = new Entry.RevisionSaved(new Revision("cross", 1, "{}", "rest", 5, List.of()));
        try (StoreWriter writer = new StoreWriter(store(), told::add)) {
            writer.append(known);
            writer.flushed().join();
            writer.append(List.of(fired(1, 1), fired(2, 1)));
            writer.append(List.of(fired(3, 1), known, fired(4, 1)));
            writer.append(List.of(fired(5, 1)));
            writer.flushed().join();
        }
        assertEquals(
                List.of("id-1", "id-2", "id-5"),
                told.stream()
                        .flatMap(w -> w.signals().stream())
                        .map(s -> s.fired().id())
                        .toList());
    }

    @Test
    void whatIsToldIsOnTheDisk() throws Exception {
        CompletableFuture<Integer> readWhenTold = new CompletableFuture<>();
        try (StoreWriter writer = new StoreWriter(
                store(),
                w -> readWhenTold.complete(sqlite.signals("cross", null, new Page(0, 1 << 30, 10, 1 << 30))
                        .size()))) {
            writer.append(fired(1, 1));
            assertEquals(1, readWhenTold.get(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void whatGathersDuringACommitIsCommittedTogetherInOrder() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        StoreWriter writer = new StoreWriter(store(), w -> {
            told.add(w);
            await(release);
        });
        writer.append(fired(0, 1));
        for (int i = 1; i <= 1000; i++) {
            writer.append(i % 2 == 0 ? fired(i, 1) : new Entry.CandleClosed(candle(i)));
        }
        release.countDown();
        writer.flushed().get(10, TimeUnit.SECONDS);
        writer.close();
        assertTrue(groups.size() <= 8, () -> "1001 entries took the groups " + groups);
        assertTrue(groups.stream().allMatch(size -> size <= StoreWriter.GROUP_LIMIT), groups::toString);
        List<Long> sequences = told.stream()
                .flatMap(w -> w.signals().stream())
                .map(s -> s.sequence())
                .toList();
        assertEquals(LongStream.rangeClosed(1, 501).boxed().toList(), sequences);
        assertEquals(500, sqlite.candles(BTC, 0, Long.MAX_VALUE, 10_000).size());
    }

    @Test
    void aFullDiskLosesNothingAndTellsNothingUntilItHasSpaceAgain() throws Exception {
        full = true;
        try (StoreWriter writer = new StoreWriter(store(), told::add)) {
            CompletableFuture<Void> done = writer.commit(fired(1, 1));
            writer.append(fired(2, 1));
            assertTrue(failed.await(10, TimeUnit.SECONDS));
            assertTrue(writer.failure().contains("full"), writer.failure());
            assertThrows(TimeoutException.class, () -> done.get(1, TimeUnit.MILLISECONDS));
            full = false;
            done.get(10, TimeUnit.SECONDS);
            writer.flushed().get(10, TimeUnit.SECONDS);
            assertNull(writer.failure());
            assertEquals(2, sqlite.signalCount("cross", StoredSignal.Status.FIRED));
        }
    }

    @Test
    void anEntryThatCanNeverBeStoredTakesNoOtherWithIt() throws Exception {
        Entry revision = new Entry.RevisionSaved(new Revision("cross", 1, "{}", "rest", 5, List.of()));
        try (StoreWriter writer = new StoreWriter(store(), told::add)) {
            writer.commit(revision).get(10, TimeUnit.SECONDS);
            CompletableFuture<Void> before = writer.commit(fired(1, 1));
            CompletableFuture<Void> twice = writer.commit(revision);
            CompletableFuture<Void> after = writer.commit(fired(2, 1));
            before.get(10, TimeUnit.SECONDS);
            after.get(10, TimeUnit.SECONDS);
            assertNotNull(assertThrows(ExecutionException.class, () -> twice.get(10, TimeUnit.SECONDS)));
            assertEquals(2, sqlite.signalCount("cross", StoredSignal.Status.FIRED));
        }
    }

    @Test
    void aDifferentContentForTheSameSignalIsCountedAsAlarm() throws Exception {
        try (StoreWriter writer = new StoreWriter(store(), told::add)) {
            writer.append(fired(1, 0.5));
            writer.append(fired(1, 0.5));
            writer.flushed().get(10, TimeUnit.SECONDS);
            assertEquals(0, writer.alarms());
            writer.append(fired(1, 0.6));
            writer.flushed().get(10, TimeUnit.SECONDS);
            assertEquals(1, writer.alarms());
        }
    }

    @Test
    void closingWritesWhatWaits() {
        StoreWriter writer = new StoreWriter(store(), told::add);
        for (int i = 0; i < 3000; i++) {
            writer.append(new Entry.CandleClosed(candle(i)));
        }
        writer.close();
        assertEquals(3000, sqlite.candles(BTC, 0, Long.MAX_VALUE, 10_000).size());
        assertThrows(StoreFailure.class, () -> writer.append(fired(1, 1)));
    }

    @Test
    void whatMayWaitIsDoneWhenNothingElseDoes() {
        StoreWriter writer = StoreWriter.inSteps(store(), told::add, ms -> {});
        for (int i = 0; i < StoreWriter.TIDY_AFTER; i++) {
            assertFalse(writer.step());
            assertEquals(List.of(), tidied, "too little to tidy");
            writer.append(new Entry.CandleClosed(candle(i)));
            assertTrue(writer.step());
        }
        assertEquals(List.of(), tidied, "something may have come meanwhile");
        assertFalse(writer.step());
        assertEquals(List.of("prune", "checkpoint"), tidied);
        assertFalse(writer.step());
        assertEquals(List.of("prune", "checkpoint"), tidied);
    }

    @Test
    void whatMayWaitIsDoneAtLastThoughSomethingAlwaysWaits() {
        StoreWriter writer = StoreWriter.inSteps(store(), told::add, ms -> {});
        int written = 0;
        while (written < StoreWriter.TIDY_AT_LAST) {
            assertEquals(List.of(), tidied, written + " entries");
            for (int i = 0; i < StoreWriter.GROUP_LIMIT; i++) {
                writer.append(new Entry.CandleClosed(candle(written++)));
            }
            writer.step();
        }
        assertEquals(List.of("prune", "checkpoint"), tidied);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
