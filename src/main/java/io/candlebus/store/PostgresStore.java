package io.candlebus.store;

import java.sql.SQLException;

/** The store in a PostgreSQL database: what the embedded one keeps, in the same tables, every commit on the disk before it is answered. */
public final class PostgresStore extends SqlStore {
    private PostgresStore(PostgresDatabase database, int candlesKept) throws SQLException {
        super(database, candlesKept, System::currentTimeMillis);
    }

    /**
     * Opens the database, and makes the tables where there are none.
     *
     * @param url {@code postgresql://user:password@host:port/database}; see {@link PostgresUrl}
     * @throws StoreRefused when it cannot be reached, is not ours, newer than we know, or in use; it was not touched then
     */
    public static PostgresStore open(String url) {
        return open(url, CANDLES_KEPT);
    }

    /** As {@link #open(String)}, with another limit. */
    public static PostgresStore open(String url, int candlesKept) {
        PostgresDatabase database = PostgresDatabase.open(PostgresUrl.parse(url));
        try {
            return new PostgresStore(database, candlesKept);
        } catch (SQLException e) {
            database.close();
            throw PostgresDatabase.refused(database.name(), e);
        }
    }
}
