package io.candlebus.store;

import java.nio.file.Path;

/**
 * Where a store is, as settings say it: {@code sqlite:} and a file, or {@code postgresql://…}.
 *
 * @param text as written; may hold a password
 */
public record StoreUrl(String text) {
    private static final String SQLITE = "sqlite:";

    public StoreUrl {
        if (!text.startsWith(SQLITE) && !text.startsWith(PostgresUrl.SCHEME)) {
            throw new IllegalArgumentException("a store is at sqlite: or postgresql:");
        }
    }

    /** The embedded store's file; null for another store. */
    public Path file() {
        return text.startsWith(SQLITE) ? Path.of(text.substring(SQLITE.length())) : null;
    }

    /** For people; without secrets. */
    public String name() {
        return file() == null ? PostgresUrl.parse(text).name() : file().toString();
    }

    /**
     * Opens it; blocks. An embedded one of an older version is backed up before it is changed.
     *
     * @throws StoreRefused when it must not, or cannot, be used
     */
    public Store open(Retention retention) {
        return file() == null ? PostgresStore.open(text, retention) : SqliteStore.open(file(), retention);
    }

    /**
     * The same.
     *
     * @param safeguard of the embedded store; of no account for another one, which may be null then
     */
    public Store open(Retention retention, Safeguard safeguard) {
        return file() == null ? PostgresStore.open(text, retention) : SqliteStore.open(file(), retention, safeguard);
    }

    @Override
    public String toString() {
        return "StoreUrl[" + name() + "]";
    }
}
