package io.candlebus.feed;

import java.nio.charset.StandardCharsets;

/**
 * Decimal numbers in bytes, to the same bit as {@link Double#parseDouble}, without making a string of the common ones.
 *
 * <p>At most 15 digits and a power of ten up to 22 are both exact in a double, so that one multiplication or division
 * rounds once, as the exact result would be rounded. Everything else goes the slow way.
 */
final class CsvNumber {
    /** Longer ones are refused: no price needs them, and their exponents cost seconds elsewhere. */
    static final int LONGEST = 64;

    private static final long EXACT = 1_000_000_000_000_000L;
    private static final double[] TENS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private CsvNumber() {}

    /** The number in {@code [from, to)}: digits, point, exponent; NaN when it is none. Infinite when it is too large. */
    static double parse(byte[] bytes, int from, int to) {
        if (to - from > LONGEST) {
            return Double.NaN;
        }
        int at = from;
        boolean negative = at < to && bytes[at] == '-';
        if (at < to && (bytes[at] == '-' || bytes[at] == '+')) {
            at++;
        }
        long digits = 0;
        boolean exact = true;
        int first = at;
        int point = -1;
        for (; at < to; at++) {
            byte b = bytes[at];
            if (b == '.' && point < 0) {
                point = at;
            } else if (b >= '0' && b <= '9') {
                exact &= digits < EXACT;
                digits = digits * 10 + (b - '0');
            } else {
                break;
            }
        }
        if (at - first == (point < 0 ? 0 : 1)) {
            return Double.NaN;
        }
        int decimals = point < 0 ? 0 : at - point - 1;
        if (at == to) {
            return exact ? scaled(negative, digits, -decimals, bytes, from, to) : slow(bytes, from, to);
        }
        return isExponent(bytes, at, to)
                ? scaled(
                        negative,
                        exact ? digits : Long.MAX_VALUE,
                        exponent(bytes, at + 1, to) - decimals,
                        bytes,
                        from,
                        to)
                : Double.NaN;
    }

    private static boolean isExponent(byte[] bytes, int from, int to) {
        if (bytes[from] != 'e' && bytes[from] != 'E') {
            return false;
        }
        int at = from + 1;
        if (at < to && (bytes[at] == '-' || bytes[at] == '+')) {
            at++;
        }
        int first = at;
        while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at == to && at > first;
    }

    private static int exponent(byte[] bytes, int from, int to) {
        boolean negative = bytes[from] == '-';
        int value = 0;
        for (int at = from; at < to; at++) {
            if (bytes[at] >= '0' && bytes[at] <= '9' && value < 10_000) {
                value = value * 10 + (bytes[at] - '0');
            }
        }
        return negative ? -value : value;
    }

    private static double scaled(boolean negative, long digits, int tens, byte[] bytes, int from, int to) {
        if (digits > EXACT || tens > 22 || tens < -22) {
            return slow(bytes, from, to);
        }
        double value = tens < 0 ? digits / TENS[-tens] : digits * TENS[tens];
        return negative ? -value : value;
    }

    private static double slow(byte[] bytes, int from, int to) {
        return Double.parseDouble(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    }
}
