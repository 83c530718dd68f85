package io.candlebus.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class ExpressionWordsFuzzTest {
    private static final Fuzzing FUZZING = new Fuzzing(FuzzTarget.EXPRESSION_WORDS);

    static Stream<byte[]> seeds() {
        return Fuzzing.seeds(FuzzTarget.EXPRESSION_WORDS);
    }

    @MethodSource("seeds")
    @FuzzTest
    void holds(byte[] input) {
        FUZZING.run(input);
    }
}
