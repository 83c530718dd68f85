package io.candlebus.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.LongSupplier;

/** The embedded store: one SQLite file, write-ahead log, every commit on the disk before it is answered. */
public final class SqliteStore extends SqlStore {
    private SqliteStore(SqliteFile file, int candlesKept, LongSupplier clock) throws SQLException {
        super(file, candlesKept, clock);
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
        return open(path, candlesKept, System::currentTimeMillis);
    }

    /** As {@link #open(Path)}, with another wall clock, epoch milliseconds. */
    public static SqliteStore open(Path path, LongSupplier clock) {
        return open(path, CANDLES_KEPT, clock);
    }

    private static SqliteStore open(Path path, int candlesKept, LongSupplier clock) {
        SqliteFile file = SqliteFile.open(path);
        try {
            return new SqliteStore(file, candlesKept, clock);
        } catch (SQLException e) {
            file.close();
            throw new StoreRefused(path + " cannot be used as the store: " + e.getMessage(), e);
        }
    }
}
