package io.candlebus.json;

import java.text.ParsePosition;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.OptionalLong;

/**
 * Times in documents: ISO-8601, in UTC unless it says otherwise and down to a bare date, or epoch milliseconds as a number. Whole
 * milliseconds, of the years 1 to 9999.
 */
final class DocumentTimes {
    /** The form of the text, for the schema. */
    static final String PATTERN =
            "^\\d{4}-\\d{2}-\\d{2}([Tt]\\d{2}:\\d{2}(:\\d{2}(\\.\\d{1,9})?)?([Zz]|[+-]\\d{2}:\\d{2}(:\\d{2})?)?)?$";

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");
    private static final int LONGEST = 40;

    /** What is said of anything else, after "is". */
    static final String NOT_A_TIME = "no time: write 2024-01-31T14:00:00Z, or epoch milliseconds";

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .optionalStart()
            .appendLiteral('T')
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .optionalStart()
            .appendOffsetId()
            .toFormatter()
            .withResolverStyle(ResolverStyle.STRICT);

    private DocumentTimes() {}

    /** Epoch milliseconds; empty when the value is no time. */
    static OptionalLong read(Node node) {
        if (node.is(Node.Kind.TEXT)) {
            return parse(node.text());
        }
        double ms = node.number();
        boolean whole = ms == Math.rint(ms) && ms >= EARLIEST.toEpochMilli() && ms <= LATEST.toEpochMilli();
        return whole ? OptionalLong.of((long) ms) : OptionalLong.empty();
    }

    private static OptionalLong parse(String text) {
        ParsePosition end = new ParsePosition(0);
        // Tells most of what is no time without the cost of an exception.
        boolean formed =
                text.length() <= LONGEST && ISO.parseUnresolved(text, end) != null && end.getIndex() == text.length();
        try {
            Instant instant = formed ? instant(text) : null;
            boolean fits = formed
                    && !instant.isBefore(EARLIEST)
                    && !instant.isAfter(LATEST)
                    && instant.getNano() % 1_000_000 == 0;
            return fits ? OptionalLong.of(instant.toEpochMilli()) : OptionalLong.empty();
        } catch (DateTimeException noSuchDay) {
            return OptionalLong.empty();
        }
    }

    private static Instant instant(String text) {
        TemporalAccessor best = ISO.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
        if (best instanceof OffsetDateTime zoned) {
            return zoned.toInstant();
        }
        LocalDateTime utc = best instanceof LocalDate date ? date.atStartOfDay() : (LocalDateTime) best;
        return utc.toInstant(ZoneOffset.UTC);
    }
}
