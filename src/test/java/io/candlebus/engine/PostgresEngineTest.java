package io.candlebus.engine;

import static io.candlebus.engine.Rig.cross;
import static io.candlebus.engine.Rig.now;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.candlebus.api.Page;
import io.candlebus.api.Parity;
import io.candlebus.session.Fact.SignalFired;
import io.candlebus.store.Postgres;
import io.candlebus.store.PostgresStore;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole engine on PostgreSQL does what it does on the embedded store. */
class PostgresEngineTest {
    private static final int CUT = 250;
    private static final int END = 500;

    @TempDir
    Path folder;

    private String database;

    @BeforeEach
    void make() {
        database = Postgres.newDatabase();
    }

    private Rig rig() {
        return new Rig(EngineOptions.with(null), file -> PostgresStore.open(Postgres.url(database)));
    }

    @Test
    void aRestartGoesOnWithTheSameSignalsAsTheEmbeddedStoreGivesWithoutOne() {
        List<SignalFired> expected;
        try (Rig rig = new Rig(folder.resolve("embedded.db"))) {
            now(rig.engine.create(cross("cross", 3, 8)));
            rig.play(Rig.PAST, END, "cross");
            expected = fired(rig);
        }
        assertFalse(expected.isEmpty());
        try (Rig rig = rig()) {
            now(rig.engine.create(cross("cross", 3, 8)));
            rig.play(Rig.PAST, CUT, "cross");
        }
        try (Rig rig = rig()) {
            rig.play(CUT, END, "cross");
            assertEquals(expected, fired(rig));
            Rig.eventually(
                    Parity.Status.IN_PARITY,
                    () -> now(rig.engine.parity("cross", null)).status());
            assertEquals(
                    now(rig.engine.performance("cross", null))
                            .results()
                            .trades()
                            .size(),
                    now(rig.engine.trades("cross", Page.newest(1000))).size());
        }
    }

    @Test
    void whileTheServerBreaksTheWritersConnectionNothingIsLost() {
        List<SignalFired> expected;
        try (Rig rig = new Rig(folder.resolve("embedded.db"))) {
            now(rig.engine.create(cross("cross", 3, 8)));
            rig.play(Rig.PAST, END, "cross");
            expected = fired(rig);
        }
        try (Rig rig = rig()) {
            now(rig.engine.create(cross("cross", 3, 8)));
            for (int from = Rig.PAST; from < END; from += 50) {
                Postgres.execute(
                        "postgres",
                        "SELECT pg_terminate_backend(pid) FROM pg_locks l JOIN pg_database d ON d.oid = l.database"
                                + " WHERE l.locktype = 'advisory' AND d.datname = '" + database + "'");
                rig.play(from, from + 50, "cross");
            }
            assertEquals(expected, fired(rig));
            assertEquals(0, rig.runtime.determinismAlarms());
        }
    }

    private static List<SignalFired> fired(Rig rig) {
        return rig.signals("cross").stream().map(s -> s.fired()).toList();
    }
}
