package io.candlebus.store;

import io.candlebus.session.Fact;
import io.candlebus.session.State;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that commits one group after the other to the store in a folder, and after each writes into a file there that it
 * is done. Arguments: the folder, how often SQLite syncs ({@code FULL} is what the store itself sets), how many groups.
 */
final class Committing {
    static final String DATABASE = "cut.db";
    static final String ACKNOWLEDGED = "acknowledged";
    private static final int GROUPS_A_LIFE = 400;

    private Committing() {}

    /** A candle, its signal, and every third time two facts more; enough to fill the log some times over. */
    static List<Entry> group(int number) {
        List<Entry> entries = new ArrayList<>();
        entries.add(StoreContract.closed(number));
        entries.add(new Entry.FactHappened(Samples.signal(number, 0.5)));
        if (number % 3 == 0) {
            for (String why : List.of("x".repeat(3_000), "y".repeat(9_000))) {
                entries.add(new Entry.FactHappened(new Fact.StateChanged(
                        Samples.signal(number, 1).session(),
                        (number + 1) * Samples.MINUTE,
                        State.RUNNING,
                        State.PAUSED,
                        why)));
            }
        }
        return entries;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int groups = Integer.parseInt(arguments[2]);
        try (OutputStream acknowledged =
                new FileOutputStream(folder.resolve(ACKNOWLEDGED).toFile())) {
            for (int next = 0; next < groups; ) {
                try (SqliteStore store = SqliteStore.open(folder.resolve(DATABASE))) {
                    syncing(store, arguments[1]);
                    for (int i = 0; i < GROUPS_A_LIFE && next < groups; i++, next++) {
                        store.write(group(next));
                        acknowledged.write((next + "\n").getBytes(StandardCharsets.US_ASCII));
                    }
                }
            }
        }
    }

    /** There is no such setting: with less than FULL the store does not do what it promises. */
    private static void syncing(SqliteStore store, String how) throws Exception {
        Field writes = SqlStore.class.getDeclaredField("writes");
        writes.setAccessible(true);
        Field of = SqlWrites.class.getDeclaredField("connection");
        of.setAccessible(true);
        Connection connection = (Connection) of.get(writes.get(store));
        if (how.equals("FULL")) {
            return;
        }
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA synchronous = " + how);
        }
        connection.setAutoCommit(false);
    }
}
