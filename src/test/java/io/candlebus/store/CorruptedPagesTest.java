package io.candlebus.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A page of the file is garbled: its head, where SQLite says what it holds and where, with random bytes. SQLite keeps no sums of
 * its pages, so what changes within a row is not seen. Prints its seed; thirty pages, or three hundred with {@code -Psoak}.
 */
@Tag("soak")
class CorruptedPagesTest {
    private static final int PAGE = 4_096;
    /** First byte of a page that is part of a table or an index. */
    private static final List<Integer> TREE_PAGES = List.of(2, 5, 10, 13);

    private final long seed = Long.getLong("candlebus.seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);

    @TempDir
    Path folder;

    @Test
    void aGarbledPageIsNoticedAtTheStartAndNothingIsTouched() throws Exception {
        int times = System.getProperty("candlebus.candles") == null ? 30 : 300;
        System.out.println(
                "CorruptedPagesTest: seed " + seed + " (-Dcandlebus.seed=" + seed + "), " + times + " pages");
        Path sound = folder.resolve("sound.db");
        try (SqliteStore store = SqliteStore.open(sound)) {
            for (int i = 0; i < 600; i++) {
                store.write(Committing.group(i));
            }
        }
        byte[] bytes = Files.readAllBytes(sound);
        List<Integer> pages = IntStream.range(1, bytes.length / PAGE)
                .filter(p -> TREE_PAGES.contains((int) bytes[p * PAGE]))
                .boxed()
                .toList();
        for (int i = 0; i < times; i++) {
            byte[] garbled = bytes.clone();
            int page = pages.get(random.nextInt(pages.size()));
            byte[] noise = new byte[64];
            random.nextBytes(noise);
            System.arraycopy(noise, 0, garbled, page * PAGE, noise.length);
            refused(Files.write(folder.resolve("garbled.db"), garbled), "page " + page + ", seed " + seed);
        }
    }

    /** As a kill leaves it: much of what was written is still in the log. */
    @Test
    void aDamagedFileKeepsItsLogToo() throws Exception {
        Path file = folder.resolve("killed.db");
        try (SqliteStore store = SqliteStore.open(folder.resolve("live.db"))) {
            for (int i = 0; i < 100; i++) {
                store.write(Committing.group(i));
            }
        }
        try (SqliteStore store = SqliteStore.open(folder.resolve("live.db"))) {
            store.write(Committing.group(100));
            Files.copy(folder.resolve("live.db"), file, StandardCopyOption.REPLACE_EXISTING);
            Files.copy(folder.resolve("live.db-wal"), folder.resolve("killed.db-wal"));
        }
        byte[] bytes = Files.readAllBytes(file);
        for (int page = 1; page < bytes.length / PAGE; page++) {
            if (random.nextBoolean() || page < 3) {
                bytes[page * PAGE] = 77;
            }
        }
        Files.write(file, bytes);
        refused(file, "seed " + seed);
    }

    private static void refused(Path file, String where) throws IOException {
        List<Path> all = new ArrayList<>(List.of(file));
        Path log = file.resolveSibling(file.getFileName() + "-wal");
        if (Files.exists(log)) {
            all.add(log);
        }
        List<byte[]> before = new ArrayList<>();
        for (Path each : all) {
            before.add(Files.readAllBytes(each));
        }
        StoreRefused refused = assertThrows(StoreRefused.class, () -> SqliteStore.open(file), where);
        assertTrue(refused.getMessage().contains("damaged"), where + ": " + refused.getMessage());
        for (int i = 0; i < before.size(); i++) {
            assertTrue(Files.exists(all.get(i)), where + ": " + all.get(i) + " is gone");
            assertArrayEquals(before.get(i), Files.readAllBytes(all.get(i)), where + ": " + all.get(i));
        }
    }
}
