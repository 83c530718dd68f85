package io.candlebus.feed.frames;

import java.util.Optional;

/**
 * Something that happened to a live feed: a line of a frame file.
 *
 * @param ns of the feed's steady clock, since it began
 * @param kind see {@code docs/recording.md}
 * @param number of a link, connection or inquiry; 0 where there is none
 * @param text a frame, an answer; whatever belongs to it
 */
public record FrameEvent(long ns, String kind, long number, String text) {
    /** A file's first: what the feed is, and how it stands; a JSON object. */
    public static final String BEGIN = "begin";

    /** The past is in: what comes moves strategies. */
    public static final String OPENED = "opened";

    /** A link was opened; the text is its connection. */
    public static final String LINK = "link";

    public static final String IN = "in";
    public static final String OUT = "out";
    public static final String BINARY = "bin";

    /** From now on a connection loses no frame. */
    public static final String UP = "up";

    /** A connection lost frames, or may have. */
    public static final String DOWN = "down";

    /** An inquiry begins: series, from, to. */
    public static final String ASK = "ask";

    /** A question's path. */
    public static final String GET = "get";

    /** Its answer: status, the time in its header or 0, and the body. */
    public static final String GOT = "got";

    /** An inquiry came to nothing. */
    public static final String FAILED = "failed";

    /** So many events are not recorded, since the disk did not keep up. */
    public static final String DROPPED = "dropped";

    /** Without its line feed; line feeds within the text are written as {@code \n}. */
    String line() {
        String escaped = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
        return ns + " " + kind + " " + number + " " + escaped;
    }

    static Optional<FrameEvent> of(String line) {
        String[] parts = line.split(" ", 4);
        if (parts.length < 4 || !parts[0].matches("\\d{1,18}") || !parts[2].matches("\\d{1,18}")) {
            return Optional.empty();
        }
        return Optional.of(
                new FrameEvent(Long.parseLong(parts[0]), parts[1], Long.parseLong(parts[2]), unescaped(parts[3])));
    }

    private static String unescaped(String text) {
        if (text.indexOf('\\') < 0) {
            return text;
        }
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                char escaped = text.charAt(++i);
                plain.append(escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped);
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }
}
