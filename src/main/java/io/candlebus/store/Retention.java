package io.candlebus.store;

/**
 * Which candles of a series stay. None that a session which is to run begins with, or has seen since, is removed, unless the
 * series holds more than the limit.
 *
 * @param candles newest ones that stay in any case
 * @param days those that open at most so many days before the newest stay as well; 0 for none
 * @param limit most that stay for sessions or days
 */
public record Retention(int candles, int days, int limit) {
    /** 200,000, and up to nine years of minutes where sessions need them. */
    public static final Retention STANDARD = new Retention(200_000, 0, 5_000_000);

    private static final long DAY_MS = 86_400_000;

    public Retention {
        if (candles < 1 || days < 0 || limit < candles) {
            throw new IllegalArgumentException("no candles stay: " + candles + ", " + days + ", " + limit);
        }
    }

    /** The usual one with another number of candles. */
    static Retention of(int candles) {
        return new Retention(candles, 0, Math.max(candles, STANDARD.limit));
    }

    /** Open time from which on candles stay for their age. */
    long fromMs(long newestOpenMs) {
        return days == 0 ? Long.MAX_VALUE : newestOpenMs - days * DAY_MS;
    }
}
