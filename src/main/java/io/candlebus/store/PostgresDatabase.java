package io.candlebus.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL database, or a schema of one. Who writes holds an advisory lock with the very connection that writes: so a
 * second engine is refused, and one whose connection broke writes nothing more before it has the lock again.
 */
final class PostgresDatabase implements Database {
    /** "cndl", as in the file of the embedded store. */
    private static final int LOCK = 0x636e646c;

    /** A lock that the server waited for, and did not get. */
    private static final String NOT_AVAILABLE = "55P03";

    private static final String CONSTRAINT_CLASS = "23";
    private static final int LOCK_WAIT_MS = 2_000;
    private static final int CONNECT_S = 10;

    private final PostgresUrl url;

    private PostgresDatabase(PostgresUrl url) {
        this.url = url;
    }

    /**
     * Makes the tables ready.
     *
     * @throws StoreRefused when it must not, or cannot, be used
     */
    static PostgresDatabase open(PostgresUrl url) {
        PostgresDatabase database = new PostgresDatabase(url);
        // Held while the tables are made, so that nobody migrates what another engine is writing to.
        try (Connection lock = database.writing()) {
            database.migrate();
            lock.commit();
            return database;
        } catch (SQLException e) {
            throw refused(url.name(), e);
        }
    }

    static StoreRefused refused(String name, SQLException e) {
        return e instanceof Held
                ? new StoreInUse(name + " is in use by another engine; stop that one, or name another in store.url")
                : new StoreRefused(name + " cannot be used as the store: " + e.getMessage(), e);
    }

    /** Somebody else has the lock. */
    private static final class Held extends SQLException {
        private static final long serialVersionUID = 1L;

        Held() {
            super("another engine writes to it");
        }
    }

    private void migrate() {
        try {
            Flyway.configure()
                    .dataSource(source())
                    .locations("classpath:db/migration/postgres")
                    .configuration(Map.of("flyway.ignoreMigrationPatterns", ""))
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new StoreRefused(
                    url.name() + " is not ours, or was written by a newer or another version, and was left as it is: "
                            + e.getMessage().lines().findFirst().orElse(""),
                    e);
        }
    }

    @Override
    public String name() {
        return url.name();
    }

    @Override
    public Connection writing() throws SQLException {
        Connection connection = connect();
        try {
            connection.setAutoCommit(true);
            lock(connection);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET synchronous_commit = on");
            }
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** Waits a little: the server takes back the lock of a connection that was closed only when it has noticed. */
    private static void lock(Connection connection) throws SQLException {
        try (Statement patience = connection.createStatement();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT pg_advisory_lock(?, hashtext(current_schema()))")) {
            patience.execute("SET lock_timeout = " + LOCK_WAIT_MS);
            statement.setInt(1, LOCK);
            statement.execute();
            patience.execute("SET lock_timeout = 0");
        } catch (SQLException e) {
            throw NOT_AVAILABLE.equals(e.getSQLState()) ? new Held() : e;
        }
    }

    /** The server does it by itself. */
    @Override
    public void checkpoint(Connection writing) {}

    @Override
    public Connection reading() throws SQLException {
        Connection connection = connect();
        connection.setReadOnly(true);
        return connection;
    }

    private Connection connect() throws SQLException {
        return source().getConnection();
    }

    private DataSource source() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url.jdbc());
        source.setApplicationName("candlebus");
        source.setConnectTimeout(CONNECT_S);
        try {
            for (String name : url.properties().stringPropertyNames()) {
                source.setProperty(name, url.properties().getProperty(name));
            }
        } catch (SQLException e) {
            throw refused(url.name(), e);
        }
        return source;
    }

    @Override
    public boolean isConstraint(SQLException failure) {
        return failure.getSQLState() != null && failure.getSQLState().startsWith(CONSTRAINT_CLASS);
    }

    @Override
    public String symbolOfPayload() {
        return "(payload::json ->> 'symbol')";
    }

    /** The lock goes with the connection that holds it. */
    @Override
    public void close() {}
}
