package io.candlebus.store;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.LongSupplier;

/** The embedded store: one SQLite file, write-ahead log, every commit on the disk before it is answered. */
public final class SqliteStore extends SqlStore {
    private SqliteStore(SqliteFile file, Retention retention, LongSupplier clock) throws SQLException {
        super(file, retention, clock);
    }

    /**
     * Opens the file, creating it where there is none. One of an older version is backed up, then changed.
     *
     * @throws StoreRefused when it is not ours, damaged, newer than we know, or in use; or older and cannot be backed up; it was not touched then
     */
    public static SqliteStore open(Path path) {
        return open(path, Retention.STANDARD);
    }

    /** As {@link #open(Path)}, with other limits. */
    public static SqliteStore open(Path path, Retention retention) {
        return open(path, retention, Safeguard.standard(path));
    }

    /** As {@link #open(Path)}, with other limits, and another place for the backup of one of an older version. */
    public static SqliteStore open(Path path, Retention retention, Safeguard safeguard) {
        return open(path, retention, safeguard, System::currentTimeMillis);
    }

    /** As {@link #open(Path)}, with another wall clock, epoch milliseconds. */
    public static SqliteStore open(Path path, LongSupplier clock) {
        return open(path, Retention.STANDARD, Safeguard.standard(path), clock);
    }

    private static SqliteStore open(Path path, Retention retention, Safeguard safeguard, LongSupplier clock) {
        SqliteFile file = SqliteFile.open(path, safeguard);
        try {
            return new SqliteStore(file, retention, clock);
        } catch (SQLException e) {
            file.close();
            throw new StoreRefused(path + " cannot be used as the store: " + e.getMessage(), e);
        }
    }
}
