package io.candlebus.backtest;

import io.candlebus.market.Candle;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Names candles by what they hold: SHA-256 over each candle's open time as a long, then open, high, low, close and volume as
 * doubles, all of eight bytes, the most significant first. How a file writes the same numbers makes no difference.
 */
public final class DataHash {
    private static final int CANDLE_BYTES = 6 * Long.BYTES;
    private static final int CANDLES = 512;

    private DataHash() {}

    /**
     * {@code sha256:} and 64 hexadecimal digits.
     *
     * @param toMs candles that open then or later are left out
     */
    public static String of(List<Candle> candles, long toMs) {
        MessageDigest digest = sha256();
        ByteBuffer buffer = ByteBuffer.allocate(CANDLES * CANDLE_BYTES);
        for (int i = 0; i < candles.size() && candles.get(i).openTimeMs() < toMs; i++) {
            put(candles.get(i), buffer);
            if (!buffer.hasRemaining()) {
                digest.update(buffer.array());
                buffer.clear();
            }
        }
        digest.update(buffer.array(), 0, buffer.position());
        return "sha256:" + HexFormat.of().formatHex(digest.digest());
    }

    private static void put(Candle candle, ByteBuffer into) {
        into.putLong(candle.openTimeMs())
                .putDouble(candle.open())
                .putDouble(candle.high())
                .putDouble(candle.low())
                .putDouble(candle.close())
                .putDouble(candle.volume());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
