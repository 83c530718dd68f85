package io.candlebus.engine.webhook;

import io.vertx.core.Vertx;
import java.util.concurrent.ThreadLocalRandom;

/** Time for the sender, so that tests can do with less of it. */
public interface Timing {
    /** Wall clock. */
    long nowMs();

    /** Does something later, on the thread of who asks; gives what {@link #cancel} takes. */
    long after(long ms, Runnable action);

    void cancel(long timer);

    /** From 0 to below 1. */
    double chance();

    /** Time as it passes. */
    static Timing real(Vertx vertx) {
        return new Timing() {
            @Override
            public long nowMs() {
                return System.currentTimeMillis();
            }

            @Override
            public long after(long ms, Runnable action) {
                return vertx.setTimer(Math.max(1, ms), t -> action.run());
            }

            @Override
            public void cancel(long timer) {
                vertx.cancelTimer(timer);
            }

            @Override
            public double chance() {
                return ThreadLocalRandom.current().nextDouble();
            }
        };
    }
}
