package io.candlebus.strategy;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** {@code time.*}: when a candle closed, UTC. */
enum ClockField {
    /** 0 to 23. */
    HOUR,
    /** 0 to 59. */
    MINUTE,
    /** 1 = Monday to 7 = Sunday. */
    DAY_OF_WEEK,
    /** 1 to 31. */
    DAY_OF_MONTH;

    private static final long MINUTE_MS = 60_000;
    private static final long HOUR_MS = 3_600_000;
    private static final long DAY_MS = 86_400_000;
    /** Days from 1 March of year 0 to the epoch. */
    private static final long MARCH_EPOCH = 719_468;

    private static final long DAYS_PER_ERA = 146_097;

    /** The field after {@code time.}, in lower case. */
    static Optional<ClockField> of(String name) {
        return Arrays.stream(values()).filter(f -> f.toString().equals(name)).findFirst();
    }

    double at(long timeMs) {
        long day = Math.floorDiv(timeMs, DAY_MS);
        return switch (this) {
            case HOUR -> Math.floorMod(timeMs, DAY_MS) / HOUR_MS;
            case MINUTE -> Math.floorMod(timeMs, HOUR_MS) / MINUTE_MS;
            case DAY_OF_WEEK -> Math.floorMod(day + 3, 7L) + 1;
            case DAY_OF_MONTH -> dayOfMonth(day);
        };
    }

    /** Counted in years that begin in March, so that the leap day comes last; java.time would allocate. */
    private static long dayOfMonth(long epochDay) {
        long day = Math.floorMod(epochDay + MARCH_EPOCH, DAYS_PER_ERA);
        long year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
        long dayOfYear = day - (365 * year + year / 4 - year / 100);
        long month = (5 * dayOfYear + 2) / 153;
        return dayOfYear - (153 * month + 2) / 5 + 1;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
