package io.candlebus.feed;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Times in bytes: ISO-8601, UTC unless it says otherwise, or an epoch in seconds, milliseconds or microseconds, told by
 * magnitude. Up to 11 digits are seconds (until the year 5138), up to 14 milliseconds, up to 17 microseconds.
 */
final class CsvTime {
    /** What {@link #parse} gives for text that is no time, or one that is finer than a millisecond. */
    static final long NONE = Long.MIN_VALUE;

    private static final long SECONDS_END = 100_000_000_000L;
    private static final long MILLIS_END = SECONDS_END * 1_000;
    private static final long MICROS_END = MILLIS_END * 1_000;
    private static final long MINUTE_MS = 60_000;
    private static final long DAY_MS = 86_400_000;

    private CsvTime() {}

    /** Epoch milliseconds of the time in {@code [from, to)}, or {@link #NONE}. */
    static long parse(byte[] bytes, int from, int to) {
        int digits = from < to && bytes[from] == '-' ? from + 1 : from;
        if (digits == to || to - digits > 40) {
            return NONE;
        }
        long value = number(bytes, digits, to);
        if (value < 0) {
            return iso(bytes, from, to);
        }
        long ms = millis(value);
        return ms == NONE || digits == from ? ms : -ms;
    }

    private static long millis(long value) {
        if (value < SECONDS_END) {
            return value * 1_000;
        }
        if (value < MILLIS_END) {
            return value;
        }
        return value < MICROS_END && value % 1_000 == 0 ? value / 1_000 : NONE;
    }

    /** The digits in the range as a number; -1 when there is anything else, or too many of them. */
    private static long number(byte[] bytes, int from, int to) {
        if (from >= to || to - from > 18) {
            return -1;
        }
        long value = 0;
        for (int at = from; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    private static long iso(byte[] bytes, int from, int to) {
        if (to - from < 10 || bytes[from + 4] != '-' || bytes[from + 7] != '-') {
            return NONE;
        }
        long year = number(bytes, from, from + 4);
        long month = number(bytes, from + 5, from + 7);
        long day = number(bytes, from + 8, from + 10);
        if (year < 0 || month < 0 || day < 0) {
            return NONE;
        }
        try {
            long midnight = LocalDate.of((int) year, (int) month, (int) day).toEpochDay() * DAY_MS;
            return to - from == 10 ? midnight : clock(bytes, from + 10, to, midnight);
        } catch (DateTimeException e) {
            return NONE;
        }
    }

    /** From {@code T10:30}, {@code T10:30:00}, {@code T10:30:00.000}, each with or without a zone. */
    private static long clock(byte[] bytes, int from, int to, long midnight) {
        boolean separated = bytes[from] == 'T' || bytes[from] == 't' || bytes[from] == ' ';
        if (!separated || to - from < 6 || bytes[from + 3] != ':') {
            return NONE;
        }
        long hour = number(bytes, from + 1, from + 3);
        long minute = number(bytes, from + 4, from + 6);
        int at = from + 6;
        long second = 0;
        if (at < to && bytes[at] == ':') {
            second = at + 3 <= to ? number(bytes, at + 1, at + 3) : -1;
            at += 3;
        }
        if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) {
            return NONE;
        }
        long ms = midnight + hour * 60 * MINUTE_MS + minute * MINUTE_MS + second * 1_000;
        int zone = zoneStart(bytes, at, to);
        long fraction = zone == at ? 0 : fraction(bytes, at, zone);
        long offset = offset(bytes, zone, to);
        return fraction < 0 || offset == NONE ? NONE : ms + fraction - offset;
    }

    private static int zoneStart(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && (bytes[at] == '.' || bytes[at] >= '0' && bytes[at] <= '9')) {
            at++;
        }
        return at;
    }

    private static long fraction(byte[] bytes, int from, int to) {
        if (bytes[from] != '.' || to - from > 10) {
            return -1;
        }
        long nanos = number(bytes, from + 1, to);
        for (int digits = to - from - 1; digits < 9; digits++) {
            nanos *= 10;
        }
        return nanos < 0 || nanos % 1_000_000 != 0 ? -1 : nanos / 1_000_000;
    }

    /** Milliseconds east of Greenwich: {@code Z}, {@code +01:00}, {@code +0100}, {@code +01} or nothing. */
    private static long offset(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length == 0 || length == 1 && (bytes[from] == 'Z' || bytes[from] == 'z')) {
            return 0;
        }
        if (bytes[from] != '+' && bytes[from] != '-') {
            return NONE;
        }
        boolean colon = length == 6 && bytes[from + 3] == ':';
        if (!colon && length != 5 && length != 3) {
            return NONE;
        }
        long hours = number(bytes, from + 1, from + 3);
        long minutes = length == 3 ? 0 : number(bytes, to - 2, to);
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
            return NONE;
        }
        long ms = (hours * 60 + minutes) * MINUTE_MS;
        return bytes[from] == '-' ? -ms : ms;
    }
}
