package io.candlebus.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What must hold of every input holds of those that fuzzers found, of the most expensive ones, and of some made at random. */
class FuzzCorpusTest {
    private static final int FILES_LIMIT = 300;
    private static final long BYTES_LIMIT = 1_000_000;
    private static final int RANDOM_INPUTS = 1_500;

    @TestFactory
    Stream<DynamicTest> keptInputHolds() {
        return Stream.of(FuzzTarget.DOCUMENT_TEXT, FuzzTarget.EXPRESSION_TEXT, FuzzTarget.CANDLE_FILE)
                .flatMap(target -> FuzzTarget.files(target.kept(), "").stream()
                        .map(file -> DynamicTest.dynamicTest(
                                FuzzTarget.CORPUS.relativize(file).toString(),
                                () -> target.verifyMade(Files.readAllBytes(file)))));
    }

    @TestFactory
    Stream<DynamicTest> expensiveInputHolds() {
        Stream<DynamicTest> documents = HostileShapes.documents().entrySet().stream()
                .map(shape -> DynamicTest.dynamicTest(
                        "document of " + shape.getKey(), () -> verify(FuzzTarget.DOCUMENT_TEXT, shape.getValue())));
        Stream<DynamicTest> expressions = HostileShapes.expressions().entrySet().stream()
                .map(shape -> DynamicTest.dynamicTest(
                        "expression of " + shape.getKey(), () -> verify(FuzzTarget.EXPRESSION_TEXT, shape.getValue())));
        return Stream.concat(documents, expressions);
    }

    private static void verify(FuzzTarget target, String text) {
        target.verifyMade(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Without coverage to guide it, but at every build. */
    @TestFactory
    Stream<DynamicTest> randomInputHolds() {
        long seed = Long.getLong("seed", 20_131_128L);
        return Stream.of(FuzzTarget.values())
                .map(target -> DynamicTest.dynamicTest(target + ", seed " + seed, () -> {
                    Random random = new Random(seed);
                    for (int i = 0; i < RANDOM_INPUTS; i++) {
                        byte[] input = new byte[random.nextInt(200)];
                        random.nextBytes(input);
                        target.verify(input);
                    }
                }));
    }

    @Test
    void corpusStaysSmall() throws IOException {
        List<Path> files = FuzzTarget.files(FuzzTarget.CORPUS, "");
        assertTrue(files.size() <= FILES_LIMIT, files.size() + " files");
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        assertTrue(bytes <= BYTES_LIMIT, bytes + " bytes");
    }

    /** What a fuzzer found must mean the same tomorrow. */
    @Test
    void bytesAlwaysMakeTheSame() {
        byte[] input = new byte[300];
        new Random(1).nextBytes(input);
        for (FuzzTarget target : FuzzTarget.values()) {
            assertEquals(
                    new String(target.made(input), StandardCharsets.ISO_8859_1),
                    new String(target.made(input), StandardCharsets.ISO_8859_1));
        }
    }
}
