package io.candlebus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCommandTest {
    private static final String SILENT = "{\"name\": \"silent\", \"candles\": [1, 2], \"expect\": [], \"only\": true}";
    private static final String WRONG =
            "{\"name\": \"wrong\", \"candles\": [1, 2], \"expect\": [{\"signal\": \"up\", \"at\": \"2018-01-01T00:02:00Z\"}]}";

    @TempDir
    Path temp;

    private Path folder;

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectories(temp.resolve("strategies"));
    }

    /** A document of candles of one minute that fires up above 10. */
    private Path document(String name, String tests) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(
                file, """
                {
                  "id": "%s", "symbol": "BTC/USD", "timeframe": "1m",
                  "signals": [{ "id": "up", "type": "alert", "when": "close > 10" }],
                  "tests": [%s]
                }
                """.formatted(file.getFileName().toString().replace(".json", ""), tests));
    }

    private static String fromFile(String path) {
        return "{\"name\": \"filed\", \"candles\": \"" + path + "\", \"expect\": [], \"only\": true}";
    }

    private static Ran test(Path... paths) {
        return Ran.candlebus(
                Stream.concat(Stream.of("test"), Arrays.stream(paths).map(Path::toString))
                        .toArray(String[]::new));
    }

    @Test
    void shippedStrategiesPass() {
        Ran ran = Ran.candlebus("test", "strategies");
        assertEquals(0, ran.status(), ran.out());
        assertTrue(ran.out().endsWith("4 documents, 8 tests: 8 passed, 0 failed\n"), ran.out());
        assertEquals("", ran.err());
    }

    @Test
    void failureIsPrintedAsTheDocumentationShows() throws IOException {
        Path file = folder.resolve("ema_cross.json");
        String document = Files.readString(Path.of("strategies/ema_cross.json"));
        Files.writeString(file, document.replace("2018-01-01T00:31:00Z", "2018-01-01T00:32:00Z"));
        String shown = Files.readString(Path.of("docs/strategy-language.md"));
        String printed = test(file).out().replace(folder.toString(), "strategies");
        assertTrue(shown.contains("```text failure\n" + printed + "```"), printed);
    }

    @Test
    void passAndFailureAreToldPerTestWithPlaceNumbersAndNeighbours() throws IOException {
        Path file = document("a.json", SILENT + ",\n    " + """
                {"name": "late", "candles": [9, 11, 9], "expect": [
                      {"signal": "up", "at": "2018-01-01T00:03:00Z"}]}""");
        Ran ran = test(file);
        assertEquals(1, ran.status());
        assertEquals("""
                FILE
                  passed  silent (2 candles, 0 signals)
                  FAILED  late (3 candles, 1 signal)
                    FILE:6:7: up did not fire at 2018-01-01T00:03:00Z: "close > 10" is false: close is 9
                      values: close 9
                      nearby: up at 2018-01-01T00:02:00Z for 11
                1 document, 2 tests: 1 passed, 1 failed
                """.replace("FILE", file.toString()), ran.out());
    }

    @Test
    void jsonSaysTheSame() throws IOException {
        Path file = document("a.json", SILENT + "," + WRONG);
        Ran ran = Ran.candlebus("test", "--json", file.toString());
        assertEquals(1, ran.status());
        JsonNode json = new ObjectMapper().readTree(ran.out());
        assertEquals(
                List.of("documents", "passed", "failed", "invalid", "ok"),
                List.copyOf(json.properties().stream().map(e -> e.getKey()).toList()));
        assertEquals(1, json.get("passed").asInt());
        assertEquals(1, json.get("failed").asInt());
        assertEquals(false, json.get("ok").asBoolean());
        JsonNode tests = json.get("documents").get(0).get("tests");
        assertEquals(
                "{\"name\":\"silent\",\"passed\":true,\"candles\":2,\"signals\":0,\"failures\":[],\"more_failures\":0}",
                tests.get(0).toString());
        assertEquals(
                "{\"kind\":\"missed\",\"signal\":\"up\",\"at\":\"2018-01-01T00:02:00Z\",\"pointer\":\"/tests/1/expect/0\","
                        + "\"line\":4,\"column\":127,"
                        + "\"message\":\"up did not fire at 2018-01-01T00:02:00Z: \\\"close > 10\\\" is false: close is 2\","
                        + "\"values\":{\"close\":2.0},\"nearby\":[]}",
                tests.get(1).get("failures").get(0).toString());
    }

    @Test
    void documentThatIsNotValidFailsAndTheOthersRun() throws IOException {
        document("a.json", SILENT.replace("[1, 2]", "[]"));
        document("b.json", SILENT);
        Ran ran = test(folder);
        assertEquals(1, ran.status());
        assertTrue(ran.out().contains("error  no-candles  /tests/0/candles"), ran.out());
        assertTrue(ran.out().contains("a.json: not valid\n"), ran.out());
        assertTrue(ran.out().endsWith("2 documents, 1 test: 1 passed, 0 failed, 1 document not valid\n"), ran.out());
    }

    @Test
    void warningsAboutTestsAreToldAndThoseAboutTheRestAreNot() throws IOException {
        Path file = document("a.json", SILENT.replace(", \"only\": true", ""));
        Files.writeString(file, Files.readString(file).replace("\"symbol\"", "\"x\": 1, \"symbol\""));
        Ran ran = test(file);
        assertEquals(0, ran.status());
        assertTrue(ran.out().contains("warning  no-expectation  /tests/0/expect"), ran.out());
        assertTrue(!ran.out().contains("unknown-key"), ran.out());
    }

    @Test
    void nothingToRunIsTold() throws IOException {
        Ran empty = test(folder);
        assertEquals(3, empty.status());
        assertEquals("candlebus: nothing to run: there are no documents\n", empty.err());
        Path file = document("a.json", "");
        Ran none = test(folder);
        assertEquals(3, none.status());
        assertEquals(file + ": no tests\n", none.out());
        assertEquals("candlebus: nothing to run: no document has tests\n", none.err());
        JsonNode json = new ObjectMapper()
                .readTree(Ran.candlebus("test", "--json", folder.toString()).out());
        assertEquals(false, json.get("ok").asBoolean());
    }

    @Test
    void usageIsTwoAndAMissingPathIsNamed() {
        assertEquals(2, Ran.candlebus("test").status());
        Ran ran = test(folder.resolve("none.json"));
        assertEquals(1, ran.status());
        assertEquals("candlebus: " + folder.resolve("none.json") + ": no such file\n", ran.err());
    }

    @Test
    void foldersAreSearchedWithoutWhatIsHidden() throws IOException {
        document("b/c.json", SILENT);
        document("a.json", SILENT);
        document(".git/d.json", WRONG);
        document(".e.json", WRONG);
        Files.writeString(folder.resolve("b/f.txt"), "no document");
        Files.createSymbolicLink(folder.resolve("again"), folder);
        Path link = Files.createSymbolicLink(temp.resolve("link"), folder);
        for (Path named : List.of(folder, link)) {
            Ran ran = test(named);
            assertEquals(0, ran.status(), ran.out());
            assertEquals(
                    List.of(
                            named.resolve("a.json").toString(),
                            named.resolve("b/c.json").toString()),
                    ran.out().lines().filter(l -> l.endsWith(".json")).toList());
        }
        Ran twice = test(folder, folder.resolve("a.json"));
        assertTrue(twice.out().contains("2 documents, 2 tests"), twice.out());
    }

    @Test
    void candlesOfAFileArePutTogether() throws IOException {
        StringBuilder rows = new StringBuilder("time,close,open,high,low\n");
        IntStream.range(0, 120)
                .forEach(i -> rows.append(1_514_764_800L + 60 * i).append(i < 119 ? ",5,5,5,5\n" : ",11,5,11,5\n"));
        Files.createDirectories(folder.resolve("fixtures"));
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(folder.resolve("fixtures/hours.csv.gz")))) {
            out.write(rows.toString().getBytes(StandardCharsets.UTF_8));
        }
        Path file = document("a.json", """
                {"candles": "fixtures/hours.csv.gz", "timeframe": "1m", "only": true,
                 "expect": [{"signal": "up", "at": "2018-01-01T02:00:00Z", "price": 11}]}""");
        Files.writeString(
                file,
                Files.readString(file).replace("\"timeframe\": \"1m\",\n  \"sig", "\"timeframe\": \"1h\",\n  \"sig"));
        Ran ran = test(file);
        assertEquals(0, ran.status(), ran.out());
        assertTrue(ran.out().contains("passed  test 1 (fixtures/hours.csv.gz, 2 candles, 1 signal)"), ran.out());
    }

    @Test
    void fileIsOnlyEverOneInsideTheFolder() throws IOException {
        String candles = "time,open,high,low,close\n2018-01-01,1,1,1,1\n";
        Path outside = Files.writeString(temp.resolve("outside.csv"), candles);
        Files.createDirectories(temp.resolve("strategies-of-others"));
        Files.writeString(temp.resolve("strategies-of-others/x.csv"), candles);
        Files.createSymbolicLink(folder.resolve("out.csv"), outside);
        Files.createSymbolicLink(folder.resolve("up"), temp);
        Files.createSymbolicLink(folder.resolve("others"), temp.resolve("strategies-of-others"));
        Files.writeString(folder.resolve("in.csv"), candles);
        Files.createSymbolicLink(folder.resolve("inner.csv"), folder.resolve("in.csv"));
        for (String path : List.of("out.csv", "up/outside.csv", "others/x.csv")) {
            Ran ran = test(document("a.json", fromFile(path)));
            assertEquals(1, ran.status());
            assertTrue(ran.out().contains(path + ": cannot be read: it leads out of the document's folder"), ran.out());
        }
        for (String path : List.of("in.csv", "inner.csv", "up/strategies/in.csv")) {
            assertEquals(0, test(document("a.json", fromFile(path))).status(), path);
        }
    }

    @Test
    void candlesThatCannotBeHadFailTheTestAndSayWhy() throws IOException {
        Files.writeString(folder.resolve("bad.csv"), "time,open,high,low,close\n2018-01-01,1,dear,1,1\n");
        Files.writeString(folder.resolve("odd.csv"), "time,open,high,low,close\n2018-01-01T00:00:30,1,1,1,1\n");
        Files.writeString(folder.resolve("none.csv"), "time,open,high,low,close\n");
        Files.createDirectories(folder.resolve("sub"));
        for (String[] expected : new String[][] {
            {"gone.csv", "gone.csv: no such file"},
            {"bad.csv", "bad.csv:2: high \"dear\" is no number"},
            {"odd.csv", "odd.csv:2: time 2018-01-01T00:00:30Z is not where a candle of 1m opens"},
            {"none.csv", "no candle of 1m closes"},
            {"sub", "sub: cannot be read: it is no file"}
        }) {
            Ran ran = test(document("a.json", fromFile(expected[0]) + "," + SILENT));
            assertEquals(1, ran.status());
            assertTrue(ran.out().contains(expected[1]), ran.out());
            assertTrue(ran.out().endsWith("1 document, 2 tests: 1 passed, 1 failed\n"), ran.out());
        }
    }

    @Test
    void nothingOfADocumentReachesTheTerminalAsAControlCharacter() throws IOException {
        Ran ran = test(document("a.json", WRONG.replace("wrong", "\\u001b[31mred\\n\\u009b")));
        assertEquals(1, ran.status());
        assertTrue(ran.out().contains("\\u001b[31mred\\u000a\\u009b"), ran.out());
        assertTrue(ran.out().chars().noneMatch(c -> Character.isISOControl(c) && c != '\n'), ran.out());
    }

    @Test
    void documentThatIsTooLargeIsNotReadWhole() throws IOException {
        ByteArrayOutputStream large = new ByteArrayOutputStream();
        large.write("{\"id\": \"ä".getBytes(StandardCharsets.UTF_8));
        large.writeBytes(new byte[600_000]);
        Files.write(folder.resolve("a.json"), large.toByteArray());
        Ran ran = test(folder);
        assertEquals(1, ran.status());
        assertTrue(ran.out().contains("error  document-limit"), ran.out());
        Files.write(folder.resolve("a.json"), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertEquals(
                "candlebus: " + folder.resolve("a.json") + ": not UTF-8 text\n",
                test(folder).err());
    }
}
