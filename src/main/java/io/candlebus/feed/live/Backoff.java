package io.candlebus.feed.live;

import java.util.SplittableRandom;

/** How long to wait before the next attempt: anything up to a bound that doubles with each. One thread. */
final class Backoff {
    static final long FIRST_MS = 500;
    static final long LONGEST_MS = 30_000;

    private final SplittableRandom random;
    private int attempts;

    Backoff(SplittableRandom random) {
        this.random = random;
    }

    /** The wait before the next attempt, 1 ms at least. */
    long nextMs() {
        long boundMs = Math.min(LONGEST_MS, FIRST_MS << Math.min(attempts++, 10));
        return 1 + random.nextLong(boundMs);
    }

    /** It worked; not before data came, since connecting alone proves nothing. */
    void reset() {
        attempts = 0;
    }
}
