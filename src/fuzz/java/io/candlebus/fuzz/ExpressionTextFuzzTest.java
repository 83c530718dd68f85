package io.candlebus.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class ExpressionTextFuzzTest {
    private static final Fuzzing FUZZING = new Fuzzing(FuzzTarget.EXPRESSION_TEXT);

    static Stream<byte[]> seeds() {
        return Fuzzing.seeds(FuzzTarget.EXPRESSION_TEXT);
    }

    @MethodSource("seeds")
    @FuzzTest
    void holds(byte[] input) {
        FUZZING.run(input);
    }
}
