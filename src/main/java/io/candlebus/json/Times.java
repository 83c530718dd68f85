package io.candlebus.json;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/** Times as requests and command lines write them. */
public final class Times {
    /** End of the year 9999: whatever is later was not meant. */
    private static final long LATEST_MS = 253_402_300_799_999L;

    private static final Pattern MILLISECONDS = Pattern.compile("\\d{1,15}");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private Times() {}

    /**
     * Epoch milliseconds of a text: a whole number of them, an ISO-8601 time with its offset, or a date, which begins at
     * midnight UTC.
     *
     * @throws IllegalArgumentException for anything else, and for times before 1970 or after 9999
     */
    public static long parse(String text) {
        long timeMs = MILLISECONDS.matcher(text).matches() ? Long.parseLong(text) : iso(text);
        if (timeMs < 0 || timeMs > LATEST_MS) {
            throw new IllegalArgumentException("out of range: " + text);
        }
        return timeMs;
    }

    private static long iso(String text) {
        try {
            return DATE.matcher(text).matches()
                    ? LocalDate.parse(text)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant()
                            .toEpochMilli()
                    : OffsetDateTime.parse(text).toInstant().toEpochMilli();
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("not a time: " + text, e);
        }
    }
}
