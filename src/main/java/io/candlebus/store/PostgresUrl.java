package io.candlebus.store;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/**
 * Where a PostgreSQL database is: {@code postgresql://user:password@host:port/database?sslmode=verify-full}. Of the driver's
 * properties only those that say how to connect are taken, so that a setting cannot have it load classes or write files.
 *
 * @param jdbc without user and password
 * @param name for people; without the password
 */
record PostgresUrl(String jdbc, String name, Properties properties) {
    static final String SCHEME = "postgresql:";

    private static final List<String> TAKEN =
            List.of("sslmode", "sslrootcert", "currentSchema", "connectTimeout", "socketTimeout");
    private static final int PORT = 5432;

    /** @throws StoreRefused when it is none */
    static PostgresUrl parse(String url) {
        URI uri = uri(url);
        if (uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) {
            throw wrong("it names no host or no database");
        }
        String[] user = uri.getRawUserInfo() == null
                ? new String[0]
                : uri.getRawUserInfo().split(":", 2);
        Properties properties = new Properties();
        if (user.length > 0) {
            properties.setProperty("user", decoded(user[0]));
        }
        if (user.length > 1) {
            properties.setProperty("password", decoded(user[1]));
        }
        take(uri.getRawQuery(), properties);
        int port = uri.getPort() < 0 ? PORT : uri.getPort();
        String place = "//" + uri.getHost() + ":" + port + uri.getRawPath();
        return new PostgresUrl("jdbc:postgresql:" + place, SCHEME + place, properties);
    }

    private static URI uri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException e) {
            // Its message repeats the text, and there may be a password in that.
            throw wrong("it is no address: " + e.getReason() + " at character " + (e.getIndex() + 1));
        }
    }

    private static void take(String query, Properties properties) {
        for (String pair : query == null ? new String[0] : query.split("&")) {
            String[] parts = pair.split("=", 2);
            if (parts.length < 2 || !TAKEN.contains(parts[0])) {
                throw wrong("it may say " + String.join(", ", TAKEN) + ", and not \"" + decoded(parts[0]) + "\"");
            }
            properties.setProperty(parts[0], decoded(parts[1]));
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static StoreRefused wrong(String why) {
        return new StoreRefused("store.url must be postgresql://user:password@host:port/database: " + why);
    }
}
