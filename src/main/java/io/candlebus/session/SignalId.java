package io.candlebus.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Names a signal so that the same candle can never fire it twice, in any process, after any restart. */
final class SignalId {
    private static final int BYTES = 16;

    private SignalId() {}

    /**
     * First 16 bytes of SHA-256, in hex, over strategy id, revision, signal id, symbol, timeframe and open time, in UTF-8, each
     * ended by a zero byte. Of these only the signal's id is free text, so the parts can be told apart whatever it holds.
     */
    static String of(SessionKey key, String signal, long openTimeMs) {
        MessageDigest digest = sha256();
        add(digest, key.strategyId());
        add(digest, Integer.toString(key.revision()));
        add(digest, signal);
        add(digest, key.series().symbol().toString());
        add(digest, key.series().timeframe().toString());
        add(digest, Long.toString(openTimeMs));
        return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), BYTES));
    }

    private static void add(MessageDigest digest, String part) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
