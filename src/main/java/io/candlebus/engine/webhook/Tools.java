package io.candlebus.engine.webhook;

import io.candlebus.store.Entry;
import io.candlebus.store.Outbox;
import io.candlebus.store.StoreFailure;
import io.candlebus.store.StoreWriter;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.concurrent.Callable;

/** What the sender works with. Its thread asks, and is told. */
record Tools(Context context, Outbox outbox, StoreWriter writer, Poster poster, Timing timing) {
    /** Asks the outbox, on a thread that may wait for it. */
    <T> Future<T> read(Callable<T> question) {
        return context.executeBlocking(question, false);
    }

    /** Done when it is stored; while the store fails, not before it works again. */
    Future<Void> commit(Entry entry) {
        try {
            return Future.fromCompletionStage(writer.commit(entry), context);
        } catch (StoreFailure full) {
            return Future.failedFuture(full);
        }
    }
}
