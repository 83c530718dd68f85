package io.candlebus.feed.frames;

import io.candlebus.api.VenueHealth;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records what happens to a live feed, in a bounded set of compressed files that only their owner may read. One thread
 * tells it, and never waits: what the disk does not take in time is dropped and counted, and so is what would make a file
 * larger than it may become; after a failure of the disk nothing more is recorded. Another thread, its own, writes.
 */
public final class FrameLog {
    /** Events that wait for the disk. */
    static final int QUEUE_LIMIT = 16_384;

    /** Characters that wait for the disk. */
    static final long WAITING_LIMIT = 16 * 1_024 * 1_024;

    /** A file that is full, and not yet followed by the next, becomes larger by so many bytes at most. */
    static final long BEYOND = 1_024 * 1_024;

    /** What was recorded is on its way to the disk after so long. */
    private static final long FLUSH_MS = 1_000;

    private static final long CLOSE_MS = 3_000;
    private static final FrameEvent END = new FrameEvent(0, "end", 0, "");
    private static final Logger LOG = LoggerFactory.getLogger(FrameLog.class);

    private final FrameOptions options;
    private final String venue;
    private final ArrayBlockingQueue<FrameEvent> queue = new ArrayBlockingQueue<>(QUEUE_LIMIT);
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong fileBytes = new AtomicLong();
    private Thread thread;
    private long beganMs;
    private int begun;
    private boolean closed;
    private long untold;
    private volatile int written;
    private volatile long events;
    private final AtomicLong dropped = new AtomicLong();
    private volatile String failure;

    /** Nothing is opened before the first event. */
    public FrameLog(FrameOptions options, String venue) {
        this.options = options;
        this.venue = venue;
    }

    /** Whether the file has grown so far that the next one should be begun. */
    public boolean isFull() {
        return failure == null && begun == written && fileBytes.get() >= options.fileBytes();
    }

    /**
     * Begins a file, the first or the next.
     *
     * @param event how the feed stands
     */
    public void begin(FrameEvent event) {
        if (thread == null && !closed) {
            beganMs = System.currentTimeMillis();
            thread = new Thread(this::run, "frames");
            thread.setDaemon(true);
            thread.start();
        }
        if (offer(event)) {
            begun++;
        }
    }

    /** Hands over an event; never blocks. */
    public void add(FrameEvent event) {
        if (untold > 0 && offer(new FrameEvent(event.ns(), FrameEvent.DROPPED, untold, ""))) {
            untold = 0;
        }
        offer(event);
    }

    private boolean offer(FrameEvent event) {
        if (failure != null || closed) {
            return false;
        }
        if (waiting.get() + event.text().length() > WAITING_LIMIT || !queue.offer(event)) {
            untold++;
            dropped.incrementAndGet();
            return false;
        }
        waiting.addAndGet(event.text().length());
        return true;
    }

    /** How it is doing. Any thread. */
    public VenueHealth.Recorder health() {
        return new VenueHealth.Recorder(
                failure == null ? "recording" : "failed", bytes.get(), events, dropped.get(), failure);
    }

    /** Writes what waits, and ends; blocks for a few seconds at most. */
    public void close() {
        closed = true;
        if (thread == null) {
            return;
        }
        try {
            if (!queue.offer(END, CLOSE_MS, TimeUnit.MILLISECONDS)) {
                thread.interrupt();
            }
            thread.join(CLOSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            write();
        } catch (IOException | RuntimeException e) {
            failure = e.getMessage() == null ? e.toString() : e.getMessage();
            LOG.error("frames are recorded no longer, candles go on: {}", failure);
            queue.clear();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void write() throws IOException, InterruptedException {
        OutputStream out = null;
        long flushedNs = System.nanoTime();
        long unwritten = 0;
        try {
            while (true) {
                FrameEvent event = queue.poll(FLUSH_MS, TimeUnit.MILLISECONDS);
                if (event == END) {
                    return;
                }
                if (event != null) {
                    if (event.kind().equals(FrameEvent.BEGIN)) {
                        close(out);
                        out = null;
                        out = next();
                    }
                    waiting.addAndGet(-event.text().length());
                    if (out == null || fileBytes.get() >= options.fileBytes() + BEYOND) {
                        unwritten++;
                        dropped.incrementAndGet();
                        continue;
                    }
                    write(event, out);
                    if (unwritten > 0) {
                        write(new FrameEvent(event.ns(), FrameEvent.DROPPED, unwritten, ""), out);
                        unwritten = 0;
                    }
                }
                if (out != null && System.nanoTime() - flushedNs > FLUSH_MS * 1_000_000) {
                    out.flush();
                    flushedNs = System.nanoTime();
                }
            }
        } finally {
            close(out);
        }
    }

    private void write(FrameEvent event, OutputStream out) throws IOException {
        out.write((event.line() + "\n").getBytes(StandardCharsets.UTF_8));
        events++;
    }

    private static void close(OutputStream out) throws IOException {
        if (out != null) {
            out.close();
        }
    }

    private OutputStream next() throws IOException {
        Files.createDirectories(options.folder());
        Path file = options.folder().resolve(FrameFiles.name(venue, beganMs, written + 1));
        FileChannel channel = FileChannel.open(
                file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), onlyOwner(options.folder()));
        fileBytes.set(0);
        written++;
        List<Path> all = FrameFiles.in(options.folder(), venue);
        for (Path old : all.subList(0, Math.max(0, all.size() - options.files()))) {
            Files.deleteIfExists(old);
        }
        return new GZIPOutputStream(new Counted(Channels.newOutputStream(channel)), 8_192, true);
    }

    private static FileAttribute<?>[] onlyOwner(Path folder) throws IOException {
        return Files.getFileStore(folder).supportsFileAttributeView("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private final class Counted extends FilterOutputStream {
        Counted(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            out.write(from, offset, length);
            bytes.addAndGet(length);
            fileBytes.addAndGet(length);
        }
    }
}
