package io.candlebus.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;

/**
 * The database's file: whether it is ours and sound, who may use it, and how connections to it are made.
 *
 * <p>A file that is not ours is recognised by its first bytes, before SQLite is let near it. A lock on a file beside it
 * keeps a second process away; the system drops it when this process ends, however it ends.
 */
final class SqliteFile implements Database {
    /** "cndl", at offset 68 of the file. */
    private static final int APPLICATION_ID = 0x636e646c;

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    /** What SQLite says of a file without damage. */
    private static final String SOUND = "ok";

    /** What helps against damage. */
    private static final String RESTORE = "candlebus doctor --restore";

    private static final int HEADER = 100;
    private static final int APPLICATION_ID_AT = 68;
    private static final int BUSY_MS = 5_000;
    private static final int WAL_LIMIT_BYTES = 64 << 20;
    /** By itself SQLite moves the log into the file in a commit, which that has to wait for: only when nobody else does. */
    private static final int CHECKPOINT_PAGES = WAL_LIMIT_BYTES / 4096;

    /** The newest of the migrations. */
    static final int SCHEMA = 6;

    private static final Logger LOG = LoggerFactory.getLogger(SqliteFile.class);

    private final Path path;
    private final FileChannel lockFile;
    private final FileLock lock;

    private SqliteFile(Path path, FileChannel lockFile, FileLock lock) {
        this.path = path;
        this.lockFile = lockFile;
        this.lock = lock;
    }

    /**
     * Makes the file ready, creating it where there is none.
     *
     * @param safeguard how it is backed up before an older one is changed
     * @throws StoreRefused when it must not be used
     */
    static SqliteFile open(Path path, Safeguard safeguard) {
        Path file = path.toAbsolutePath();
        try {
            Files.createDirectories(file.getParent());
            refuseForeign(file);
            SqliteFile opened = locked(file);
            if (!Files.exists(file)) {
                Backup.create(file);
            }
            try {
                opened.prepare(safeguard);
                return opened;
            } catch (RuntimeException refused) {
                opened.close();
                throw refused;
            }
        } catch (IOException e) {
            throw new StoreRefused("cannot use " + file + " as the store: " + e, e);
        }
    }

    /** @throws StoreRefused when there is a file, and it is none of ours */
    static void refuseForeign(Path file) throws IOException {
        if (!Files.exists(file) || Files.size(file) == 0) {
            return;
        }
        Optional<ByteBuffer> header = header(file);
        if (header.isEmpty()) {
            throw new StoreRefused(file
                    + " is not a database; it was left as it is. Name another file in store.url, or restore a backup"
                    + " if it was ours: " + RESTORE);
        }
        if (!isOurs(header.get())) {
            throw new StoreRefused(
                    file + " is a database of another program; it was left as it is. Name another file in store.url");
        }
    }

    /** Whether it is a database, and not one of ours. */
    static boolean isAnothers(Path file) throws IOException {
        return Files.exists(file)
                && header(file).filter(header -> !isOurs(header)).isPresent();
    }

    private static boolean isOurs(ByteBuffer header) {
        return header.getInt(APPLICATION_ID_AT) == APPLICATION_ID;
    }

    /** A file's first bytes; nothing when it is no database. */
    private static Optional<ByteBuffer> header(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] first = in.readNBytes(HEADER);
            return first.length == HEADER && Arrays.equals(Arrays.copyOf(first, MAGIC.length), MAGIC)
                    ? Optional.of(ByteBuffer.wrap(first))
                    : Optional.empty();
        }
    }

    /** What is wrong with a file that nobody writes to; null when it is one of ours, and sound. Changes nothing that counts. */
    static String flaw(Path file) throws IOException {
        try {
            refuseForeign(file);
            String verdict = verdict(file);
            return verdict.equals(SOUND) ? null : verdict;
        } catch (StoreRefused | SQLException unsound) {
            return unsound.getMessage();
        }
    }

    /**
     * What SQLite thinks of a file, by a connection that may not write: another one would, when it is closed, move its log into
     * a damaged file. Only what a power cut left half done must be undone first.
     */
    private static String verdict(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        try {
            return verdict(file, config);
        } catch (SQLException e) {
            if (!is(e, SQLiteErrorCode.SQLITE_READONLY) && !is(e, SQLiteErrorCode.SQLITE_CANTOPEN)) {
                throw e;
            }
            return verdict(file, new SQLiteConfig());
        }
    }

    private static String verdict(Path file, SQLiteConfig config) throws SQLException {
        try (Connection connection = config.createConnection(url(file));
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA quick_check(1)")) {
            return result.getString(1);
        }
    }

    /** A connection that takes its part in a file that others may read and write. */
    static Connection beside(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MS);
        return config.createConnection(url(file));
    }

    static SqliteFile locked(Path file) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + ".lock");
        FileChannel channel = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException sameProcess) {
            // Falls through: held, only by ourselves.
        }
        if (lock == null) {
            channel.close();
            throw new StoreInUse(
                    file + " is in use by another engine; stop that one, or name another file in store.url");
        }
        return new SqliteFile(file, channel, lock);
    }

    private void prepare(Safeguard safeguard) throws IOException {
        try {
            if (!Files.exists(path) || Files.size(path) == 0) {
                mark();
            }
            String verdict = verdict(path);
            if (!verdict.equals(SOUND)) {
                throw damaged(verdict);
            }
        } catch (SQLException e) {
            if (is(e, SQLiteErrorCode.SQLITE_CORRUPT) || is(e, SQLiteErrorCode.SQLITE_NOTADB)) {
                throw damaged(e.getMessage());
            }
            throw new StoreRefused(path + " cannot be used as the store: " + e.getMessage(), e);
        }
        migrate(safeguard);
    }

    private StoreRefused damaged(String how) {
        return new StoreRefused(path + " is damaged (" + how.strip().replaceAll("\\s+", " ")
                + "), and was left as it is. The newest sound backup takes its place, and it is kept aside, with: "
                + RESTORE);
    }

    /** While the journal is still the old kind, so that the mark is in the file itself and not in a log beside it. */
    private void mark() throws SQLException {
        try (Connection plain = new SQLiteConfig().createConnection(url());
                Statement statement = plain.createStatement()) {
            statement.execute("PRAGMA application_id = " + APPLICATION_ID);
        }
    }

    private static boolean is(SQLException failure, SQLiteErrorCode code) {
        return (failure.getErrorCode() & 0xff) == code.code;
    }

    private void migrate(Safeguard safeguard) {
        SQLiteDataSource source = new SQLiteDataSource(durable());
        source.setUrl(url());
        try {
            Flyway flyway = Flyway.configure()
                    .dataSource(source)
                    .locations("classpath:db/migration/sqlite")
                    .configuration(Map.of("flyway.ignoreMigrationPatterns", ""))
                    .load();
            if (isOlder()) {
                backUp(flyway.info(), safeguard);
            }
            flyway.migrate();
        } catch (FlywayException e) {
            throw new StoreRefused(
                    path + " was written by a newer or another version, and was left as it is: "
                            + e.getMessage().lines().findFirst().orElse(""),
                    e);
        }
    }

    /** Whether its tables are of an earlier version; asked at every start, so without reading the migrations. */
    private boolean isOlder() {
        try (Connection connection = beside(path);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT coalesce(max(CAST(version AS INTEGER)), 0) < " + SCHEMA
                        + " FROM flyway_schema_history")) {
            return row.getBoolean(1);
        } catch (SQLException noneYet) {
            return false;
        }
    }

    /** What a version of the program has changed, the one before can no longer read: only a backup leads back. */
    private void backUp(MigrationInfoService versions, Safeguard safeguard) {
        if (versions.current() == null || versions.pending().length == 0) {
            return;
        }
        MigrationInfo[] pending = versions.pending();
        String from = versions.current().getVersion().toString();
        String to = pending[pending.length - 1].getVersion().toString();
        try {
            Backup made = Backup.make(safeguard.folder(), safeguard.keep(), Instant.now());
            LOG.info(
                    "{} is of schema {} and becomes one of schema {}; it was backed up before: {}",
                    path,
                    from,
                    to,
                    made.file());
        } catch (IOException e) {
            throw new StoreRefused(
                    path + " is of an older version, schema " + from + " instead of " + to
                            + ", and was left as it is, since it cannot be backed up before it is changed: "
                            + (e instanceof FileSystemException ? e : e.getMessage()),
                    e);
        }
    }

    @Override
    public Connection writing() throws SQLException {
        Connection connection = durable().createConnection(url());
        connection.setAutoCommit(false);
        return connection;
    }

    @Override
    public void checkpoint(Connection writing) throws SQLException {
        try (Statement statement = writing.createStatement()) {
            statement.execute("PRAGMA wal_checkpoint(PASSIVE)");
        }
    }

    @Override
    public Connection reading() throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MS);
        Connection connection = config.createConnection(url());
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA query_only = ON");
        }
        return connection;
    }

    @Override
    public String name() {
        return path.toString();
    }

    @Override
    public boolean isConstraint(SQLException failure) {
        return is(failure, SQLiteErrorCode.SQLITE_CONSTRAINT);
    }

    @Override
    public String symbolOfPayload() {
        return "json_extract(payload, '$.symbol')";
    }

    private String url() {
        return url(path);
    }

    private static String url(Path file) {
        return "jdbc:sqlite:" + file;
    }

    private static SQLiteConfig durable() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setJournalSizeLimit(WAL_LIMIT_BYTES);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_MS);
        config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, Integer.toString(CHECKPOINT_PAGES));
        return config;
    }

    @Override
    public void close() {
        try {
            lock.release();
            lockFile.close();
        } catch (IOException e) {
            throw StoreFailure.of("cannot release the lock beside " + path, e);
        }
    }
}
