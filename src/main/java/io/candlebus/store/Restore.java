package io.candlebus.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The newest sound backup in the place of a damaged database.
 *
 * @param backup which
 * @param aside what the damaged file is called now; null when there was none
 * @param unsound newer backups that are damaged themselves
 */
public record Restore(Path backup, Path aside, List<Path> unsound) {
    /**
     * Puts it there, while nobody holds the database; blocks. The damaged file and its logs are kept under another name. What
     * fails leaves everything as it was.
     *
     * @throws StoreInUse when an engine holds it
     * @throws StoreRefused when it is another program's, or sound, or there is no sound backup
     */
    public static Restore newest(BackupFolder from, Instant now) {
        Path database = from.database().toAbsolutePath();
        try {
            refuseOthers(database);
            Files.createDirectories(database.getParent());
            SqliteFile held = SqliteFile.locked(database);
            try {
                return put(from, database, now);
            } finally {
                held.close();
            }
        } catch (IOException e) {
            throw new StoreRefused("cannot restore " + database + ": " + e.getMessage(), e);
        }
    }

    /** What is no database at all may have been one; what is another program's was never ours. */
    private static void refuseOthers(Path database) throws IOException {
        if (SqliteFile.isAnothers(database)) {
            throw new StoreRefused(database + " is a database of another program; it was left as it is");
        }
    }

    private static Restore put(BackupFolder from, Path database, Instant now) throws IOException {
        if (Files.exists(database) && Files.size(database) > 0 && SqliteFile.flaw(database) == null) {
            throw new StoreRefused(database + " is sound; nothing was restored");
        }
        List<Path> unsound = new ArrayList<>();
        for (Path backup : from.newestFirst()) {
            if (SqliteFile.flaw(backup) == null) {
                Path part = database.resolveSibling("." + database.getFileName() + ".restored");
                Files.deleteIfExists(part);
                Backup.create(part);
                Files.copy(backup, part, StandardCopyOption.REPLACE_EXISTING);
                Backup.sync(part);
                Path aside = aside(database, now);
                Files.move(part, database, StandardCopyOption.ATOMIC_MOVE);
                Backup.sync(database.getParent());
                return new Restore(backup, aside, unsound);
            }
            unsound.add(backup);
        }
        throw new StoreRefused("there is no sound backup of " + database + " in " + from.folder()
                + (unsound.isEmpty() ? "" : "; damaged ones: " + unsound)
                + ". It was left as it is; move it away to begin anew");
    }

    /** The file keeps its name until another takes it: whoever starts in between finds it damaged, not missing. */
    private static Path aside(Path database, Instant now) throws IOException {
        String name = database.getFileName() + ".damaged-" + BackupFolder.stamp(now);
        Path aside = null;
        if (Files.exists(database)) {
            aside = database.resolveSibling(name);
            Files.createLink(aside, database);
        }
        for (String log : List.of("-wal", "-shm")) {
            Path file = database.resolveSibling(database.getFileName() + log);
            if (Files.exists(file)) {
                Files.move(file, database.resolveSibling(name + log));
            }
        }
        return aside;
    }
}
