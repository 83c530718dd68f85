package io.candlebus.json;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which names things may have. None of them can be a path, and those of numbers can stand in expressions. */
final class Identifiers {
    private static final Pattern DOCUMENT = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");
    private static final Pattern SIGNAL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,63}");
    private static final Set<String> WORDS = Set.of("and", "or", "not", "between");

    private Identifiers() {}

    static boolean isDocumentId(String text) {
        return DOCUMENT.matcher(text).matches();
    }

    static boolean isSignalId(String text) {
        return SIGNAL.matcher(text).matches();
    }

    /** Whether indicators and parameters may be called so. */
    static boolean isNumberName(String text) {
        return NUMBER.matcher(text).matches() && !WORDS.contains(text.toLowerCase(Locale.ROOT));
    }

    /** A document id made from any text; empty when nothing of it remains. */
    static String documentIdFrom(String text) {
        String start = text.length() > DocumentLimits.ID_LENGTH ? text.substring(0, DocumentLimits.ID_LENGTH) : text;
        String slug = start.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]+", "_");
        return slug.replaceAll("^[_-]+|_+$", "");
    }

    /** As a phrase, {@code write "my_strategy"}; null when nothing remains of the text. */
    static String suggestion(String text) {
        String slug = documentIdFrom(text);
        return slug.isEmpty() ? null : "write \"" + slug + "\"";
    }
}
