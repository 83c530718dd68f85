package io.candlebus.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentTextFuzzTest {
    private static final Fuzzing FUZZING = new Fuzzing(FuzzTarget.DOCUMENT_TEXT);

    static Stream<byte[]> seeds() {
        return Fuzzing.seeds(FuzzTarget.DOCUMENT_TEXT);
    }

    @MethodSource("seeds")
    @FuzzTest
    void holds(byte[] input) {
        FUZZING.run(input);
    }
}
