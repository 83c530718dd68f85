package io.candlebus.json;

import io.candlebus.strategy.ProtectionSpec;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the hours in which a strategy may enter: {@code {"type": "session", "from": "08:00", "to": "16:30", "days": ["mon"]}}. */
final class SessionReader {
    /** For the schema. */
    static final String TIME_PATTERN = "^(([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?|24:00)$";

    static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    static final ZoneId UTC = ZoneId.of("UTC");

    private static final Pattern TIME = Pattern.compile(TIME_PATTERN);
    private static final String MIDNIGHT = "24:00";
    private static final int SHORTEST_DAY = 3;
    private static final int LONGEST_ZONE = 50;

    private final Findings findings;

    SessionReader(Findings findings) {
        this.findings = findings;
    }

    /** Null when it is wrong, which is told. */
    ProtectionSpec read(Fields fields) {
        LocalTime from = time(fields, "from");
        LocalTime to = time(fields, "to");
        Set<DayOfWeek> days = days(fields.take(Node.Kind.LIST, "days"));
        Node named = fields.take(Node.Kind.TEXT, "zone");
        ZoneId zone = named == null ? UTC : zone(named);
        boolean whole = from != null && to != null && zone != null && !days.isEmpty();
        return whole
                ? new ProtectionSpec.Session(from, to, days, zone, fields.node().place())
                : null;
    }

    private LocalTime time(Fields fields, String name) {
        if (!fields.has(name)) {
            findings.error("missing-key", fields.node(), "a session needs \"" + name + "\", a time as \"08:30\"");
        }
        Node node = fields.take(Node.Kind.TEXT, name);
        if (node == null) {
            return null;
        }
        String text = node.text().strip();
        if (!TIME.matcher(text).matches()) {
            findings.error(
                    "bad-time",
                    node,
                    "\"" + Shown.clipped(text) + "\" is no time of a day: write two digits each, as 08:30");
            return null;
        }
        return text.equals(MIDNIGHT) ? LocalTime.MIDNIGHT : LocalTime.parse(text);
    }

    /** All of them when none are named; empty when one is wrong, which is told. */
    private Set<DayOfWeek> days(Node list) {
        if (list == null) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        if (list.items().isEmpty()) {
            findings.error(
                    "out-of-range", list, "a session needs at least one day, or no \"days\", which is all of them");
        }
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        boolean wrong = false;
        for (Node item : list.items()) {
            DayOfWeek day = day(item);
            wrong |= day == null;
            if (day != null) {
                days.add(day);
            }
        }
        return wrong ? EnumSet.noneOf(DayOfWeek.class) : days;
    }

    /** By three letters or more, or by number, 1 being Monday. */
    private DayOfWeek day(Node item) {
        String text = item.text().strip().toLowerCase(Locale.ROOT);
        for (DayOfWeek day : DayOfWeek.values()) {
            boolean named = text.length() >= SHORTEST_DAY && Words.of(day).startsWith(text);
            if (item.is(Node.Kind.TEXT) && named || item.number() == day.getValue()) {
                return day;
            }
        }
        findings.error(
                "unknown-word",
                item,
                "a day is one of " + String.join(", ", DAYS) + ", not \"" + Shown.clipped(item.text()) + "\"",
                findings.question(item.text(), () -> DAYS));
        return null;
    }

    static String word(DayOfWeek day) {
        return DAYS.get(day.getValue() - 1);
    }

    private ZoneId zone(Node node) {
        String text = node.text().strip();
        try {
            if (text.length() <= LONGEST_ZONE) {
                return ZoneId.of(text);
            }
        } catch (DateTimeException unknown) {
            // Told below, as one that is too long to be known.
        }
        findings.error(
                "bad-zone",
                node,
                "\"" + Shown.clipped(text) + "\" is no time zone: write UTC, Europe/Berlin or +02:00",
                findings.question(text, ZoneId::getAvailableZoneIds));
        return null;
    }
}
