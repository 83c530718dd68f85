package io.candlebus.strategy;

/**
 * Something an author should know about a document. Validation reports all of them at once.
 *
 * @param severity whether the document can run in spite of it
 * @param code stable, kebab-case, as {@code unknown-name}
 * @param place where it stands
 * @param message one sentence, lower-case start, no full stop
 * @param suggestion what would help, or null
 */
public record Problem(Severity severity, String code, Place place, String message, String suggestion) {
    /** How grave a problem is. */
    public enum Severity {
        /** The document cannot run. */
        ERROR,
        /** It runs, but probably not as meant. */
        WARNING,
        /** How something was read. */
        INFO
    }

    public static Problem error(String code, Place place, String message) {
        return new Problem(Severity.ERROR, code, place, message, null);
    }

    public static Problem warning(String code, Place place, String message) {
        return new Problem(Severity.WARNING, code, place, message, null);
    }

    public static Problem info(String code, Place place, String message) {
        return new Problem(Severity.INFO, code, place, message, null);
    }

    /** The same with a suggestion. */
    public Problem suggesting(String text) {
        return new Problem(severity, code, place, message, text);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }
}
