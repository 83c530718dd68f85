package io.candlebus.feed;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;

/**
 * Lines of a stream as ranges of one buffer, which the next call overwrites. Ends with LF or CRLF; the last line needs
 * none. One thread at a time.
 */
final class ByteLines implements Closeable {
    /** A longer line is reported as such, and passed over. */
    static final int LONGEST_LINE = 8_192;

    private static final int BUFFER = 64 * 1_024;

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int filled;
    private int next;
    private int from;
    private int to;
    private boolean tooLong;
    private boolean atEnd;
    private long number;

    ByteLines(InputStream in) {
        this.in = in;
    }

    /** Moves to the next line; false at the end. */
    boolean advance() throws IOException {
        tooLong = false;
        int scanned = next;
        while (true) {
            int feed = indexOfFeed(scanned);
            if (feed >= 0) {
                return line(feed, feed + 1);
            }
            scanned = filled;
            if (filled - next > LONGEST_LINE) {
                tooLong = true;
                next = filled;
            }
            if (atEnd) {
                return (tooLong || next < filled) && line(filled, filled);
            }
            scanned -= fill();
        }
    }

    private int indexOfFeed(int start) {
        for (int at = start; at < filled; at++) {
            if (buffer[at] == '\n') {
                return at;
            }
        }
        return -1;
    }

    private boolean line(int end, int following) {
        from = next;
        to = end > from && buffer[end - 1] == '\r' ? end - 1 : end;
        tooLong |= to - from > LONGEST_LINE;
        next = following;
        number++;
        return true;
    }

    /** Reads on behind what is left of the buffer, which moves to its front; gives by how far it moved. */
    private int fill() throws IOException {
        int moved = next;
        System.arraycopy(buffer, next, buffer, 0, filled - next);
        filled -= moved;
        next = 0;
        int read = in.read(buffer, filled, buffer.length - filled);
        atEnd = read < 0;
        filled += Math.max(read, 0);
        return moved;
    }

    byte[] bytes() {
        return buffer;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** Whether the line was longer than {@link #LONGEST_LINE}; its range then means nothing. */
    boolean tooLong() {
        return tooLong;
    }

    /** Number of the line, from 1. */
    long number() {
        return number;
    }

    /** Bytes that were taken from the stream and belong to later lines. */
    int unread() {
        return filled - next;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
