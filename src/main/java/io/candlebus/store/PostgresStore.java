package io.candlebus.store;

import java.sql.SQLException;

/** The store in a PostgreSQL database: what the embedded one keeps, in the same tables, every commit on the disk before it is answered. */
public final class PostgresStore extends SqlStore {
    private PostgresStore(PostgresDatabase database, Retention retention) throws SQLException {
        super(database, retention, System::currentTimeMillis);
    }

    /**
     * Opens the database, and makes the tables where there are none.
     *
     * @param url {@code postgresql://user:password@host:port/database}; see {@link PostgresUrl}
     * @throws StoreRefused when it cannot be reached, is not ours, newer than we know, or in use; it was not touched then
     */
    public static PostgresStore open(String url) {
        return open(url, Retention.STANDARD);
    }

    /** As {@link #open(String)}, with other limits. */
    public static PostgresStore open(String url, Retention retention) {
        PostgresDatabase database = PostgresDatabase.open(PostgresUrl.parse(url));
        try {
            return new PostgresStore(database, retention);
        } catch (SQLException e) {
            database.close();
            throw PostgresDatabase.refused(database.name(), e);
        }
    }
}
