package io.candlebus.feed;

import io.candlebus.market.Candle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Where the header puts the numbers of a candle, and a row read accordingly. One thread at a time. */
final class CsvRow {
    private static final List<String> TIMES = List.of("time", "open_time", "timestamp", "date");
    private static final List<String> NUMBERS = List.of("open", "high", "low", "close", "volume");
    private static final int VOLUME = 4;
    private static final int QUOTED_CHARS = 40;

    private final int columns;
    private final int time;
    private final int[] numbers;
    private final int[] starts;
    private final double[] values = new double[NUMBERS.size()];
    private String reason;

    private CsvRow(int columns, int time, int[] numbers) {
        this.columns = columns;
        this.time = time;
        this.numbers = numbers;
        this.starts = new int[columns + 1];
    }

    /**
     * Reads a header.
     *
     * @throws IllegalArgumentException when it lacks a column, or names one twice
     */
    static CsvRow of(String header) {
        List<String> names = Arrays.stream(header.split(",", -1))
                .map(s -> s.strip().replace("\"", "").toLowerCase(Locale.ROOT).replace(' ', '_'))
                .toList();
        List<String> missing = new ArrayList<>();
        int time = TIMES.stream()
                .mapToInt(name -> column(names, name))
                .filter(i -> i >= 0)
                .findFirst()
                .orElse(-1);
        if (time < 0) {
            missing.add("time");
        }
        int[] numbers = NUMBERS.stream().mapToInt(name -> column(names, name)).toArray();
        for (int i = 0; i < VOLUME; i++) {
            if (numbers[i] < 0) {
                missing.add(NUMBERS.get(i));
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "the first line must be a header: time,open,high,low,close[,volume]; it lacks "
                            + String.join(", ", missing));
        }
        return new CsvRow(names.size(), time, numbers);
    }

    private static int column(List<String> names, String name) {
        int first = names.indexOf(name);
        if (first != names.lastIndexOf(name)) {
            throw new IllegalArgumentException("the header names " + name + " twice");
        }
        return first;
    }

    /** The candle of the current line; null when it makes none, then see {@link #reason}. */
    Candle read(ByteLines lines) {
        byte[] bytes = lines.bytes();
        int found = split(bytes, lines.from(), lines.to());
        if (found != columns) {
            reason = found + " fields where the header has " + columns;
            return null;
        }
        long openMs = CsvTime.parse(bytes, begin(bytes, time), end(bytes, time));
        if (openMs == CsvTime.NONE) {
            reason = "time " + quoted(bytes, time) + " is neither ISO-8601 nor an epoch in s, ms or \u00b5s";
            return null;
        }
        for (int i = 0; i < numbers.length; i++) {
            values[i] = numbers[i] < 0 ? 0 : CsvNumber.parse(bytes, begin(bytes, numbers[i]), end(bytes, numbers[i]));
            if (Double.isNaN(values[i])) {
                reason = NUMBERS.get(i) + " " + quoted(bytes, numbers[i]) + " is no number";
                return null;
            }
        }
        return candle(openMs);
    }

    private Candle candle(long openMs) {
        try {
            return new Candle(openMs, values[0], values[1], values[2], values[3], values[VOLUME]);
        } catch (IllegalArgumentException e) {
            reason = e.getMessage();
            return null;
        }
    }

    /** Why the last row made no candle. */
    String reason() {
        return reason;
    }

    private int split(byte[] bytes, int from, int to) {
        int found = 0;
        starts[0] = from;
        for (int at = from; at < to; at++) {
            if (bytes[at] == ',') {
                found++;
                if (found < columns) {
                    starts[found] = at + 1;
                }
            }
        }
        starts[columns] = to + 1;
        return found + 1;
    }

    private int begin(byte[] bytes, int column) {
        int at = starts[column];
        int end = starts[column + 1] - 1;
        while (at < end && isPadding(bytes[at])) {
            at++;
        }
        return at;
    }

    private int end(byte[] bytes, int column) {
        int at = starts[column + 1] - 1;
        while (at > starts[column] && isPadding(bytes[at - 1])) {
            at--;
        }
        return at;
    }

    private static boolean isPadding(byte b) {
        return b == ' ' || b == '"' || b == '\t';
    }

    private String quoted(byte[] bytes, int column) {
        int length = Math.min(QUOTED_CHARS, starts[column + 1] - 1 - starts[column]);
        String text = new String(bytes, starts[column], length, StandardCharsets.UTF_8);
        return "\"" + text.replaceAll("\\p{Cntrl}", "?") + "\"";
    }
}
