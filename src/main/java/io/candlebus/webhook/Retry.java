package io.candlebus.webhook;

import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** When a delivery that failed is tried again. Any thread. */
public final class Retry {
    /** Waits after the first failure, the second, and so on; after the last there is none. */
    public static final List<Long> WAITS_MS =
            List.of(5_000L, 30_000L, 120_000L, 600_000L, 3_600_000L, 21_600_000L, 86_400_000L);

    /** Times that one delivery is tried. */
    public static final int ATTEMPTS = WAITS_MS.size() + 1;

    /** Each wait is longer or shorter by up to this part, so that not all come back at once. */
    public static final double JITTER = 0.2;

    /** Longest that a receiver may ask us to wait, in milliseconds. */
    public static final long LONGEST_MS = 86_400_000;

    private Retry() {}

    /**
     * How long to wait.
     *
     * @param attempts so far, all of them failed; 1 to {@link #ATTEMPTS} - 1
     * @param chance from 0 to below 1
     */
    public static long waitMs(int attempts, double chance) {
        return Math.round(WAITS_MS.get(attempts - 1) * (1 + JITTER * (2 * chance - 1)));
    }

    /** What a {@code Retry-After} header asks for, in milliseconds from now; 0 when it is missing or says nothing sensible. */
    public static long askedMs(String header, long nowMs) {
        if (header == null) {
            return 0;
        }
        String text = header.strip();
        long ms = text.matches("[0-9]{1,9}") ? Long.parseLong(text) * 1000 : untilMs(text) - nowMs;
        return Math.min(Math.max(0, ms), LONGEST_MS);
    }

    private static long untilMs(String date) {
        try {
            return ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant()
                    .toEpochMilli();
        } catch (DateTimeException noDate) {
            return 0;
        }
    }
}
