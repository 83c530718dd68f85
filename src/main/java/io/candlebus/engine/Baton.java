package io.candlebus.engine;

import io.candlebus.session.Fact;
import io.candlebus.store.Entry;
import io.candlebus.store.StoreFailure;
import io.candlebus.store.StoreWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * The right to say what follows from a strategy's candles on a symbol: of its sessions one has it at a time. The holder's
 * worker hands over what followed from a candle all together. Whoever takes the right away, from any thread and without
 * waiting for the holder, thereby cuts between two candles: of the one that the holder is at, nothing is said.
 */
final class Baton {
    private static final long STORE_RETRY_NS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final Runnable NOTHING_TO_SHOW = () -> {};

    private final StoreWriter writer;
    /** What followed from the candle that the holder is at; the holder's worker alone. */
    private final List<Entry> following = new ArrayList<>();

    private volatile boolean gone;

    Baton(StoreWriter writer) {
        this.writer = writer;
    }

    /**
     * Something followed from the candle that the holder is at.
     *
     * @param untilMs last moment at which it is of use to others
     */
    void happened(Fact fact, long untilMs) {
        following.add(new Entry.FactHappened(fact, untilMs));
    }

    /**
     * The holder is done with a candle: stores what followed from it and shows how things stand, unless the right is gone.
     * Waits while the store cannot take more: a worker may, and nothing that happened may be lost.
     */
    void handOver(Runnable showing) {
        say(following, showing);
        following.clear();
    }

    /** Stores entries that belong together, as {@link #handOver} does. */
    void store(List<Entry> entries) {
        say(entries, NOTHING_TO_SHOW);
    }

    private void say(List<Entry> entries, Runnable showing) {
        while (!said(entries, showing)) {
            LockSupport.parkNanos(STORE_RETRY_NS);
        }
    }

    private synchronized boolean said(List<Entry> entries, Runnable showing) {
        if (gone) {
            return true;
        }
        try {
            if (!entries.isEmpty()) {
                writer.append(entries);
            }
        } catch (StoreFailure full) {
            return false;
        }
        showing.run();
        return true;
    }

    /** Takes the right away, and reads how things stand at the cut. Any thread; a second time changes nothing. */
    synchronized <T> T take(Supplier<T> standing) {
        gone = true;
        return standing.get();
    }

    /** Takes the right away. */
    void take() {
        take(() -> null);
    }

    boolean isGone() {
        return gone;
    }
}
