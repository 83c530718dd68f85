package io.candlebus.feed;

/**
 * Translates between the time of candles and that of the wall. Times of the wall are milliseconds of any steady clock. One
 * thread.
 */
final class Pace {
    /** After a stall, at most so much wall time is caught up; the rest is let go. */
    static final long CATCH_UP_MS = 1_000;

    private final double speed;
    private long anchorCandleMs;
    private long anchorWallMs;

    Pace(double speed) {
        this.speed = speed;
    }

    /** From now on, this time of candles is this time of the wall. */
    void anchor(long candleMs, long wallMs) {
        anchorCandleMs = candleMs;
        anchorWallMs = wallMs;
    }

    /** How long until a time of candles is reached; 0 when it is. */
    long waitMs(long candleMs, long wallMs) {
        if (speed == 0) {
            return 0;
        }
        double dueMs = anchorWallMs + (candleMs - anchorCandleMs) / speed;
        if (wallMs - dueMs > CATCH_UP_MS) {
            anchor(candleMs, wallMs - CATCH_UP_MS);
            return 0;
        }
        return Math.max(0, (long) Math.ceil(dueMs - wallMs));
    }

    /** Which time of candles it is. */
    long candleMs(long wallMs) {
        return anchorCandleMs + (long) ((wallMs - anchorWallMs) * speed);
    }

    /** How much wall time a stretch of candle time takes; 0 when unpaced. */
    long wallMs(long candleMs) {
        return speed == 0 ? 0 : (long) (candleMs / speed);
    }
}
