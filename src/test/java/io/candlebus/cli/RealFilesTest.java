package io.candlebus.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.candlebus.feed.BadRows;
import io.candlebus.feed.CandleCsv;
import io.candlebus.indicator.Columns;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Indicators;
import io.candlebus.indicator.trend.TypicalPrice;
import io.candlebus.market.Candle;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code candlebus indicator} prints every entry of the catalogue on real candles, number for number what the indicator gives. The
 * files are not part of this project: they are looked for beside it, or in the folder that the system property
 * {@code candlebus.candle.files} names. {@code mvn -Psoak test} takes whole files, otherwise their beginnings are enough.
 */
@Tag("soak")
class RealFilesTest {
    private static final Path FOLDER = Path.of(System.getProperty("candlebus.candle.files", "../shared/data/candles"));
    private static final long ROWS = System.getProperty("candlebus.candles") == null ? 600 : Long.MAX_VALUE;

    @TempDir
    Path temporary;

    static Stream<Path> files() throws IOException {
        if (!Files.isDirectory(FOLDER)) {
            return Stream.of(FOLDER);
        }
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().contains(".csv")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyEntryIsPrintedAsItIs(Path file) throws IOException {
        assumeTrue(Files.isRegularFile(file), () -> "there are no candle files to try: no folder " + file);
        Path csv = beginning(file);
        List<Candle> candles = read(csv);
        for (IndicatorType type : Indicators.ALL.types()) {
            Ran ran = Ran.candlebus("indicator", type.name(), "--candles", csv.toString());
            assertEquals(0, ran.status(), () -> type + " on " + file + ": " + ran.err());
            double[][] columns = Columns.run(type, type.defaults(), candles, source(type, candles));
            Iterator<String> lines = ran.out().lines().iterator();
            String names = type.outputs().stream().map(o -> o.name()).collect(Collectors.joining(","));
            assertEquals("time," + names, lines.next());
            for (int t = 0; t < candles.size(); t++) {
                String[] cells = lines.next().split(",", -1);
                assertEquals(columns.length + 1, cells.length);
                for (int o = 0; o < columns.length; o++) {
                    double printed = cells[o + 1].isEmpty() ? Double.NaN : Double.parseDouble(cells[o + 1]);
                    String where = type + " " + type.outputs().get(o).name() + " at candle " + t + " of " + file;
                    // A zero is printed without its sign.
                    assertEquals(columns[o][t] + 0.0, printed + 0.0, where);
                }
            }
            assertEquals(false, lines.hasNext(), () -> type + " prints more rows than " + file + " has candles");
        }
    }

    /** Strategies average a candle's prices as the typical price does; the columns of other tests, as TA-Lib. */
    private static double[] source(IndicatorType type, List<Candle> candles) {
        boolean isAverage = type.standardSource().equals("hlc3");
        return isAverage
                ? Columns.run(TypicalPrice.TYPE, TypicalPrice.TYPE.defaults(), candles)[0]
                : Columns.source(type, candles);
    }

    private Path beginning(Path file) throws IOException {
        if (ROWS == Long.MAX_VALUE) {
            return file;
        }
        try (InputStream in = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
                BufferedReader reader = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            return Files.write(temporary.resolve("beginning.csv"), (Iterable<String>)
                    reader.lines().limit(ROWS + 1)::iterator);
        }
    }

    private static List<Candle> read(Path csv) throws IOException {
        List<Candle> candles = new ArrayList<>();
        try (CandleCsv in = CandleCsv.open(csv, null, BadRows.REFUSE)) {
            for (Candle candle = in.next(); candle != null; candle = in.next()) {
                candles.add(candle);
            }
        }
        return candles;
    }
}
