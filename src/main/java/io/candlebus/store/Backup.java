package io.candlebus.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;

/**
 * A whole copy of the embedded store as it stood at one commit.
 *
 * @param file the copy, for its owner alone
 * @param bytes its size
 * @param atMs wall clock at its beginning
 * @param tookMs until it was checked and on the disk
 */
public record Backup(Path file, long bytes, long atMs, long tookMs) {
    /** Left free on the disk, so that a backup never takes the store's last room. */
    private static final long SPARE_BYTES = 64L << 20;

    /** For its owner alone, where the file system knows owners. */
    private static final FileAttribute<?> OWNERS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /**
     * Makes one, beside whoever reads and writes the database; blocks. It appears under its name once it is complete, sound and
     * on the disk; then all but the newest are removed. What fails leaves everything as it was.
     *
     * @param keep how many to keep, this one included
     * @throws IOException when it cannot be made, in words for people
     */
    public static Backup make(BackupFolder to, int keep, Instant now) throws IOException {
        long startedNs = System.nanoTime();
        Path database = to.database().toAbsolutePath();
        SqliteFile.refuseForeign(database);
        if (!Files.exists(database)) {
            throw new IOException("there is no " + database + " to back up");
        }
        Files.createDirectories(to.folder());
        long needed = size(database) + SPARE_BYTES;
        long free = Files.getFileStore(to.folder()).getUsableSpace();
        if (free < needed) {
            throw new IOException("no room for a backup in " + to.folder() + ": " + free + " bytes are free, " + needed
                    + " are asked for");
        }
        to.removeLeftOvers(now);
        Path part = to.part(now);
        try {
            Files.deleteIfExists(part);
            create(part);
            copy(database, part);
            String flaw = SqliteFile.flaw(part);
            if (flaw != null) {
                throw new IOException("the copy of " + database + " is not sound: " + flaw);
            }
            sync(part);
            Files.move(part, to.file(now), StandardCopyOption.ATOMIC_MOVE);
            sync(to.folder());
        } catch (SQLException e) {
            throw new IOException("cannot back up " + database + ": " + e.getMessage(), e);
        } finally {
            Files.deleteIfExists(part);
        }
        List<Path> all = to.newestFirst();
        for (Path old : all.subList(Math.min(keep, all.size()), all.size())) {
            Files.delete(old);
        }
        long tookMs = (System.nanoTime() - startedNs) / 1_000_000;
        return new Backup(to.file(now), Files.size(to.file(now)), now.toEpochMilli(), tookMs);
    }

    private static long size(Path database) throws IOException {
        Path log = database.resolveSibling(database.getFileName() + "-wal");
        return Files.size(database) + (Files.exists(log) ? Files.size(log) : 0);
    }

    /** Empty, which is what the copy may be made into. */
    static void create(Path file) throws IOException {
        if (knowsOwners(file)) {
            Files.createFile(file, OWNERS);
        } else {
            Files.createFile(file);
        }
    }

    private static void copy(Path database, Path part) throws SQLException {
        try (Connection connection = SqliteFile.beside(database);
                Statement statement = connection.createStatement()) {
            statement.execute("VACUUM INTO '" + part.toString().replace("'", "''") + "'");
        }
    }

    private static boolean knowsOwners(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /** Folders, too, where they can be: their entries are to be on the disk. */
    static void sync(Path path) throws IOException {
        boolean folder = Files.isDirectory(path);
        if (folder && !knowsOwners(path)) {
            return;
        }
        try (FileChannel channel =
                FileChannel.open(path, folder ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }
}
