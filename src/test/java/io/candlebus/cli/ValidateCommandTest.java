package io.candlebus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {
    private static final String DOCUMENT = """
            {
              "id": "dip",
              "symbol": "BTC/USD",
              "timeframe": "1m",
              "signals": [
                { "id": "in", "type": "entry", "side": "long", "edge": true, "when": "rsi_14 < 30 and clsoe > ema_50" },
                { "id": "out", "type": "exit", "side": "long", "when": "rsi_14 > 60" }
              ]
            }
            """;

    @TempDir
    Path folder;

    @Test
    void everyShippedStrategyIsValid() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("strategies"))) {
            List<String> all = files.map(Path::toString).sorted().toList();
            assertTrue(all.size() >= 4);
            Ran ran = Ran.candlebus(Stream.concat(Stream.of("validate", "--strict"), all.stream())
                    .toArray(String[]::new));
            assertEquals(0, ran.status(), ran.out());
        }
    }

    @Test
    void foldersAreSearched() throws IOException {
        Files.writeString(folder.resolve("dip.json"), DOCUMENT);
        Files.createDirectories(folder.resolve("below/empty"));
        Files.writeString(folder.resolve("below/dip.json"), DOCUMENT.replace("clsoe", "close"));
        Ran ran = Ran.candlebus("validate", folder.toString());
        assertEquals(1, ran.status());
        assertTrue(ran.out().contains(folder.resolve("below/dip.json") + ": valid"), ran.out());
        assertTrue(ran.out().contains(folder.resolve("dip.json") + ": not valid"), ran.out());
        Ran none = Ran.candlebus("validate", folder.resolve("below/empty").toString());
        assertEquals(3, none.status());
        assertEquals("candlebus: there are no documents\n", none.err());
    }

    @Test
    void problemIsShownWhereItStands() throws IOException {
        Path file = Files.writeString(folder.resolve("dip.json"), DOCUMENT);
        Ran ran = Ran.candlebus("validate", file.toString());
        assertEquals(1, ran.status());
        assertTrue(ran.out().contains(file + """
                                :6:91  error  unknown-name  /signals/0/when
                                """), ran.out());
        assertTrue(ran.out().contains("did you mean \"close\"?"), ran.out());
        assertTrue(ran.out().endsWith(": not valid (1 error, 0 warnings, 2 infos)\n"), ran.out());
    }

    @Test
    void jsonHasTheSameProblems() throws IOException {
        Path file = Files.writeString(folder.resolve("dip.json"), DOCUMENT);
        JsonNode json = new ObjectMapper()
                .readTree(Ran.candlebus("validate", "--json", file.toString()).out());
        assertEquals(false, json.get("valid").asBoolean());
        JsonNode problems = json.get("files").get(0).get("problems");
        assertTrue(Stream.of(problems)
                .flatMap(p -> p.findValuesAsText("code").stream())
                .anyMatch("unknown-name"::equals));
    }

    @Test
    void warningsFailOnlyWhenAsked() throws IOException {
        Path file = Files.writeString(
                folder.resolve("w.json"),
                DOCUMENT.replace("clsoe", "close")
                        .replace("\"tags\"", "\"tgas\"")
                        .replace("\"timeframe\": \"1m\",", "\"timeframe\": \"1m\", \"tgas\": [],"));
        assertEquals(0, Ran.candlebus("validate", file.toString()).status());
        assertEquals(1, Ran.candlebus("validate", "--strict", file.toString()).status());
    }

    @Test
    void whatIsValidIsSummedUp() throws IOException {
        Ran ran = Ran.candlebus("validate", "strategies/ema_cross.json", "strategies/macd_momentum.json");
        assertEquals("""
                strategies/ema_cross.json: valid (0 errors, 0 warnings, 0 infos)
                  2 signals, 2 conditions; warm-up of 22 candles of 1m; 1072 bytes of memory
                strategies/macd_momentum.json: valid (0 errors, 0 warnings, 0 infos)
                  2 signals, 5 conditions; warm-up of 50 candles of 1m; 1304 bytes of memory
                """, ran.out());
        Ran verbose = Ran.candlebus("validate", "--verbose", "strategies/ema_cross.json");
        assertEquals("""
                strategies/ema_cross.json: valid (0 errors, 0 warnings, 0 infos)
                  2 signals, 2 conditions; warm-up of 22 candles of 1m; 1072 bytes of memory
                           8  value 1 candle ago
                           8  value 1 candle ago
                          48  ema 9
                          48  ema 21
                         960  what its conditions were on the last 40 candles
                """, verbose.out());
    }

    @Test
    void jsonSumsUpWhatIsValidAndListsTheMemoryWhenAsked() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        JsonNode brief = mapper.readTree(
                Ran.candlebus("validate", "--json", "strategies/ema_cross.json").out());
        assertEquals(
                mapper.readTree("{\"timeframe\":\"1m\",\"signals\":2,\"conditions\":2,\"warmup_candles\":22,"
                        + "\"memory_bytes\":1072}"),
                brief.at("/files/0/summary"));
        JsonNode whole = mapper.readTree(Ran.candlebus("validate", "--json", "--verbose", "strategies/ema_cross.json")
                .out());
        long bytes = 0;
        for (JsonNode part : whole.at("/files/0/summary/memory")) {
            bytes += part.get("bytes").asLong();
        }
        assertEquals(1072, bytes);
        Path file = Files.writeString(folder.resolve("dip.json"), DOCUMENT);
        JsonNode invalid = mapper.readTree(
                Ran.candlebus("validate", "--json", file.toString()).out());
        assertTrue(invalid.at("/files/0/summary").isNull());
    }

    @Test
    void fileThatIsMissingIsNamed() {
        Ran ran = Ran.candlebus("validate", folder.resolve("none.json").toString());
        assertEquals(1, ran.status());
        assertEquals("candlebus: " + folder.resolve("none.json") + ": no such file\n", ran.err());
    }

    @Test
    void schemaIsPrinted() throws IOException {
        JsonNode schema = new ObjectMapper().readTree(Ran.candlebus("schema").out());
        assertEquals(
                "https://json-schema.org/draft/2020-12/schema",
                schema.get("$schema").asText());
    }
}
