package io.candlebus.engine;

import io.candlebus.api.Refused;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Has what concerns one strategy done one after the other, however it is asked for. One thread. */
final class Turns {
    private final Map<String, Future<?>> last = new HashMap<>();
    private boolean over;

    /**
     * Does the work when everything asked for earlier under the same name is done, whether it went well or not. Fails as
     * unavailable, and does nothing, after {@link #finish}.
     */
    <T> Future<T> next(String name, Supplier<Future<T>> work) {
        if (over) {
            return Future.failedFuture(new Refused(Refused.Reason.UNAVAILABLE, "the engine is stopping"));
        }
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

    /** Takes nothing more, from whomever; done when everything asked for by now is done, whether it went well or not. */
    Future<Void> finish() {
        over = true;
        return Future.join(last.values().stream().map(Future::otherwiseEmpty).toList())
                .mapEmpty();
    }
}
