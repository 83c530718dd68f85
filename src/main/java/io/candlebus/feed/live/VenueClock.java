package io.candlebus.feed.live;

/**
 * The venue's time, as far as its frames prove it: never ahead of it, behind by the fastest frame's way at most. Runs on a
 * steady clock, so that nothing that is done to the machine's own changes it. Before the first frame it is the machine's
 * own. One thread tells it, any may ask.
 */
final class VenueClock {
    /** What is older than twice this no longer counts: steady clocks drift. */
    static final long WINDOW_MS = 600_000;

    private final double speed;
    private final long beganNs;
    private final long beganMs;
    private long windowEndMs;
    private volatile long aheadMs = Long.MIN_VALUE;
    private volatile long aheadBeforeMs = Long.MIN_VALUE;

    /**
     * @param wallMs the machine's own time
     * @param speed venue time over wall time
     */
    VenueClock(long wallMs, long steadyNs, double speed) {
        this.beganMs = wallMs;
        this.beganNs = steadyNs;
        this.speed = speed;
        this.windowEndMs = wallMs + WINDOW_MS;
    }

    private long localMs(long steadyNs) {
        return beganMs + (long) ((steadyNs - beganNs) / 1e6 * speed);
    }

    /** The venue has said what time it is; 0 says nothing. */
    void heard(long venueMs, long steadyNs) {
        if (venueMs <= 0) {
            return;
        }
        long localMs = localMs(steadyNs);
        if (localMs >= windowEndMs) {
            aheadBeforeMs = aheadMs;
            aheadMs = Long.MIN_VALUE;
            windowEndMs = localMs + WINDOW_MS;
        }
        aheadMs = Math.max(aheadMs, venueMs - localMs);
    }

    /** Whether the venue has said anything yet. */
    boolean isKnown() {
        return Math.max(aheadMs, aheadBeforeMs) != Long.MIN_VALUE;
    }

    /** How far the venue is ahead of the machine's own time at the beginning; 0 before anything is known. */
    long aheadMs() {
        long known = Math.max(aheadMs, aheadBeforeMs);
        return known == Long.MIN_VALUE ? 0 : known;
    }

    long nowMs(long steadyNs) {
        return localMs(steadyNs) + aheadMs();
    }
}
