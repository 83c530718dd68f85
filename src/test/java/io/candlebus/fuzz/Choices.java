package io.candlebus.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** A fuzzer's bytes, taken as a row of choices. Past their end every choice is the first. */
final class Choices {
    private final byte[] bytes;
    private int next;

    Choices(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean hasMore() {
        return next < bytes.length;
    }

    /** From 0 to 255. */
    int octet() {
        return hasMore() ? bytes[next++] & 0xff : 0;
    }

    /** From 0 to {@code count - 1}. */
    int below(int count) {
        return (count <= 256 ? octet() : octet() << 16 | octet() << 8 | octet()) % count;
    }

    <T> T of(List<T> many) {
        return many.get(below(many.size()));
    }

    /** Any double there is, the infinities and NaN among them. */
    double anyDouble() {
        long bits = 0;
        for (int i = 0; i < 8; i++) {
            bits = bits << 8 | octet();
        }
        return Double.longBitsToDouble(bits);
    }

    /** A short text of any characters. */
    String text() {
        int length = Math.min(octet(), bytes.length - next);
        String text = new String(bytes, next, length, StandardCharsets.UTF_8);
        next += length;
        return text;
    }
}
