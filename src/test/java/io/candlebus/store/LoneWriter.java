package io.candlebus.store;

import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** A writer that writes when it is told to, on the thread that tells it, for simulations. */
public final class LoneWriter {
    private final StoreWriter writer;

    public LoneWriter(Store store, Consumer<Store.Written> afterCommit, LongConsumer pauseMs) {
        writer = StoreWriter.inSteps(store, afterCommit, pauseMs);
    }

    public StoreWriter writer() {
        return writer;
    }

    /** Writes all that waits. */
    public void flush() {
        boolean wrote = true;
        while (wrote) {
            wrote = writer.step();
        }
    }
}
