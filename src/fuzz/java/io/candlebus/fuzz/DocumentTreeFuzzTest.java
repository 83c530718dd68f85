package io.candlebus.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentTreeFuzzTest {
    private static final Fuzzing FUZZING = new Fuzzing(FuzzTarget.DOCUMENT_TREE);

    static Stream<byte[]> seeds() {
        return Fuzzing.seeds(FuzzTarget.DOCUMENT_TREE);
    }

    @MethodSource("seeds")
    @FuzzTest
    void holds(byte[] input) {
        FUZZING.run(input);
    }
}
