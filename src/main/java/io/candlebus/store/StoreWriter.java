package io.candlebus.store;

import io.candlebus.store.Store.Written;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. It takes whatever waits in its queue, commits it as one group, and only then tells: so
 * what anyone hears of is on the disk. While a group is being committed the next one gathers, so groups grow with load
 * and nobody waits longer than a commit takes. What else the store needs is done while nothing waits.
 *
 * <p>When the store fails, the connection is thrown away and the same group is tried again, at growing intervals, until
 * it succeeds or the writer is closed. Nothing is told meanwhile, and nothing is lost that was handed over.
 */
public final class StoreWriter implements AutoCloseable {
    /** Entries that may wait; those that are handed over together count as one. */
    public static final int QUEUE_LIMIT = 65_536;
    /** Entries in one commit, counted likewise. */
    public static final int GROUP_LIMIT = 256;

    private static final long FIRST_RETRY_MS = 50;
    private static final long LAST_RETRY_MS = 2_000;
    private static final int RETRIES_WHEN_CLOSING = 3;
    private static final long CLOSE_MS = 10_000;
    /** Entries after which the store is tidied as soon as nothing waits, and those after which it is whatever waits. */
    static final int TIDY_AFTER = 64;

    static final int TIDY_AT_LAST = 64 * GROUP_LIMIT;
    private static final long IDLE_MS = 50;
    private static final Logger LOG = LoggerFactory.getLogger(StoreWriter.class);

    private record Waiting(List<Entry> entries, CompletableFuture<Void> done) {}

    private final Store store;
    private final Consumer<Written> afterCommit;
    private final LongConsumer pauseMs;
    private final CommitLog commits;
    private final BlockingQueue<Waiting> queue = new ArrayBlockingQueue<>(QUEUE_LIMIT);
    private final Thread thread = new Thread(this::run, "store-writer");
    private volatile boolean closing;
    private volatile String failure;
    private volatile int unstored;
    private int untidied;

    /**
     * Starts the thread.
     *
     * @param afterCommit told of every commit that stored a signal or a change of state, or raised an alarm, on the writer's thread
     */
    public StoreWriter(Store store, Consumer<Written> afterCommit) {
        this(store, afterCommit, StoreWriter::pause);
        thread.setDaemon(true);
        thread.start();
    }

    private StoreWriter(Store store, Consumer<Written> afterCommit, LongConsumer pauseMs) {
        this.store = store;
        this.afterCommit = afterCommit;
        this.pauseMs = pauseMs;
        this.commits = new CommitLog(this::waiting);
    }

    /**
     * One without a thread, for a simulation: what waits is written by whoever calls {@link #step}.
     *
     * @param pauseMs spends the time between two attempts, milliseconds
     */
    static StoreWriter inSteps(Store store, Consumer<Written> afterCommit, LongConsumer pauseMs) {
        return new StoreWriter(store, afterCommit, pauseMs);
    }

    /**
     * Hands over an entry; any thread, never blocks.
     *
     * @throws StoreFailure when the queue is full, which means that the store has not worked for long; the entry was not
     *     taken
     */
    public void append(Entry entry) {
        offer(new Waiting(List.of(entry), null));
    }

    /** As {@link #append(Entry)}, with entries that belong together: all are taken or none, and stored so, too. */
    public void append(List<Entry> entries) {
        offer(new Waiting(List.copyOf(entries), null));
    }

    /** As {@link #append(Entry)}, and tells when the entry is on the disk. The future is completed on the writer's thread. */
    public CompletableFuture<Void> commit(Entry entry) {
        return commit(List.of(entry));
    }

    /** Completed when everything that was handed over before is on the disk. */
    public CompletableFuture<Void> flushed() {
        return commit(List.of());
    }

    private CompletableFuture<Void> commit(List<Entry> entries) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        offer(new Waiting(entries, done));
        return done;
    }

    private void offer(Waiting waiting) {
        if (closing) {
            throw StoreFailure.of("cannot store", new IllegalStateException("the store is closing"));
        }
        if (!queue.offer(waiting)) {
            throw StoreFailure.of(
                    "cannot store", new IllegalStateException(QUEUE_LIMIT + " entries wait already; " + failure));
        }
    }

    /** Entries handed over and not yet on the disk. */
    public int waiting() {
        return queue.size() + unstored;
    }

    /** Why nothing is stored at the moment, or null when all is well. */
    public String failure() {
        return failure;
    }

    /** Facts that came out otherwise than they are stored. */
    public long alarms() {
        return commits.alarms();
    }

    private void run() {
        List<Waiting> group = new ArrayList<>(GROUP_LIMIT);
        while (take(group)) {
            write(group);
        }
    }

    private void write(List<Waiting> group) {
        store(group);
        untidied += group.size();
        group.clear();
        unstored = 0;
        if (untidied >= TIDY_AT_LAST) {
            tidy();
        }
    }

    /** Writes a group of what waits; false when nothing does. Only for one that was made to go in steps. */
    boolean step() {
        List<Waiting> group = new ArrayList<>(GROUP_LIMIT);
        unstored = queue.drainTo(group, GROUP_LIMIT);
        if (group.isEmpty()) {
            idle();
            return false;
        }
        write(group);
        return true;
    }

    private boolean take(List<Waiting> group) {
        try {
            Waiting first = null;
            while (first == null) {
                if (closing && queue.isEmpty()) {
                    return false;
                }
                first = queue.poll(IDLE_MS, TimeUnit.MILLISECONDS);
                if (first == null) {
                    idle();
                }
            }
            unstored = GROUP_LIMIT;
            group.add(first);
            queue.drainTo(group, GROUP_LIMIT - 1);
            unstored = group.size();
            return true;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private void store(List<Waiting> group) {
        List<Entry> entries = new ArrayList<>(group.size());
        group.forEach(waiting -> entries.addAll(waiting.entries));
        long startedNs = System.nanoTime();
        long retryMs = FIRST_RETRY_MS;
        for (int attempt = 1; ; attempt++) {
            try {
                Written written = entries.isEmpty() ? Written.NOTHING : store.write(entries);
                commits.committed(entries, System.nanoTime() - startedNs, written);
                recovered();
                tell(group, written);
                return;
            } catch (StoreFailure e) {
                recoverFrom(e, attempt);
                if (e.entryAtFault() && group.size() > 1) {
                    group.forEach(alone -> store(List.of(alone)));
                    return;
                }
                if (e.entryAtFault() || (closing && attempt > RETRIES_WHEN_CLOSING)) {
                    giveUp(group, e);
                    return;
                }
                pauseMs.accept(retryMs);
                retryMs = Math.min(2 * retryMs, LAST_RETRY_MS);
            }
        }
    }

    private void tell(List<Waiting> group, Written written) {
        if (!written.isEmpty()) {
            try {
                afterCommit.accept(written);
            } catch (RuntimeException e) {
                LOG.error("what was stored could not be told", e);
            }
        }
        for (Waiting waiting : group) {
            if (waiting.done != null) {
                waiting.done.complete(null);
            }
        }
    }

    private void recoverFrom(StoreFailure e, int attempt) {
        if (attempt == 1) {
            LOG.error("{}; trying again", e.getMessage());
        }
        failure = e.getMessage();
        try {
            store.reopen();
        } catch (StoreFailure again) {
            failure = again.getMessage();
        }
    }

    private void recovered() {
        if (failure != null) {
            LOG.info("the store works again");
            failure = null;
        }
    }

    private void giveUp(List<Waiting> group, StoreFailure e) {
        LOG.error("{} entries are lost: {}", group.size(), e.getMessage(), e.getCause());
        for (Waiting waiting : group) {
            if (waiting.done != null) {
                waiting.done.completeExceptionally(e);
            }
        }
    }

    private void idle() {
        if (untidied >= TIDY_AFTER) {
            tidy();
        }
    }

    /** What may wait until nobody does: a checkpoint within a commit, or a prune before one, would make a signal late. */
    private void tidy() {
        if (failure != null) {
            return;
        }
        untidied = 0;
        try {
            boolean more = store.prune();
            while (more && queue.isEmpty()) {
                more = store.prune();
            }
            store.checkpoint();
        } catch (StoreFailure e) {
            recoverFrom(e, 1);
        }
    }

    private static void pause(long ms) {
        try {
            TimeUnit.MILLISECONDS.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Writes what waits, then ends the thread; gives up when the store fails or takes too long. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join(CLOSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.error("{} entries could not be stored in time", waiting());
            thread.interrupt();
        }
    }
}
