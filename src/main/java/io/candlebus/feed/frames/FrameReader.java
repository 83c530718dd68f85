package io.candlebus.feed.frames;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads frame files, one after the other. A file whose end is missing, as after a kill, ends where it breaks off; that, and
 * every line that is none, is counted. One thread at a time.
 */
public final class FrameReader implements Closeable {
    /** A longer line is none. */
    private static final int LONGEST_LINE = 64 * 1_024 * 1_024;

    private static final int BUFFER = 64 * 1_024;

    /** Little, so that what is read and what is used are not far apart. */
    private static final int ZIPPED = 4 * 1_024;

    private final ArrayDeque<Path> files;
    private final long size;
    private final byte[] buffer = new byte[BUFFER];
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private FileChannel channel;
    private InputStream in;
    private int at;
    private int filled;
    private long sizeBefore;
    private long torn;

    private FrameReader(List<Path> files) throws IOException {
        this.files = new ArrayDeque<>(files);
        long sum = 0;
        for (Path file : files) {
            sum += Files.size(file);
        }
        this.size = Math.max(1, sum);
    }

    /**
     * Opens a file, or all of a folder.
     *
     * @throws IOException when there is none, or the folder has those of several venues
     */
    public static FrameReader open(Path source) throws IOException {
        if (!Files.isDirectory(source)) {
            if (!Files.isReadable(source)) {
                throw new IOException(source + ": no such file or folder");
            }
            return new FrameReader(List.of(source));
        }
        List<Path> files = FrameFiles.in(source);
        if (files.isEmpty()) {
            throw new IOException(source + " holds no recorded frames, files that end in " + FrameFiles.ENDING);
        }
        if (files.stream().map(FrameFiles::venueOf).distinct().count() > 1) {
            throw new IOException(source + " holds frames of several venues: name a file, or a folder with one");
        }
        return new FrameReader(files);
    }

    /** Lines that are none, and files that break off. */
    public long torn() {
        return torn;
    }

    /** Share that is read, 0 to 1. */
    public double share() throws IOException {
        return Math.min(1, (double) (sizeBefore + (channel == null ? 0 : channel.position())) / size);
    }

    /** The next event; null at the end. */
    public FrameEvent next() throws IOException {
        while (true) {
            String text = in == null ? null : readLine();
            if (text != null) {
                Optional<FrameEvent> event = FrameEvent.of(text);
                if (event.isPresent()) {
                    return event.get();
                }
                torn++;
            } else if (!openNext()) {
                return null;
            }
        }
    }

    private boolean openNext() throws IOException {
        close();
        Path file = files.poll();
        if (file == null) {
            return false;
        }
        channel = FileChannel.open(file);
        at = 0;
        filled = 0;
        try {
            in = new GZIPInputStream(Channels.newInputStream(channel), ZIPPED);
        } catch (EOFException | ZipException nothingYet) {
            torn++;
        }
        return true;
    }

    private String readLine() throws IOException {
        line.reset();
        while (true) {
            if (at == filled) {
                filled = fill();
                at = 0;
                if (filled <= 0) {
                    filled = 0;
                    torn += line.size() > 0 ? 1 : 0;
                    return null;
                }
            }
            int end = at;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            if (line.size() + end - at <= LONGEST_LINE) {
                line.write(buffer, at, end - at);
            }
            at = Math.min(filled, end + 1);
            if (end < filled) {
                return line.toString(StandardCharsets.UTF_8);
            }
        }
    }

    private int fill() throws IOException {
        try {
            return in.read(buffer);
        } catch (EOFException | ZipException broken) {
            torn += line.size() > 0 ? 0 : 1;
            return -1;
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            sizeBefore += channel.size();
            channel.close();
            channel = null;
            in = null;
        }
    }
}
