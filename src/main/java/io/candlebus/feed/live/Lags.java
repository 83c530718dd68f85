package io.candlebus.feed.live;

import io.candlebus.api.VenueHealth;
import java.util.Arrays;

/** How long candles took to become final after their end: the newest of them. One thread. */
final class Lags {
    /** Older ones no longer count. */
    static final int KEPT = 1_024;

    private final long[] newest = new long[KEPT];
    private int count;

    void add(long ms) {
        newest[count++ % KEPT] = ms;
    }

    /** The smallest that at least half, and 99 of a hundred, of them do not exceed. */
    VenueHealth.Lag lag() {
        int kept = Math.min(count, KEPT);
        if (kept == 0) {
            return new VenueHealth.Lag(Double.NaN, Double.NaN);
        }
        long[] sorted = Arrays.copyOf(newest, kept);
        Arrays.sort(sorted);
        return new VenueHealth.Lag(sorted[rank(kept, 50)], sorted[rank(kept, 99)]);
    }

    private static int rank(int kept, int percent) {
        return (kept * percent + 99) / 100 - 1;
    }
}
