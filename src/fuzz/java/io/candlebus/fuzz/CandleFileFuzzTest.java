package io.candlebus.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

class CandleFileFuzzTest {
    private static final Fuzzing FUZZING = new Fuzzing(FuzzTarget.CANDLE_FILE);

    static Stream<byte[]> seeds() {
        return Fuzzing.seeds(FuzzTarget.CANDLE_FILE);
    }

    @MethodSource("seeds")
    @FuzzTest
    void holds(byte[] input) {
        FUZZING.run(input);
    }
}
