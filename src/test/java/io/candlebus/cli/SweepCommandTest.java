package io.candlebus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepCommandTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String CANDLES = "src/main/resources/demo/btcusd-1m-bitstamp-2013-11.csv";
    private static final String DOCUMENT = """
            { "id": "cross", "symbol": "BTC/USD", "timeframe": "5m",
              "params": { "fast": { "default": 10, "min": 5, "max": 25, "step": 10 }, "slow": 40, "low": 45 },
              "signals": [
                { "id": "up", "type": "entry", "side": "long", "confidence": 0.5,
                  "when": "crossover(ema(fast), ema(slow)) and rsi(14) > low" },
                { "id": "out", "type": "exit", "side": "long", "when": "crossunder(ema(fast), ema(slow))" } ],
              "risk": { "stop_loss": { "type": "percent", "value": 2 } } }
            """;

    @TempDir
    Path folder;

    private Path document;

    @BeforeEach
    void written() throws IOException {
        document = Files.writeString(folder.resolve("cross.json"), DOCUMENT);
    }

    private Ran sweep(String... more) {
        List<String> args = new ArrayList<>(List.of("sweep", document.toString(), "--candles", CANDLES));
        args.addAll(List.of(more));
        return Ran.candlebus(args.toArray(String[]::new));
    }

    private JsonNode json(String... more) throws IOException {
        List<String> args = new ArrayList<>(List.of(more));
        args.add("--json");
        Ran ran = sweep(args.toArray(String[]::new));
        assertEquals(0, ran.status(), ran.err());
        return MAPPER.readTree(ran.out());
    }

    @Test
    void everyThreadCountGivesTheSame() throws IOException {
        String[] axes = {"--grid", "fast=5:25:5", "--grid", "slow=30:100:10", "--grid", "low=30,40,50,60,62,64,66,68"};
        List<String> one = new ArrayList<>(List.of(axes));
        one.addAll(List.of("--threads", "1"));
        List<String> three = new ArrayList<>(List.of(axes));
        three.addAll(List.of("--threads", "3"));
        JsonNode alone = json(one.toArray(String[]::new));
        assertEquals(alone, json(three.toArray(String[]::new)));
        assertEquals(320, alone.get("results").size());
        assertTrue(alone.get("best").get("metrics").get("sharpe").isNumber());
        assertTrue(alone.get("best").get("deflated_sharpe").get("value").isNumber());
    }

    /** What a set of a sweep comes to is what a backtest with its numbers comes to. */
    @Test
    void aSetIsABacktest() throws IOException {
        JsonNode sweep = json("--grid", "fast=5,15", "--grid", "/risk/stop_loss/value=1,3");
        for (JsonNode row : sweep.get("results")) {
            String fast = row.get("params").get("fast").asText();
            String stop = row.get("params").get("/risk/stop_loss/value").asText();
            Files.writeString(document, DOCUMENT.replace("\"value\": 2", "\"value\": " + stop));
            Ran ran = Ran.candlebus(
                    "backtest", document.toString(), "--candles", CANDLES, "--param", "fast=" + fast, "--json");
            JsonNode metrics = MAPPER.readTree(ran.out()).get("metrics");
            row.get("metrics")
                    .properties()
                    .forEach(m ->
                            assertEquals(m.getValue(), metrics.get(m.getKey()).get("value"), m.getKey()));
        }
        Set<String> different = new HashSet<>();
        sweep.get("results")
                .forEach(r -> different.add(r.get("metrics").get("net_profit").asText()));
        assertEquals(4, different.size(), "every axis matters");
    }

    @Test
    void goesOnFromWhatIsDone() throws IOException {
        Path state = folder.resolve("sweep.jsonl");
        String[] args = {
            "--grid", "fast=5:25:5", "--grid", "slow=30:100:10", "--walk-forward", "2", "--resume", state.toString()
        };
        JsonNode whole = json(args);
        List<String> lines = Files.readAllLines(state);
        assertEquals(41, lines.size());
        List<String> cut = new ArrayList<>(lines.subList(0, 20));
        cut.add(lines.get(20).substring(0, 30));
        Files.write(state, cut);
        assertEquals(whole, json(args));
        assertEquals(41, Files.readAllLines(state).size());
        assertEquals(2, whole.get("walk_forward").get("folds").size());
        Ran other = sweep("--grid", "fast=5:25:5", "--resume", state.toString());
        assertEquals(1, other.status());
        assertTrue(other.err().contains("is not of this sweep"), other.err());
    }

    @Test
    void aStateThatIsNoTextIsTold() throws IOException {
        Path state = Files.write(folder.resolve("state"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        Ran ran = sweep("--grid", "fast", "--resume", state.toString());
        assertEquals(1, ran.status());
        assertTrue(ran.err().contains("cannot be used: it is no text"), ran.err());
    }

    @Test
    void drawsTheSameSetsFromTheSameSeed() throws IOException {
        String[] args = {"--grid", "fast=2:30:1", "--grid", "slow=31:100:1", "--random", "12", "--seed", "7"};
        JsonNode drawn = json(args);
        assertEquals(12, drawn.get("results").size());
        assertEquals(drawn, json(args));
        args[args.length - 1] = "8";
        assertNotEquals(drawn.get("results"), json(args).get("results"));
    }

    @Test
    void setsThatCannotRunAreTold() {
        Ran some = sweep("--grid", "fast=0,5");
        assertEquals(0, some.status(), some.err());
        assertTrue(some.out().contains("1 set cannot run; the first, fast=0: "), some.out());
        assertTrue(some.out().contains("fast must be from 5 to 25, not 0"), some.out());
        Ran none = sweep("--grid", "fast=0,1");
        assertEquals(1, none.status(), none.out());
        assertTrue(none.err().contains("no set can run; the first, fast=0: "), none.err());
        assertEquals("", none.out());
    }

    @Test
    void writesAPageAndATable() throws IOException {
        Path page = folder.resolve("sweep.html");
        Path csv = folder.resolve("sweep.csv");
        Ran ran = sweep("--grid", "fast", "--report", page.toString(), "--csv", csv.toString());
        assertEquals(0, ran.status(), ran.err());
        assertTrue(
                ran.out().contains("cross on BTC/USD 5m: 1,916 candles")
                        && ran.out().contains("3 of 3 sets"),
                ran.out());
        assertTrue(ran.out().contains("fast=15"), ran.out());
        String html = Files.readString(page);
        assertTrue(
                html.contains("\"strategy\":\"cross\"") && !html.contains("src=") && !html.contains("http"),
                "one file");
        List<String> rows = Files.readAllLines(csv);
        assertEquals(4, rows.size());
        assertTrue(rows.get(0).startsWith("set,fast,net_profit,"), rows.get(0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        fats=1:2:1                 | 1 | there is no parameter "fats"
        /risk/stop_los/value=1,2   | 1 | the document has no /risk/stop_los/value: /risk has stop_loss
        /signals/5/confidence=1    | 1 | /signals has entries 0 to 1
        /signals/0/when=1,2        | 1 | is no number
        slow                       | 2 | no min, max and step
        slow=5:1:1                 | 2 | goes up by steps above 0
        slow=1:2                   | 2 | neither from:to:step nor a list
        slow=a,b                   | 2 | "a" is no number
        slow=1,1                   | 2 | a value is there twice
        slow=1:1000000:1           | 2 | more than 10000 values
        """)
    void badAxesAreTold(String axis, int status, String sentence) {
        Ran ran = sweep("--grid", axis);
        assertEquals(status, ran.status(), ran.err());
        assertTrue(ran.err().contains(sentence), ran.err());
        assertEquals("", ran.out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        --rank=sharp        | there is no metric "sharp"
        --random=0          | --random must be 1 to 100000
        --walk-forward=101  | --walk-forward must be 0 to 100
        --threads=0         | --threads must be 1 to 1024
        """)
    void badOptionsAreTold(String option, String sentence) {
        Ran ran = sweep("--grid", "fast", option);
        assertEquals(2, ran.status(), ran.err());
        assertTrue(ran.err().contains(sentence), ran.err());
    }
}
