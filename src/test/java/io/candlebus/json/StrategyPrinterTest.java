package io.candlebus.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.candlebus.strategy.StrategySpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StrategyPrinterTest {
    private static final int RANDOM_SPECS = 500;

    @Test
    void examplesAreReadBackEqual() throws IOException {
        for (StrategyCheck.Result example : ExamplesTest.examples()) {
            assertReadBackEqual(example.spec(), example.spec().id());
        }
    }

    @ParameterizedTest
    @MethodSource("io.candlebus.json.DialectsTest#documents")
    void dialectsAreReadBackEqual(DialectsTest.Expected expected) throws IOException {
        String text = Files.readString(Path.of("src/test/resources/dialects", expected.name() + ".json"));
        StrategySpec spec = StrategyReaderTest.read(text).spec();
        if (spec == null) {
            assertTrue(!expected.words("fails").isEmpty());
            return;
        }
        assertReadBackEqual(spec, expected.name());
    }

    @Test
    void randomStrategiesAreReadBackEqual() {
        long seed = Long.getLong("seed", 42L);
        RandomSpecs specs = new RandomSpecs(seed);
        for (int i = 0; i < RANDOM_SPECS; i++) {
            assertReadBackEqual(specs.next(), "seed " + seed + ", strategy " + i);
        }
    }

    @Test
    void whatIsKeptBesideTheStrategyIsPrintedToo() {
        Reading reading = StrategyReaderTest.read("""
                {"id": "a", "metadata": {"risk_level": "low"}, "risk": {"stop_loss_percent": 1.5, "trailing_stop": true},
                 "signals": [{"id": "s", "type": "alert", "when": "rsi_14 < 30"}]}""");
        ObjectNode document = StrategyPrinter.document(reading.spec(), reading.source());
        assertEquals("{\"risk_level\":\"low\"}", document.get("metadata").toString());
        assertEquals(
                "{\"position_size\":{\"type\":\"percent_equity\",\"value\":100},"
                        + "\"stop_loss\":{\"type\":\"percent\",\"value\":1.5},"
                        + "\"trailing_stop\":{\"type\":\"percent\",\"value\":1.5},\"on_opposite_entry\":\"reverse\"}",
                document.get("risk").toString(),
                "and what was written in other words is not kept beside it");
    }

    private static void assertReadBackEqual(StrategySpec spec, String where) {
        String text = StrategyPrinter.print(spec);
        Reading reading = StrategyReaderTest.read(text);
        String shown = where + "\n" + text + ProblemText.of(where, reading.problems(), reading.source());
        assertEquals(spec, reading.spec(), shown);
    }
}
