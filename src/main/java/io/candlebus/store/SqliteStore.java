package io.candlebus.store;

import java.nio.file.Path;
import java.sql.SQLException;

/** The embedded store: one SQLite file, write-ahead log, every commit on the disk before it is answered. */
public final class SqliteStore extends SqlStore {
    private SqliteStore(SqliteFile file, int candlesKept) throws SQLException {
        super(file, candlesKept);
    }

    /**
     * Opens the file, creating it where there is none.
     *
     * @throws StoreRefused when it is not ours, damaged, newer than we know, or in use; it was not touched then
     */
    public static SqliteStore open(Path path) {
        return open(path, CANDLES_KEPT);
    }

    /** As {@link #open(Path)}, with another limit. */
    public static SqliteStore open(Path path, int candlesKept) {
        SqliteFile file = SqliteFile.open(path);
        try {
            return new SqliteStore(file, candlesKept);
        } catch (SQLException e) {
            file.close();
            throw new StoreRefused(path + " cannot be used as the store: " + e.getMessage(), e);
        }
    }
}
