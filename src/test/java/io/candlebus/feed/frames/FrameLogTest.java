package io.candlebus.feed.frames;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameLogTest {
    private static final FrameEvent BEGIN = event(FrameEvent.BEGIN, "{}");

    @TempDir
    Path folder;

    private static FrameEvent event(String kind, String text) {
        return new FrameEvent(7, kind, 3, text);
    }

    private FrameLog log(long fileBytes, int files) {
        return new FrameLog(new FrameOptions(folder, fileBytes, files), "binance-usdm");
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, "not within 20 s");
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static List<FrameEvent> read(Path source) throws IOException {
        try (FrameReader reader = FrameReader.open(source)) {
            List<FrameEvent> events = new ArrayList<>();
            for (FrameEvent event = reader.next(); event != null; event = reader.next()) {
                events.add(event);
            }
            assertEquals(0, reader.torn());
            assertEquals(1, reader.share());
            return events;
        }
    }

    @Test
    void whatIsToldIsReadAgainWhateverIsInIt() throws IOException {
        List<FrameEvent> told = new ArrayList<>(List.of(
                BEGIN,
                event(FrameEvent.IN, "{\"a\":\n \"b\\n\r\\\\\"}"),
                event(FrameEvent.OUT, ""),
                event(FrameEvent.GOT, "200 0 é€😀 \\")));
        FrameLog log = log(1_000_000, 2);
        log.begin(told.get(0));
        told.stream().skip(1).forEach(log::add);
        log.close();
        assertEquals(told, read(folder));
        assertEquals(4, log.health().events());
        assertEquals("recording", log.health().state());
        Path file = FrameFiles.in(folder).get(0);
        assertEquals("binance-usdm", FrameFiles.venueOf(file));
        assertEquals(Files.size(file), log.health().bytes());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }

    @Test
    void noMoreFilesAreKeptThanAllowed() throws IOException {
        FrameLog log = log(20_000, 3);
        log.begin(BEGIN);
        Random random = new Random(5);
        for (int turned = 0; turned < 7; turned++) {
            while (!log.isFull()) {
                byte[] noise = new byte[500];
                random.nextBytes(noise);
                log.add(event(FrameEvent.IN, Arrays.toString(noise)));
                LockSupport.parkNanos(100_000);
            }
            log.begin(BEGIN);
            await(() -> !log.isFull());
        }
        log.close();
        List<Path> files = FrameFiles.in(folder);
        assertEquals(3, files.size(), files.toString());
        assertTrue(files.get(2).toString().endsWith("-00008.frames.gz"), files.toString());
        assertTrue(read(files.get(0)).get(0).kind().equals(FrameEvent.BEGIN));
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        assertTrue(bytes < 3 * (20_000 + FrameLog.BEYOND + 100_000), bytes + " bytes");
    }

    @Test
    void whatTheDiskDoesNotTakeIsCountedAndSaid() throws IOException {
        FrameLog log = log(1_000_000_000, 2);
        String large = "x".repeat(6 * 1_024 * 1_024);
        log.add(event(FrameEvent.IN, large));
        log.add(event(FrameEvent.IN, large));
        log.add(event(FrameEvent.IN, large));
        assertEquals(1, log.health().dropped());
        log.begin(BEGIN);
        log.add(event(FrameEvent.IN, "after"));
        log.close();
        assertEquals(
                List.of(
                        BEGIN,
                        new FrameEvent(7, FrameEvent.DROPPED, 2, ""),
                        new FrameEvent(7, FrameEvent.DROPPED, 1, ""),
                        event(FrameEvent.IN, "after")),
                read(folder));
        assertEquals(3, log.health().dropped());
    }

    @Test
    void aFolderThatCannotBeWrittenEndsTheRecordingAndNothingElse() throws IOException {
        Path taken = Files.writeString(folder.resolve("taken"), "a file");
        FrameLog log = new FrameLog(new FrameOptions(taken, 1_000, 2), "okx");
        log.begin(BEGIN);
        await(() -> log.health().state().equals("failed"));
        log.add(event(FrameEvent.IN, "later"));
        assertTrue(log.health().reason().contains("taken"), log.health().reason());
        assertEquals(0, log.health().dropped());
        log.close();
    }

    @Test
    void aFileThatBreaksOffIsReadUpToThereAndCounted() throws IOException {
        FrameLog log = log(1_000_000, 2);
        log.begin(BEGIN);
        for (int i = 0; i < 5_000; i++) {
            log.add(event(FrameEvent.IN, "frame " + i * 7_919L % 5_003));
        }
        log.close();
        Path file = FrameFiles.in(folder).get(0);
        byte[] whole = Files.readAllBytes(file);
        for (int length : new int[] {0, 5, 12, whole.length / 3, whole.length / 2, whole.length - 1}) {
            Files.write(file, Arrays.copyOf(whole, length));
            try (FrameReader reader = FrameReader.open(folder)) {
                int count = 0;
                while (reader.next() != null) {
                    count++;
                }
                assertTrue(reader.torn() >= 1 && count <= 5_001, length + " bytes: " + count + ", " + reader.torn());
            }
        }
    }

    @Test
    void aFolderOfTwoVenuesIsRefused() throws IOException {
        assertThrows(IOException.class, () -> FrameReader.open(folder));
        Files.createFile(folder.resolve(FrameFiles.name("okx", 0, 1)));
        Files.createFile(folder.resolve(FrameFiles.name("bybit", 0, 1)));
        assertTrue(assertThrows(IOException.class, () -> FrameReader.open(folder))
                .getMessage()
                .contains("several venues"));
    }
}
