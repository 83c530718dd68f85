package io.candlebus.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.store.SqliteStore;
import io.candlebus.store.Store;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stops the server before it runs: a sentence with its place, a status, and nothing touched. */
class ServeCommandTest {
    @TempDir
    Path folder;

    @Test
    void everyWrongSettingIsTold() {
        Ran ran = serve("--port", "99999", "--set", "feed.sped=1", "--speed", "-1");
        assertEquals(78, ran.status());
        assertEquals(3, ran.err().lines().count(), ran.err());
        assertTrue(ran.err().contains("there is no setting \"feed.sped\"; did you mean \"feed.speed\"?"), ran.err());
    }

    @Test
    void takenPortIsToldAndTheStoreIsFreeAgain() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Ran ran = serve("--port", String.valueOf(taken.getLocalPort()));
            assertEquals(78, ran.status(), ran.err());
            assertTrue(ran.err().contains("server.port: cannot listen"), ran.err());
        }
        SqliteStore.open(folder.resolve("t.db")).close();
    }

    @Test
    void fileThatIsNoDatabaseIsLeftAsItIs() throws IOException {
        byte[] precious = "my precious notes, surely no database".getBytes();
        Path notes = Files.write(folder.resolve("t.db"), precious);
        Ran ran = serve("--port", "0");
        assertEquals(78, ran.status(), ran.err());
        assertTrue(ran.err().contains("is not a database; it was left as it is"), ran.err());
        assertArrayEquals(precious, Files.readAllBytes(notes));
    }

    @Test
    void secondEngineOnOneStoreIsRefused() {
        Store first = SqliteStore.open(folder.resolve("t.db"));
        try {
            Ran ran = serve("--port", "0");
            assertEquals(73, ran.status(), ran.err());
            assertTrue(ran.err().contains("is in use by another engine"), ran.err());
        } finally {
            first.close();
        }
    }

    @Test
    void sourceThatCannotBeReadIsNamed() throws IOException {
        Ran missing = serve("--port", "0", "--feed", folder.resolve("nowhere").toString());
        assertEquals(78, missing.status(), missing.err());
        assertTrue(missing.err().contains("nowhere"), missing.err());
        Path candles = Files.createDirectory(folder.resolve("candles"));
        Files.writeString(
                candles.resolve("BTC-USD-1m.csv"), "time,open,high,low,close\n2024-01-01T00:00:00Z,1,0,1,1\n");
        Ran bad = serve("--port", "0", "--feed", candles.toString());
        assertEquals(78, bad.status(), bad.err());
        assertTrue(bad.err().contains("BTC-USD-1m.csv:2: "), bad.err());
    }

    @Test
    void folderOfStrategiesMustExist() {
        Ran ran = serve("--port", "0", "--set", "strategies.folder=" + folder.resolve("none"));
        assertEquals(78, ran.status(), ran.err());
        assertTrue(ran.err().contains("strategies.folder: there is no folder"), ran.err());
        assertFalse(Files.exists(folder.resolve("none")));
    }

    private Ran serve(String... args) {
        String[] all = new String[args.length + 3];
        all[0] = "serve";
        all[1] = "--set";
        all[2] = "store.url=sqlite:" + folder.resolve("t.db");
        System.arraycopy(args, 0, all, 3, args.length);
        return Ran.candlebus(all);
    }
}
