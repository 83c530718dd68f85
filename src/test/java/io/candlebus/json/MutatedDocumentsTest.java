package io.candlebus.json;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.candlebus.indicator.Indicators;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever a document holds, reading it ends soon and gives an answer. */
class MutatedDocumentsTest {
    private static final int ROUNDS = 6_000;
    private static final String[] VALUES = {
        "null",
        "true",
        "-1",
        "1e400",
        "-0",
        "1e10000000",
        "NaN",
        "-Infinity",
        "4294967297",
        "9223372036854775808",
        "0.1e-400",
        "\"\"",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "\"../../etc/passwd\"",
        "\"${jndi:ldap://x}\"",
        "\"close[1e9]\"",
        "\"rsi_14.rsi_14.rsi_14\"",
        "\"not not not\"",
        "\"((((((((\"",
        "\"a < b and\"",
        "[]",
        "{}",
        "[[[[[[]]]]]]",
        "{\"\":{}}",
        "{\"indicator\":\"rsi\"}",
        "\"AT_LEAST\"",
        "\"between\"",
        "\"bb_20_2.upper\"",
        "\"momentum\"",
        "\"1M\""
    };

    @Test
    void noMutationThrowsOrTakesLong() throws IOException {
        long seed = Long.getLong("seed", 20_131_126L);
        Random random = new Random(seed);
        List<String> documents = documents();
        for (int round = 0; round < ROUNDS; round++) {
            String mutated = documents.get(random.nextInt(documents.size()));
            for (int i = random.nextInt(4); i >= 0; i--) {
                mutated = mutated(mutated, random);
            }
            check(mutated, "seed " + seed + ", round " + round);
        }
    }

    private static void check(String text, String where) {
        try {
            Reading reading = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> StrategyReaderTest.read(text));
            boolean errors = reading.problems().stream().anyMatch(p -> p.isError());
            assertTrue(errors == (reading.spec() == null), where);
            String shown = ProblemText.of("file", reading.problems(), reading.source());
            assertTrue(shown.chars().noneMatch(c -> Character.isISOControl(c) && c != '\n'), where);
            ProblemJson.of(reading.problems(), reading.source());
            StrategyCheck.Result result = assertTimeoutPreemptively(
                    Duration.ofSeconds(5),
                    () -> StrategyCheck.check(text, Indicators.ALL, Symbol.parse("BTC/USD"), Timeframe.M1));
            assertTrue(result.isValid() || result.problems().stream().anyMatch(p -> p.isError()), where);
        } catch (RuntimeException thrown) {
            fail(where + " threw for\n" + text, thrown);
        }
    }

    private static String mutated(String text, Random random) {
        if (text.isEmpty()) {
            return "{";
        }
        int at = random.nextInt(text.length());
        int to = Math.min(text.length(), at + 1 + random.nextInt(20));
        return switch (random.nextInt(7)) {
            case 0 -> text.substring(0, at) + text.substring(to);
            case 1 -> text.substring(0, at) + text.substring(at, to) + text.substring(at);
            case 2 -> text.substring(0, at) + (char) random.nextInt(0x3000) + text.substring(at + 1);
            case 3 -> text.substring(0, at);
            case 4 -> text.substring(0, at) + "{}[],:\"\\".charAt(random.nextInt(8)) + text.substring(at);
            default -> withOtherValue(text, at, random);
        };
    }

    /** Puts another value in the place of the one that follows. */
    private static String withOtherValue(String text, int from, Random random) {
        int colon = text.indexOf(':', from);
        if (colon < 0) {
            return text;
        }
        int end = colon + 1;
        while (end < text.length() && ",}]\n".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(0, colon + 1) + VALUES[random.nextInt(VALUES.length)] + text.substring(end);
    }

    static List<String> documents() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/dialects"))) {
            return files.filter(f -> f.toString().endsWith(".json"))
                    .sorted()
                    .map(MutatedDocumentsTest::text)
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
