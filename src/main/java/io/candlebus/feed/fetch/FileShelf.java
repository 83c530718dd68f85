package io.candlebus.feed.fetch;

import io.candlebus.feed.BadRows;
import io.candlebus.feed.CandleCsv;
import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A candle file that is written in one go, when everything is there; until then what came lies beside it in a file that
 * ends in {@code .part}. A file that is there already is extended, when a download wrote it. One thread.
 */
public final class FileShelf implements CandleShelf {
    private static final int NEWEST = 8;

    private final Path file;
    private final Series series;
    private final Draft draft;
    private final ArrayDeque<Candle> newest = new ArrayDeque<>();
    private Span known;

    private FileShelf(Path file, Series series, Draft draft) {
        this.file = file;
        this.series = series;
        this.draft = draft;
    }

    /**
     * Opens it; a file that is there is read.
     *
     * @param file ends in {@code .csv} or {@code .csv.gz}, which is compressed
     * @param venue whose candles they are
     * @throws FetchRefused when the file, or what lies beside it, is not from such a download
     */
    public static FileShelf open(Path file, String venue, Series series) throws IOException {
        Draft draft = Draft.open(beside(file, ".part"), venue + " " + series);
        try {
            FileShelf shelf = new FileShelf(file, series, draft);
            shelf.readKnown();
            return shelf;
        } catch (IOException | RuntimeException e) {
            draft.close();
            throw e;
        }
    }

    private static Path beside(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }

    private void readKnown() throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        if (!CandleText.HEADER.equals(firstLine())) {
            throw new FetchRefused(file + " is there already, and was not written by a download");
        }
        try (CandleCsv csv = CandleCsv.open(file, series.timeframe(), BadRows.REFUSE)) {
            for (Candle candle = csv.next(); candle != null; candle = csv.next()) {
                Span its = new Span(candle.openTimeMs(), series.timeframe().closeOf(candle.openTimeMs()));
                known = known == null ? its : known.with(its);
                newest.add(candle);
                if (newest.size() > NEWEST) {
                    newest.removeFirst();
                }
            }
        } catch (CandleCsv.Fault fault) {
            throw new FetchRefused(fault.getMessage() + ": it is not extended");
        }
    }

    private String firstLine() throws IOException {
        try (InputStream in = Files.newInputStream(file);
                InputStream plain = isZipped() ? new GZIPInputStream(in) : in;
                BufferedReader reader = new BufferedReader(new InputStreamReader(plain, StandardCharsets.ISO_8859_1))) {
            char[] start = new char[CandleText.HEADER.length() + 1];
            int read = reader.read(start);
            return read == start.length && start[read - 1] == '\n' ? new String(start, 0, read - 1) : null;
        }
    }

    private boolean isZipped() {
        return file.toString().endsWith(".gz");
    }

    @Override
    public String name() {
        return file.toString();
    }

    @Override
    public Span known() {
        return known;
    }

    @Override
    public List<Candle> newest(int limit) {
        return newest.stream().skip(Math.max(0, newest.size() - limit)).toList();
    }

    @Override
    public List<Span> begun() {
        return draft.spans();
    }

    @Override
    public void add(Span span, List<Candle> candles) throws IOException {
        draft.add(span, candles);
    }

    @Override
    public Coverage finish() throws IOException {
        Coverage.Count count = new Coverage.Count(series.timeframe());
        if (draft.isEmpty()) {
            eachKnown(count::add);
            draft.delete();
            return count.sum();
        }
        Path whole = beside(file, ".tmp");
        try {
            write(whole, count);
            Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.deleteIfExists(whole);
            throw e;
        }
        draft.delete();
        return count.sum();
    }

    private void write(Path whole, Coverage.Count count) throws IOException {
        try (FileChannel channel = FileChannel.open(
                whole, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            OutputStream bytes = Channels.newOutputStream(channel);
            GZIPOutputStream zipped = isZipped() ? new GZIPOutputStream(bytes, 64 * 1_024) : null;
            BufferedWriter to = new BufferedWriter(
                    new OutputStreamWriter(zipped == null ? bytes : zipped, StandardCharsets.ISO_8859_1));
            to.write(CandleText.HEADER + "\n");
            Rows rows = candle -> {
                to.write(CandleText.row(candle) + "\n");
                count.add(candle);
            };
            Iterator<Candle> drafted = draft.candles().iterator();
            Candle next = each(drafted, drafted.next(), known == null ? Long.MAX_VALUE : known.fromMs(), rows);
            eachKnown(rows);
            while (next != null && next.openTimeMs() < (known == null ? Long.MIN_VALUE : known.toMs())) {
                next = drafted.hasNext() ? drafted.next() : null;
            }
            each(drafted, next, Long.MAX_VALUE, rows);
            to.flush();
            if (zipped != null) {
                zipped.finish();
            }
            channel.force(true);
        }
    }

    /** What is done with each candle. */
    private interface Rows {
        void add(Candle candle) throws IOException;
    }

    /** Gives what opens before a time, and returns the first that does not. */
    private static Candle each(Iterator<Candle> from, Candle first, long beforeMs, Rows rows) throws IOException {
        Candle next = first;
        while (next != null && next.openTimeMs() < beforeMs) {
            rows.add(next);
            next = from.hasNext() ? from.next() : null;
        }
        return next;
    }

    private void eachKnown(Rows rows) throws IOException {
        if (known == null) {
            return;
        }
        try (CandleCsv csv = CandleCsv.open(file, series.timeframe(), BadRows.REFUSE)) {
            for (Candle candle = csv.next(); candle != null; candle = csv.next()) {
                rows.add(candle);
            }
        }
    }

    @Override
    public void close() throws IOException {
        draft.close();
    }
}
