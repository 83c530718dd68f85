package io.candlebus.engine;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Has what concerns one strategy done one after the other, however it is asked for. One thread. */
final class Turns {
    private final Map<String, Future<?>> last = new HashMap<>();

    /** Does the work when everything asked for earlier under the same name is done, whether it went well or not. */
    <T> Future<T> next(String name, Supplier<Future<T>> work) {
        Future<?> before = last.getOrDefault(name, Future.succeededFuture());
        Future<T> mine = before.transform(done -> attempt(work));
        last.put(name, mine);
        mine.onComplete(done -> last.remove(name, mine));
        return mine;
    }

    private static <T> Future<T> attempt(Supplier<Future<T>> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    /** Done when everything asked for by now is done, whether it went well or not. */
    Future<Void> done() {
        return Future.join(last.values().stream().map(Future::otherwiseEmpty).toList())
                .mapEmpty();
    }
}
