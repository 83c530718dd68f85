package io.candlebus.json;

/** How pieces of a document are shown in messages: short, on one line, without control characters. */
public final class Shown {
    private static final int LONGEST = 60;

    private Shown() {}

    /** The beginning of a text. */
    static String clipped(String text) {
        String shown = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
        return printable(shown);
    }

    /** The beginning of a text that may be missing. */
    static String clippedOrNull(String text) {
        return text == null ? null : clipped(text);
    }

    /** Control characters, line ends and invisible marks as escapes; tabs as one space. */
    public static String printable(String text) {
        StringBuilder shown = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\t') {
                shown.append(' ');
            } else if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT || isLineEnd(c)) {
                shown.append(String.format("\\u%04x", (int) c));
            } else {
                shown.append(c);
            }
        }
        return shown.toString();
    }

    private static boolean isLineEnd(char c) {
        return c == '\u2028' || c == '\u2029';
    }
}
