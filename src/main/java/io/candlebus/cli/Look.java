package io.candlebus.cli;

import java.io.Console;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Help.Ansi;

/**
 * What can be shown where results go.
 *
 * @param blocks whether there are block characters and check marks; else letters do
 * @param colour whether words are coloured
 */
record Look(boolean blocks, boolean colour) {
    /** For files and pipes. */
    static final Look PLAIN = new Look(false, false);

    private static final String ESCAPE = "\u001b[";

    /** An SGR colour of the terminal. */
    enum Colour {
        BOLD("1"),
        FAINT("2"),
        GREEN("32"),
        RED("31"),
        YELLOW("33");

        private final String code;

        Colour(String code) {
            this.code = code;
        }
    }

    /** Of this process' stdout. {@code NO_COLOR} and {@code CLICOLOR_FORCE} are honoured. */
    static Look ofStdout() {
        Console console = System.console();
        boolean blocks = console != null
                && console.charset().equals(StandardCharsets.UTF_8)
                && Charset.defaultCharset().equals(StandardCharsets.UTF_8);
        return new Look(blocks, Ansi.AUTO.enabled());
    }

    String in(Colour wanted, String text) {
        return colour && !text.isEmpty() ? ESCAPE + wanted.code + "m" + text + ESCAPE + "0m" : text;
    }
}
