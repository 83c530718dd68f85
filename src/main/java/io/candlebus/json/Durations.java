package io.candlebus.json;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as documents write them: a whole number of seconds, minutes, hours, days or weeks, {@code 1h}, {@code 90m}. */
final class Durations {
    /** For the schema. */
    static final String PATTERN = "^[1-9][0-9]{0,8}[smhdw]$";

    /** Ten years: whatever is longer was not meant. */
    static final long LONGEST_MS = 3_653L * 86_400_000;

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,8})([smhdw])");

    /** From the longest to the shortest. */
    private static final Map<String, Long> UNITS = new LinkedHashMap<>();

    static {
        UNITS.put("w", 604_800_000L);
        UNITS.put("d", 86_400_000L);
        UNITS.put("h", 3_600_000L);
        UNITS.put("m", 60_000L);
        UNITS.put("s", 1_000L);
    }

    private Durations() {}

    /** Milliseconds; empty when the text is no duration, or longer than ten years. */
    static OptionalLong parse(String text) {
        Matcher form = FORM.matcher(text.strip());
        if (!form.matches()) {
            return OptionalLong.empty();
        }
        long ms = Long.parseLong(form.group(1)) * UNITS.get(form.group(2));
        return ms <= LONGEST_MS ? OptionalLong.of(ms) : OptionalLong.empty();
    }

    /** Of a text that is none. */
    static String complaint(String text) {
        return "\"" + Shown.clipped(text) + "\" is no length of time: write 1h, 90m or 1d; ten years at most";
    }

    /** In the longest unit of which it is a whole number; days for weeks, which nobody counts. */
    static String text(long ms) {
        for (Map.Entry<String, Long> unit : UNITS.entrySet()) {
            boolean counted = ms % unit.getValue() == 0 && !unit.getKey().equals("w");
            if (counted) {
                return ms / unit.getValue() + unit.getKey();
            }
        }
        throw new IllegalArgumentException("no whole seconds: " + ms + " ms");
    }
}
