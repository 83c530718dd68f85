package io.candlebus.webhook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.candlebus.api.StoredSignal;
import io.candlebus.json.SignalJson;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds docs/webhooks.md to what is sent. */
class WebhookDocsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private static String found(String docs, String pattern) {
        Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(docs);
        assertTrue(matcher.find(), pattern);
        return matcher.group(1);
    }

    @Test
    void theExampleIsWhatIsSentForThatSignalAndItsSignatureIsRight() throws Exception {
        String docs = Files.readString(Path.of("docs/webhooks.md"));
        JsonNode example = MAPPER.readTree(found(docs, "```json\n(.*?)```"));
        JsonNode data = example.get("data");
        StoredSignal signal = SignalJson.read(
                data.get("sequence").longValue(), data.get("stored_ms").longValue(), data);
        Secret secret = new Secret(found(docs, "with the secret `(whsec_[^`]+)`"));
        Target target = new Target(
                "bot",
                TargetUrl.parse("https://bot.example.com/candlebus"),
                Template.STANDARD,
                List.of(secret),
                null,
                List.of(),
                false,
                true);
        byte[] body = Template.STANDARD.body(signal, data.get("valid_until_ms").longValue(), target);
        assertEquals(example, MAPPER.readTree(body));
        assertEquals(
                Signature.of(
                        found(docs, "webhook-id: (\\S+)"),
                        Long.parseLong(found(docs, "webhook-timestamp: (\\S+)")),
                        body,
                        List.of(secret)),
                found(docs, "webhook-signature: (\\S+)"),
                () -> new String(body, StandardCharsets.UTF_8));
    }

    @Test
    void everyTemplateAndLimitIsExplained() throws Exception {
        String docs = Files.readString(Path.of("docs/webhooks.md"));
        for (Template template : Template.values()) {
            assertTrue(docs.contains("`" + template.word() + "`"), template.word());
        }
        assertTrue(docs.contains("up to " + Target.LIMIT + " of them"));
        assertTrue(docs.contains("a list of up to " + Target.SECRETS_LIMIT));
    }
}
