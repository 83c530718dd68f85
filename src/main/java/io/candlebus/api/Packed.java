package io.candlebus.api;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A long text, compressed. Immutable. Packing and unpacking take time: not on an event loop. */
public final class Packed {
    private final byte[] bytes;

    private Packed(byte[] bytes) {
        this.bytes = bytes;
    }

    public static Packed of(String text) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Packed(packed.toByteArray());
    }

    /** The text, UTF-8, as gzip. */
    public byte[] gzip() {
        return bytes.clone();
    }

    /** The text, UTF-8. */
    public byte[] plain() {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes that it takes. */
    public int size() {
        return bytes.length;
    }
}
