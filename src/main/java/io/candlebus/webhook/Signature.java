package io.candlebus.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of Standard Webhooks (standardwebhooks.com): {@code v1,} and the base64 of HMAC-SHA256 over {@code
 * id.timestamp.body}. Any thread.
 */
public final class Signature {
    /** What every secret begins with; the rest is base64. */
    public static final String PREFIX = "whsec_";

    private static final int MIN_BYTES = 24;
    private static final int MAX_BYTES = 64;
    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /**
     * The header's value: a signature for each secret, between spaces, so that a receiver may know either of two while one
     * takes the other's place.
     *
     * @param seconds of the epoch, when it is sent
     * @param secrets that {@link #problem} finds nothing wrong with
     */
    public static String of(String id, long seconds, byte[] body, List<Secret> secrets) {
        byte[] head = (id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8);
        return secrets.stream().map(secret -> "v1," + mac(secret, head, body)).collect(Collectors.joining(" "));
    }

    private static String mac(Secret secret, byte[] head, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key(secret.reveal()), ALGORITHM));
            mac.update(head);
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    private static byte[] key(String text) {
        return Base64.getDecoder().decode(text.substring(PREFIX.length()));
    }

    /** What is wrong with a secret, without a word of it; null when nothing is. */
    public static String problem(Secret secret) {
        String text = secret.reveal();
        String wanted = "must be \"" + PREFIX + "\" and the base64 of " + MIN_BYTES + " to " + MAX_BYTES
                + " random bytes, as `echo whsec_$(openssl rand -base64 32)` makes one";
        try {
            int bytes = text.startsWith(PREFIX) ? key(text).length : 0;
            return bytes >= MIN_BYTES && bytes <= MAX_BYTES ? null : wanted;
        } catch (IllegalArgumentException notBase64) {
            return wanted;
        }
    }
}
