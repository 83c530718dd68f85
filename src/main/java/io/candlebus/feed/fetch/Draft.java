package io.candlebus.feed.fetch;

import io.candlebus.feed.BadRows;
import io.candlebus.feed.CandleCsv;
import io.candlebus.market.Candle;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * The stretches that a download has brought so far, in a file beside the one that it is for. It begins with what they are
 * of; each stretch is its rows, and a line that says that it is whole: what follows the last such line is cut off. Held by
 * one process at a time. One thread.
 */
final class Draft implements Closeable {
    private static final String WHOLE = "whole ";

    private final Path path;
    private final String title;
    private final FileChannel channel;
    private final FileLock lock;
    private final List<Span> spans = new ArrayList<>();
    private final TreeMap<Long, Candle> candles = new TreeMap<>();

    private Draft(Path path, String title, FileChannel channel, FileLock lock) {
        this.path = path;
        this.title = title;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Opens it, or begins it.
     *
     * @param of what is downloaded; a draft of something else is refused
     */
    static Draft open(Path path, String of) throws IOException {
        FileChannel channel =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Draft draft = null;
        try {
            draft = new Draft(path, "download of " + of, channel, locked(channel, path));
            draft.resume();
            return draft;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static FileLock locked(FileChannel channel, Path path) throws IOException {
        FileLock lock;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException held) {
            lock = null;
        }
        if (lock == null) {
            throw new FetchRefused(path + " is being written by another download");
        }
        return lock;
    }

    private void resume() throws IOException {
        String text = Files.readString(path, StandardCharsets.ISO_8859_1);
        int titleEnd = text.indexOf('\n');
        if (titleEnd < 0) {
            channel.truncate(0);
            write(title + "\n");
            return;
        }
        if (!text.substring(0, titleEnd).equals(title)) {
            throw new FetchRefused(path + " is left of a " + text.substring(0, Math.min(titleEnd, 200))
                    + ", not of this one: delete it, or write to another file");
        }
        int wholeTo = titleEnd + 1;
        int at = wholeTo;
        StringBuilder rows = new StringBuilder();
        for (int end = text.indexOf('\n', at); end >= 0; end = text.indexOf('\n', at)) {
            String line = text.substring(at, end);
            at = end + 1;
            if (!line.startsWith(WHOLE)) {
                rows.append(line).append('\n');
            } else if (take(line, rows)) {
                wholeTo = at;
                rows.setLength(0);
            } else {
                break;
            }
        }
        channel.truncate(wholeTo);
        channel.position(wholeTo);
    }

    /** False when the stretch makes no sense, as after a power cut. */
    private boolean take(String whole, CharSequence rows) {
        String[] words = whole.split(" ");
        if (words.length != 3 || !words[1].matches("-?\\d{1,18}") || !words[2].matches("-?\\d{1,18}")) {
            return false;
        }
        byte[] csv = (CandleText.HEADER + "\n" + rows).getBytes(StandardCharsets.ISO_8859_1);
        TreeMap<Long, Candle> read = new TreeMap<>();
        try (CandleCsv reader = CandleCsv.of(path.toString(), new ByteArrayInputStream(csv), null, BadRows.REFUSE)) {
            for (Candle candle = reader.next(); candle != null; candle = reader.next()) {
                read.put(candle.openTimeMs(), candle);
            }
        } catch (CandleCsv.Fault torn) {
            return false;
        }
        spans.add(new Span(Long.parseLong(words[1]), Long.parseLong(words[2])));
        candles.putAll(read);
        return true;
    }

    List<Span> spans() {
        return List.copyOf(spans);
    }

    /** Ascending. */
    Iterable<Candle> candles() {
        return candles.values();
    }

    boolean isEmpty() {
        return candles.isEmpty();
    }

    void add(Span span, List<Candle> rows) throws IOException {
        StringBuilder text = new StringBuilder();
        rows.forEach(candle -> text.append(CandleText.row(candle)).append('\n'));
        text.append(WHOLE).append(span.fromMs()).append(' ').append(span.toMs()).append('\n');
        write(text.toString());
        spans.add(span);
        rows.forEach(candle -> candles.put(candle.openTimeMs(), candle));
    }

    private void write(String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** Lets go of it; it is not needed any more. */
    void delete() throws IOException {
        Files.deleteIfExists(path);
        close();
    }

    @Override
    public void close() throws IOException {
        if (lock.isValid()) {
            lock.release();
        }
        channel.close();
        if (spans.isEmpty() && Files.exists(path)) {
            Files.deleteIfExists(path);
        }
    }
}
