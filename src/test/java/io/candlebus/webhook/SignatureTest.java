package io.candlebus.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureTest {
    private static String sign(String id, long seconds, String body, String... secrets) {
        return Signature.of(
                id,
                seconds,
                body.getBytes(StandardCharsets.UTF_8),
                List.of(secrets).stream().map(Secret::new).toList());
    }

    /** Computed with Python's hmac, hashlib and base64. */
    @Test
    void itIsWhatAnotherLanguageComputes() {
        assertEquals(
                "v1,4txViyUY7KLzqsgZ89RXzmnsnoee1bQo2TxiB1oinAU= v1,pd5E0nvC7bMwalFyWJSzw2MXmZofqTFyUSPUUB3Dmhs=",
                sign(
                        "affb69b7f47fc6107d7c535c8bcceddf",
                        1385450220,
                        "{\"type\":\"signal.fired\",\"name\":\"Ünï\"}",
                        "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                        "whsec_ZGVmZ2hpamtsbW5vcHFyc3R1dnd4eXp7"));
    }

    /** The example of Standard Webhooks' own libraries. */
    @Test
    void itIsWhatStandardWebhooksSays() {
        assertEquals(
                "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
                sign(
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        1614265330,
                        "{\"test\": 2432232314}",
                        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "whsec_",
                "whsec_c2hvcnQ=",
                "whsec_not base64 at all, not at all, not at all",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="
            })
    void aWeakOrMalformedSecretIsRefusedWithoutRepeatingIt(String text) {
        String problem = Signature.problem(new Secret(text));
        assertNotNull(problem);
        assertFalse(text.length() > 6 && problem.contains(text), problem);
    }

    @Test
    void aGoodSecretIsTakenAndPrintsAsStars() {
        Secret secret = new Secret("whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        assertNull(Signature.problem(secret));
        assertEquals("***", secret.toString());
        assertEquals("[***]", List.of(secret).toString());
    }
}
