package io.candlebus.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.config.ConfigReader;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
    @TempDir
    Path folder;

    @Test
    void everythingIsWellBeforeTheFirstStart() throws IOException {
        Ran ran = doctor(freePort());
        assertEquals(0, ran.status(), ran.out());
        assertTrue(ran.out().contains("is not there yet"), ran.out());
        assertTrue(ran.out().contains("none answers"), ran.out());
    }

    @Test
    void runningServerIsAskedHowItIs() throws IOException {
        int port = freePort();
        Path config = config(port);
        whileServing(config, () -> {
            Ran ran = Ran.candlebus("doctor", "--config", config.toString());
            assertEquals(0, ran.status(), ran.out());
            assertTrue(ran.out().contains("answers 200"), ran.out());
            assertTrue(ran.out().contains("is in use by the running server"), ran.out());
        });
        Ran after = Ran.candlebus("doctor", "--config", config.toString());
        assertEquals(0, after.status(), after.out());
        assertTrue(after.out().contains("is sound"), after.out());
    }

    @Test
    void whatIsBadIsNamedAndLeftAlone() throws IOException {
        byte[] notes = "not a database at all, but precious".getBytes();
        Files.write(folder.resolve("t.db"), notes);
        Files.createDirectories(folder.resolve("strategies"));
        Files.writeString(folder.resolve("strategies/broken.json"), "{");
        Ran ran = doctor(freePort());
        assertEquals(1, ran.status());
        assertTrue(ran.out().contains("BAD  store"), ran.out());
        assertTrue(ran.out().contains("broken.json is not valid"), ran.out());
        assertArrayEquals(notes, Files.readAllBytes(folder.resolve("t.db")));
        Path wrong = Files.writeString(folder.resolve("wrong.yaml"), "server: {prot: 1}\n");
        Ran config = Ran.candlebus("doctor", "--config", wrong.toString());
        assertEquals(1, config.status());
        assertTrue(config.out().contains("did you mean \"server.port\"?"), config.out());
    }

    @Test
    void aDamagedStoreIsRestoredFromTheBackupThatWasMadeWhileTheServerRan() throws IOException {
        int port = freePort();
        Path config = config(port);
        whileServing(config, () -> {
            Ran backup = Ran.candlebus("backup", "--config", config.toString(), "--json");
            assertEquals(0, backup.status(), backup.out() + backup.err());
            assertTrue(backup.out().contains("backups/t-"), backup.out());
            Ran held = Ran.candlebus("doctor", "--restore", "--config", config.toString());
            assertEquals(1, held.status());
            assertTrue(held.out().contains("BAD  restore"), held.out());
            assertTrue(held.out().contains("in use by another engine"), held.out());
        });
        byte[] bytes = Files.readAllBytes(folder.resolve("t.db"));
        java.util.Arrays.fill(bytes, 4_096, bytes.length, (byte) 7);
        Files.write(folder.resolve("t.db"), bytes);
        Ran refused = Ran.candlebus("serve", "--config", config.toString(), "--port", "0");
        assertEquals(78, refused.status());
        assertTrue(refused.err().contains("candlebus doctor --restore"), refused.err());
        Ran restored = Ran.candlebus("doctor", "--restore", "--config", config.toString());
        assertEquals(0, restored.status(), restored.out());
        assertTrue(restored.out().contains("the damaged one is"), restored.out());
        assertTrue(restored.out().contains("is sound"), restored.out());
    }

    private static void whileServing(Path config, Runnable work) {
        Vertx vertx = Vertx.vertx();
        Server server = Server.start(
                        vertx,
                        ConfigReader.read(vertx, config.toString(), Map.of()).await())
                .await();
        try {
            work.run();
        } finally {
            server.close().await();
            vertx.close().await();
        }
    }

    private Ran doctor(int port) throws IOException {
        return Ran.candlebus("doctor", "--config", config(port).toString());
    }

    private Path config(int port) throws IOException {
        Files.createDirectories(folder.resolve("strategies"));
        return Files.writeString(
                folder.resolve("c.yaml"),
                "server: {port: " + port + "}\nstore: {url: \"sqlite:" + folder.resolve("t.db")
                        + "\"}\nstrategies: {folder: \"" + folder.resolve("strategies") + "\"}\n");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
