package io.candlebus.feed;

import io.candlebus.market.Candle;
import io.candlebus.market.Timeframe;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

/**
 * Reads candles from CSV, one at a time; holds one buffer of the file, never all of it.
 *
 * <p>The header names {@code time open high low close} and, if there is one, {@code volume}, in any order and letter case;
 * other columns are passed over. {@code time} may be called {@code open_time}, {@code timestamp} or {@code date}. It is the
 * candle's open: ISO-8601, or an epoch in seconds, milliseconds or microseconds. Without a volume column the volume is 0.
 * Gzip is recognised by its first bytes. Empty lines are passed over.
 *
 * <p>Everything that can be wrong with a file is a {@link Fault}. One thread at a time.
 */
public final class CandleCsv implements Closeable {
    /** What is wrong with a file, and where. */
    public static final class Fault extends IOException {
        private static final long serialVersionUID = 1L;

        private final String file;
        private final long line;
        private final String reason;

        Fault(String file, long line, String reason, Throwable cause) {
            super(file + (line > 0 ? ":" + line : "") + ": " + reason, cause);
            this.file = file;
            this.line = line;
            this.reason = reason;
        }

        public String file() {
            return file;
        }

        /** From 1; 0 when the file as a whole is at fault. */
        public long line() {
            return line;
        }

        public String reason() {
            return reason;
        }
    }

    private final String name;
    private final CountedBytes counted;
    private final boolean zipped;
    private final ByteLines lines;
    private final Timeframe timeframe;
    private final BadRows badRows;
    private final CsvRow row;
    private long lastMs = CsvTime.NONE;
    private long rejected;

    private CandleCsv(String name, InputStream in, Timeframe timeframe, BadRows badRows) throws IOException {
        this.name = name;
        this.counted = new CountedBytes(in);
        this.timeframe = timeframe;
        this.badRows = badRows;
        this.zipped = counted.startsWith(0x1f, 0x8b);
        this.lines = new ByteLines(zipped ? new GZIPInputStream(counted, 64 * 1_024) : counted);
        this.row = header();
    }

    /**
     * Opens a file.
     *
     * @param timeframe which the times must be aligned to; null when any time is right
     */
    public static CandleCsv open(Path file, Timeframe timeframe, BadRows badRows) throws Fault {
        return of(file.toString(), () -> Files.newInputStream(file), timeframe, badRows);
    }

    static CandleCsv of(String name, Recording.Bytes bytes, Timeframe timeframe, BadRows badRows) throws Fault {
        try {
            return of(name, bytes.open(), timeframe, badRows);
        } catch (Fault e) {
            throw e;
        } catch (IOException e) {
            throw new Fault(name, 0, told(e), e);
        }
    }

    /**
     * Reads a stream, which is closed with the reader and when the header is at fault.
     *
     * @param name what faults call it
     * @param timeframe which the times must be aligned to; null when any time is right
     */
    public static CandleCsv of(String name, InputStream in, Timeframe timeframe, BadRows badRows) throws Fault {
        try {
            return new CandleCsv(name, in, timeframe, badRows);
        } catch (IOException e) {
            closeQuietly(in, e);
            throw e instanceof Fault fault ? fault : new Fault(name, 0, told(e), e);
        }
    }

    /**
     * The timeframe of a file: its smallest step between two rows. Reads the whole file.
     *
     * @throws Fault also when the step is the length of no timeframe
     */
    public static Timeframe timeframeOf(Path file) throws Fault {
        try (CandleCsv csv = open(file, null, BadRows.SKIP)) {
            long smallest = Long.MAX_VALUE;
            long before = CsvTime.NONE;
            for (Candle candle = csv.next(); candle != null; candle = csv.next()) {
                smallest = before == CsvTime.NONE ? smallest : Math.min(smallest, candle.openTimeMs() - before);
                before = candle.openTimeMs();
            }
            return csv.timeframeOf(smallest);
        }
    }

    /** @param stepMs smallest step between two candles; {@code Long.MAX_VALUE} when there is none */
    Timeframe timeframeOf(long stepMs) throws Fault {
        if (stepMs == Long.MAX_VALUE) {
            throw new Fault(name, 0, "fewer than two candles: name the timeframe", null);
        }
        boolean month = stepMs >= 28 * Timeframe.D1.longestMs() && stepMs <= Timeframe.MO1.longestMs();
        return Arrays.stream(Timeframe.values())
                .filter(t -> month ? t == Timeframe.MO1 : t.longestMs() == stepMs)
                .findFirst()
                .orElseThrow(() -> new Fault(
                        name, 0, "the smallest step of " + stepMs + " ms is no timeframe's length: name one", null));
    }

    /** The next candle; null at the end. */
    public Candle next() throws Fault {
        try {
            while (lines.advance()) {
                if (!lines.tooLong() && lines.to() == lines.from()) {
                    continue;
                }
                Candle candle = lines.tooLong() ? null : row.read(lines);
                String reason = candle == null ? unreadable() : misplaced(candle.openTimeMs());
                if (reason == null) {
                    lastMs = candle.openTimeMs();
                    return candle;
                }
                reject(reason);
            }
            return null;
        } catch (Fault e) {
            throw e;
        } catch (IOException e) {
            throw new Fault(name, lines.number() + 1, told(e), e);
        }
    }

    private String unreadable() {
        return lines.tooLong() ? "longer than " + ByteLines.LONGEST_LINE + " bytes" : row.reason();
    }

    private String misplaced(long openMs) {
        if (timeframe != null && timeframe.openOf(openMs) != openMs) {
            return "time " + Instant.ofEpochMilli(openMs) + " is not where a candle of " + timeframe + " opens";
        }
        if (lastMs == CsvTime.NONE || openMs > lastMs) {
            return null;
        }
        Instant last = Instant.ofEpochMilli(lastMs);
        return openMs == lastMs
                ? "time " + last + " is there twice"
                : "time " + Instant.ofEpochMilli(openMs) + " comes after the later " + last;
    }

    private void reject(String reason) throws Fault {
        if (badRows == BadRows.REFUSE) {
            throw new Fault(name, lines.number(), reason, null);
        }
        rejected++;
    }

    /** Rows passed over so far because they made no candle. */
    public long rejected() {
        return rejected;
    }

    /** Bytes of the file read so far; of a gzip file, as it lies on disk, and a little ahead. */
    public long bytesRead() {
        return zipped ? counted.count() : counted.count() - lines.unread();
    }

    private CsvRow header() throws IOException {
        String text = "";
        while (text.isBlank() && lines.advance() && !lines.tooLong()) {
            text = new String(lines.bytes(), lines.from(), lines.to() - lines.from(), StandardCharsets.UTF_8);
        }
        String header = text.startsWith("\uFEFF") ? text.substring(1) : text;
        try {
            return CsvRow.of(header);
        } catch (IllegalArgumentException e) {
            throw new Fault(name, Math.max(1, lines.number()), e.getMessage(), null);
        }
    }

    private static String told(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file";
        }
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private static void closeQuietly(InputStream in, IOException because) {
        try {
            in.close();
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }

    @Override
    public void close() throws Fault {
        try {
            lines.close();
        } catch (IOException e) {
            throw new Fault(name, 0, told(e), e);
        }
    }
}
