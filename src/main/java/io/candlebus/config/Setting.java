package io.candlebus.config;

import java.util.Locale;

/**
 * One thing that a user can set: its path in the YAML file, its default, and what it means.
 *
 * @param path as {@code server.port}
 * @param standard the built-in default, as text
 * @param meaning one sentence for the README's table
 */
record Setting(String path, String standard, String meaning) {
    /** The environment variable that sets it: {@code CANDLEBUS_SERVER_PORT}. */
    String variable() {
        return "CANDLEBUS_" + path.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** The system property that sets it: {@code candlebus.server.port}. */
    String property() {
        return "candlebus." + path;
    }
}
