package io.candlebus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.candlebus.indicator.Indicators;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndicatorCommandTest {
    @TempDir
    Path folder;

    private Path candles;

    @BeforeEach
    void write() throws IOException {
        candles = Files.writeString(folder.resolve("c.csv"), """
                time,open,high,low,close,volume
                2024-01-01T00:00:00Z,1,3,1,2,10
                2024-01-01T00:01:00Z,2,5,2,4,10
                2024-01-01T00:02:00Z,4,7,4,6,10
                2024-01-01T00:03:00Z,6,9,6,8,10
                """);
    }

    @Test
    void everyCandleHasARowAndUnknownIsEmpty() {
        Ran ran = Ran.candlebus("indicator", "sma", "--candles", candles.toString(), "--param", "period=3");
        assertEquals("""
                time,sma
                2024-01-01T00:00:00Z,
                2024-01-01T00:01:00Z,
                2024-01-01T00:02:00Z,4.0
                2024-01-01T00:03:00Z,6.0
                """, ran.out());
        assertEquals(0, ran.status());
        assertEquals("", ran.err());
    }

    @Test
    void sourceMayBeAFieldOrAnotherIndicator() {
        Ran high = sma("--param", "period=2", "--source", "high");
        assertTrue(high.out().endsWith("2024-01-01T00:03:00Z,8.0\n"), high.out());
        Ran nested = sma("--param", "period=2", "--source", "sma_2");
        assertTrue(nested.out().endsWith("2024-01-01T00:03:00Z,6.0\n"), nested.out());
    }

    @Test
    void ofTwoSourcesEachMayBeGiven() {
        assertEquals(1, lastCorrelation("--source", "high", "--param", "other=low + 0.5"), 1e-12);
        assertEquals(-1, lastCorrelation("--param", "other=0 - close"), 1e-12);
        assertEquals(0, lastCorrelation("--param", "source=volume"), 0);
        assertEquals(Math.sqrt(0.75), lastCorrelation("--param", "other=(high - 5) * (high - 7)"), 1e-12);
    }

    @Test
    void jsonHasOneColumnPerOutput() throws IOException {
        Ran ran = Ran.candlebus("indicator", "bb", "--candles", candles.toString(), "--param", "period=2", "--json");
        JsonNode json = new ObjectMapper().readTree(ran.out());
        assertEquals("bollinger", json.get("indicator").asText());
        assertEquals(4, json.get("time").size());
        assertTrue(json.get("middle").get(0).isNull());
        assertEquals(7.0, json.get("middle").get(3).asDouble());
    }

    @Test
    void everyCatalogueEntryRunsOverRealCandles() {
        String week = "src/main/resources/demo/btcusd-1m-bitstamp-2013-11.csv";
        Indicators.ALL.types().forEach(type -> {
            Ran ran = Ran.candlebus("indicator", type.name(), "--candles", week);
            assertEquals(0, ran.status(), () -> type.name() + ": " + ran.err());
            assertEquals(9_400, ran.out().lines().count(), type.name());
        });
    }

    @Test
    void badRowsAreToldWithFileAndLineOrCounted() throws IOException {
        Path bad = Files.writeString(
                folder.resolve("bad.csv"),
                Files.readString(candles) + "2024-01-01T00:04:00Z,1,NaN,1,1,1\n2024-01-01T00:05:00Z,6,9,6,8,10\n");
        Ran refused = Ran.candlebus("indicator", "sma", "--candles", bad.toString());
        assertEquals(1, refused.status());
        assertTrue(refused.err().startsWith("candlebus: " + bad + ":6: "), refused.err());
        Ran skipped = Ran.candlebus(
                "indicator", "sma", "--candles", bad.toString(), "--param", "period=2", "--skip-bad-rows");
        assertEquals(0, skipped.status());
        assertEquals("candlebus: " + bad + ": 1 bad rows skipped\n", skipped.err());
        assertTrue(skipped.out().endsWith("2024-01-01T00:05:00Z,8.0\n"), skipped.out());
    }

    @Test
    void mistakesAreNamedAndStatusesTellThemApart() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.csv"), "time,open,high,low,close\n");
        told(1, "did you mean \"rsi\"?", "rsii", "--candles", candles.toString());
        told(1, "period of sma must be a whole number from 1 to 100000, not 0", sma0("period=0"));
        told(1, "sma has no parameter \"length\"", sma0("length=3"));
        told(1, "\"hihg\"", "sma", "--candles", candles.toString(), "--source", "hihg");
        told(1, "atr is computed from whole candles", "atr", "--candles", candles.toString(), "--source", "high");
        told(1, "\"hihg\"", "beta", "--candles", candles.toString(), "--param", "other=hihg");
        told(1, "given twice", sma0("source=high", "--source", "low"));
        told(1, "sma has no parameter \"other\"", sma0("other=high"));
        told(3, "no such file", "sma", "--candles", folder + "/none.csv");
        told(3, "holds no candle", "sma", "--candles", empty.toString(), "--timeframe", "1m");
        told(2, "Missing required option: '--candles", "sma");
        told(2, "--param: \"period\" is given twice", sma0("period=3", "--param", "period=4"));
        told(2, "--param: 'period' is no pair", sma0("period"));
    }

    @Test
    void wrongOptionIsToldInThreeLinesWithWhatMayHaveBeenMeant() {
        Ran ran = Ran.candlebus("indicator", "sma", "--candle", candles.toString());
        assertEquals(2, ran.status());
        assertTrue(ran.err().contains("--candles"), ran.err());
        assertTrue(ran.err().endsWith("see candlebus indicator --help\n"), ran.err());
        assertTrue(ran.err().lines().count() <= 3, ran.err());
    }

    @Test
    void catalogueIsListedAndExplained() throws IOException {
        Ran list = Ran.candlebus("indicators");
        assertEquals(Indicators.ALL.types().size(), list.out().lines().count());
        Ran one = Ran.candlebus("indicators", "MACD");
        assertTrue(one.out().startsWith("macd: Moving Average Convergence"), one.out());
        JsonNode json = new ObjectMapper()
                .readTree(Ran.candlebus("indicators", "--json").out());
        assertEquals(Indicators.ALL.types().size(), json.get("indicators").size());
        assertEquals(1, Ran.candlebus("indicators", "nonsense").status());
    }

    private String[] sma0(String param, String... more) {
        return Stream.concat(Stream.of("sma", "--candles", candles.toString(), "--param", param), Stream.of(more))
                .toArray(String[]::new);
    }

    private Ran sma(String... more) {
        return ran("sma", more);
    }

    private double lastCorrelation(String... sources) {
        String[] more = Stream.concat(Stream.of("--param", "period=3"), Stream.of(sources))
                .toArray(String[]::new);
        Ran ran = ran("correlation", more);
        List<String> cells =
                ran.out().lines().map(line -> line.split(",", -1)[1]).toList();
        assertEquals(List.of("correlation", "", ""), cells.subList(0, 3), ran.err());
        return Double.parseDouble(cells.get(4));
    }

    private Ran ran(String name, String... more) {
        return Ran.candlebus(
                Stream.concat(Stream.of("indicator", name, "--candles", candles.toString()), Stream.of(more))
                        .toArray(String[]::new));
    }

    private static void told(int status, String sentence, String... args) {
        Ran ran = Ran.candlebus(
                Stream.concat(Stream.of("indicator"), Stream.of(args)).toArray(String[]::new));
        assertEquals(status, ran.status(), ran.err());
        assertTrue(ran.err().contains(sentence), ran.err());
    }
}
