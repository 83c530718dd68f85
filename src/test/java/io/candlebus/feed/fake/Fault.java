package io.candlebus.feed.fake;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** What goes wrong on the fake exchange. */
public enum Fault {
    /** The connection is closed, with one code after the other: 1000, 1001, 1011, 1012. */
    CLOSE,
    /** Nothing is sent for a while, though the connection stands. */
    SILENCE,
    /** The next subscription is acknowledged, and nothing but signs of life follows. */
    DEAF,
    /** It is told that the connection will be closed, and so it is. */
    NOTICE,
    /** The word that a candle is over is never sent. */
    DROP_FINAL,
    /** It is sent twice. */
    DOUBLE_FINAL,
    /** It is sent after the next candle's first. */
    LATE_FINAL,
    /** An older state of a candle is sent after a newer one. */
    OLD_UPDATE,
    /** Half a frame. */
    BAD_JSON,
    /** A frame of 300,000 characters. */
    HUGE_FRAME,
    /** A frame that is not text. */
    BINARY,
    /** A question of history is answered with status 429. */
    TOO_MANY,
    /** With status 502 and a page of HTML. */
    BAD_GATEWAY,
    /** With status 200 and something else. */
    GARBAGE,
    /** A frame comes after the one that was sent after it. */
    REORDER,
    /** A question of history is answered with status 418. */
    BANNED,
    /** As if nothing had ever been traded. */
    EMPTY_PAGE,
    /** With two rows, where the venue counts its rows. */
    SHORT_PAGE,
    /** With rows from before what was asked for. */
    EXCESS_ROWS;

    /**
     * Reads a script: {@code close=90s bad_json=10s}: each fault and how often it happens, in seconds of the market.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Map<Fault, Long> script(String text) {
        Map<Fault, Long> everyMs = new EnumMap<>(Fault.class);
        for (String word : text.isBlank() ? new String[0] : text.strip().split("\\s+")) {
            if (!word.matches("[a-z_]+=\\d{1,6}s")) {
                throw new IllegalArgumentException("not a fault: \"" + word + "\"; write close=90s");
            }
            String[] parts = word.split("=");
            everyMs.put(valueOf(parts[0].toUpperCase(Locale.ROOT)), Long.parseLong(parts[1].replace("s", "")) * 1_000);
        }
        return everyMs;
    }
}
