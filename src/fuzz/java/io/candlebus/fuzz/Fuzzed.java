package io.candlebus.fuzz;

import java.nio.file.Path;
import java.util.Map;

/** Where the fuzzers leave what they learn. */
final class Fuzzed {
    /** The folder in which they work. */
    static final Path FOLDER = FuzzTarget.HOME.resolve("target/fuzz");

    private static final Map<FuzzTarget, Class<?>> TESTS = Map.of(
            FuzzTarget.DOCUMENT_TEXT, DocumentTextFuzzTest.class,
            FuzzTarget.DOCUMENT_TREE, DocumentTreeFuzzTest.class,
            FuzzTarget.EXPRESSION_TEXT, ExpressionTextFuzzTest.class,
            FuzzTarget.EXPRESSION_WORDS, ExpressionWordsFuzzTest.class,
            FuzzTarget.CANDLE_FILE, CandleFileFuzzTest.class);

    private Fuzzed() {}

    /** The inputs that reached something new. */
    static Path corpus(FuzzTarget target) {
        return FOLDER.resolve(".cifuzz-corpus")
                .resolve(TESTS.get(target).getName())
                .resolve("holds");
    }
}
