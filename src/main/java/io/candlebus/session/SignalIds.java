package io.candlebus.session;

import io.candlebus.strategy.SignalSpec;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Names a session's signals so that the same candle can never fire the same signal twice, in any process, after any
 * restart. One thread at a time.
 */
final class SignalIds {
    private static final int BYTES = 16;
    private static final HexFormat HEX = HexFormat.of();

    private final MessageDigest digest = sha256();
    /** By rule. */
    private final byte[][] beginnings;

    SignalIds(SessionKey key, List<SignalSpec> rules) {
        beginnings = rules.stream().map(rule -> beginning(key, rule.id())).toArray(byte[][]::new);
    }

    private static byte[] beginning(SessionKey key, String signal) {
        ByteArrayOutputStream parts = new ByteArrayOutputStream();
        add(parts, key.strategyId());
        add(parts, Integer.toString(key.revision()));
        add(parts, signal);
        add(parts, key.series().symbol().toString());
        add(parts, key.series().timeframe().toString());
        return parts.toByteArray();
    }

    /**
     * First 16 bytes of SHA-256, in hex, over strategy id, revision, signal id, symbol, timeframe and open time, in UTF-8, each
     * ended by a zero byte. Of these only the signal's id is free text, so the parts can be told apart whatever it holds.
     */
    String of(int rule, long openTimeMs) {
        digest.update(beginnings[rule]);
        digest.update(Long.toString(openTimeMs).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        return HEX.formatHex(digest.digest(), 0, BYTES);
    }

    private static void add(ByteArrayOutputStream parts, String part) {
        parts.writeBytes(part.getBytes(StandardCharsets.UTF_8));
        parts.write(0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
