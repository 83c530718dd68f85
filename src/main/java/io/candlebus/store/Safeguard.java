package io.candlebus.store;

import java.nio.file.Path;

/**
 * How the embedded store is backed up before a newer version of the program changes its tables.
 *
 * @param folder where to
 * @param keep how many backups to keep there, this one included
 */
public record Safeguard(BackupFolder folder, int keep) {
    private static final int KEEP = 7;

    /** Into {@code backups} beside the database, as settings that say nothing do. */
    static Safeguard standard(Path database) {
        Path file = database.toAbsolutePath();
        return new Safeguard(new BackupFolder(file.resolveSibling("backups"), file), KEEP);
    }
}
