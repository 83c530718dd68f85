package io.candlebus.feed;

import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Candles of one series in a file, or within the program, that can be read again and again.
 *
 * @param series what they are candles of
 * @param name what faults call it
 * @param size in bytes
 * @param bytes opens it
 */
public record Recording(Series series, String name, long size, Bytes bytes) {
    /** Opens a stream at its beginning. */
    @FunctionalInterface
    public interface Bytes {
        InputStream open() throws IOException;
    }

    private static final String DEMO = "/demo/btcusd-1m-bitstamp-2013-11.csv";
    private static final Series DEMO_SERIES = new Series(new Symbol("BTC", "USD"), Timeframe.M1);
    private static final Pattern NAME =
            Pattern.compile("([A-Za-z0-9]{1,20}-[A-Za-z0-9]{1,20})-([0-9]{1,2}[smhdwM])\\.csv(?:\\.gz)?");

    /** The week that comes with the program: BTC/USD by the minute, from 2013-11-25. */
    public static List<Recording> demo() throws CandleCsv.Fault {
        try (InputStream in = Recording.class.getResourceAsStream(DEMO)) {
            long size = in.transferTo(OutputStream.nullOutputStream());
            return List.of(new Recording(DEMO_SERIES, "demo", size, () -> Recording.class.getResourceAsStream(DEMO)));
        } catch (IOException e) {
            throw new CandleCsv.Fault("demo", 0, e.getMessage(), e);
        }
    }

    /**
     * The recordings in a folder: files named {@code <BASE>-<QUOTE>-<timeframe>.csv} or {@code .csv.gz}, as {@code
     * BTC-USD-1m.csv}. Other kinds of files are passed over.
     *
     * @throws CandleCsv.Fault when there is no such folder, nothing in it, a CSV file that is named otherwise, or two for
     *     one series
     */
    public static List<Recording> folder(Path folder) throws CandleCsv.Fault {
        if (!Files.isDirectory(folder)) {
            throw new CandleCsv.Fault(folder.toString(), 0, "no such folder", null);
        }
        List<Recording> recordings = new ArrayList<>();
        for (Path file : csvFiles(folder)) {
            Recording recording = file(file);
            Optional<Recording> twin = recordings.stream()
                    .filter(r -> r.series().equals(recording.series()))
                    .findFirst();
            if (twin.isPresent()) {
                throw new CandleCsv.Fault(
                        file.toString(), 0, "the same series as " + twin.get().name(), null);
            }
            recordings.add(recording);
        }
        if (recordings.isEmpty()) {
            throw new CandleCsv.Fault(
                    folder.toString(), 0, "holds no <BASE>-<QUOTE>-<timeframe>.csv, as BTC-USD-1m.csv", null);
        }
        return recordings;
    }

    private static List<Path> csvFiles(Path folder) throws CandleCsv.Fault {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(
                            f -> f.toString().endsWith(".csv") || f.toString().endsWith(".csv.gz"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new CandleCsv.Fault(folder.toString(), 0, "cannot be listed: " + e.getMessage(), e);
        }
    }

    private static Recording file(Path file) throws CandleCsv.Fault {
        Matcher parts = NAME.matcher(file.getFileName().toString());
        Optional<Timeframe> timeframe = parts.matches() ? Timeframe.of(parts.group(2)) : Optional.empty();
        if (timeframe.isEmpty()) {
            throw new CandleCsv.Fault(
                    file.toString(), 0, "must be named <BASE>-<QUOTE>-<timeframe>.csv, as BTC-USD-1m.csv", null);
        }
        try {
            Series series = new Series(Symbol.parse(parts.group(1)), timeframe.get());
            return new Recording(series, file.toString(), Files.size(file), () -> Files.newInputStream(file));
        } catch (IOException e) {
            throw new CandleCsv.Fault(file.toString(), 0, "cannot be read: " + e.getMessage(), e);
        }
    }

    /** Begins to read it. */
    CandleCsv open(BadRows badRows) throws CandleCsv.Fault {
        return CandleCsv.of(name, bytes, series.timeframe(), badRows);
    }
}
