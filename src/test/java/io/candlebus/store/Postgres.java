package io.candlebus.store;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A PostgreSQL server of the tests' own, started once, with a new database for each test. */
public final class Postgres {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static EmbeddedPostgres server;
    private static String lacking;

    private Postgres() {}

    /** A database in which nothing is; skips the test, and says why, where no server can run. */
    public static synchronized String newDatabase() {
        if (server == null && lacking == null) {
            try {
                server = EmbeddedPostgres.builder().start();
                Runtime.getRuntime().addShutdownHook(new Thread(Postgres::stop));
            } catch (Exception | LinkageError | AssertionError e) {
                lacking = e.toString();
            }
        }
        assumeTrue(server != null, () -> "no PostgreSQL server can run here: " + lacking);
        String name = "test" + DATABASES.incrementAndGet();
        execute("postgres", "CREATE DATABASE " + name);
        return name;
    }

    private static void stop() {
        try {
            server.close();
        } catch (Exception e) {
            System.err.println("the tests' PostgreSQL server did not stop: " + e);
        }
    }

    /** What settings say to use it. */
    public static String url(String database) {
        return "postgresql://postgres:secret@localhost:" + server.getPort() + "/" + database;
    }

    static Connection connect(String database) throws Exception {
        return DriverManager.getConnection(
                "jdbc:postgresql://localhost:" + server.getPort() + "/" + database, "postgres", "");
    }

    /** Runs one statement, as the server's owner. */
    public static void execute(String database, String sql) {
        try (Connection plain = connect(database);
                Statement statement = plain.createStatement()) {
            statement.execute(sql);
        } catch (Exception e) {
            throw new AssertionError(sql, e);
        }
    }
}
