package io.candlebus.store;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A ledger that keeps few candles in memory, on a store of its own. */
abstract class LedgerRig {
    static final int IN_MEMORY = 64;

    @TempDir
    Path folder;

    SqliteStore store;
    StoreWriter writer;
    Ledger ledger;

    @BeforeEach
    void open() {
        store = SqliteStore.open(folder.resolve("candlebus.db"));
        writer = new StoreWriter(store, w -> {});
        ledger = new Ledger(store, writer, IN_MEMORY);
    }

    @AfterEach
    void close() {
        writer.close();
        store.close();
    }
}
