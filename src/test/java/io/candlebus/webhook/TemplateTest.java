package io.candlebus.webhook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.candlebus.api.StoredSignal;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.candlebus.session.Fact.SignalFired;
import io.candlebus.session.SessionKey;
import io.candlebus.strategy.Side;
import io.candlebus.strategy.SignalSpec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TemplateTest {
    private static final long UNTIL_MS = 1_385_450_280_000L;
    private static final String HOSTILE =
            "a<b>&amp; *bold* _it_ ~s~ `c` | > # @everyone <!channel> [x](https://evil.example)\n\u202Enow\u0000\\";

    private static StoredSignal signal(String name, Side side, double price, double confidence) {
        return new StoredSignal(
                7,
                1_385_450_221_500L,
                new SignalFired(
                        new SessionKey("ema_cross", 2, new Series(Symbol.parse("BTC/USD"), Timeframe.M1)),
                        1_385_450_220_000L,
                        "affb69b7f47fc6107d7c535c8bcceddf",
                        "death_cross",
                        name,
                        side == null ? SignalSpec.Type.ALERT : SignalSpec.Type.ENTRY,
                        side,
                        1_385_450_160_000L,
                        price,
                        confidence,
                        Map.of("fast", 835.5),
                        null));
    }

    private static String body(Template template, StoredSignal signal) {
        return new String(template.body(signal, UNTIL_MS, target(template)), StandardCharsets.UTF_8);
    }

    private static Target target(Template template) {
        return new Target(
                "me",
                TargetUrl.parse("https://a.example/secret"),
                template,
                List.of(),
                "-100200",
                List.of(),
                false,
                true);
    }

    @Test
    void standardIsOurJsonInAnEnvelope() {
        assertEquals(
                "{\"type\":\"signal.fired\",\"timestamp\":\"2013-11-26T07:17:01.500Z\",\"data\":{"
                        + "\"id\":\"affb69b7f47fc6107d7c535c8bcceddf\",\"strategy_id\":\"ema_cross\",\"revision\":2,"
                        + "\"signal\":\"death_cross\",\"name\":\"Fast \\\"crosses\\\"\\n\",\"type\":\"entry\",\"side\":\"short\","
                        + "\"symbol\":\"BTC/USD\",\"timeframe\":\"1m\",\"open_time_ms\":1385450160000,"
                        + "\"close_time_ms\":1385450220000,\"price\":831.01,\"confidence\":0.6,\"status\":\"fired\","
                        + "\"values\":{\"fast\":835.5},\"sequence\":7,\"stored_ms\":1385450221500,"
                        + "\"valid_until_ms\":1385450280000}}",
                body(Template.STANDARD, signal("Fast \"crosses\"\n", Side.SHORT, 831.01, 0.6)));
    }

    @Test
    void aSignalThatIsOfUseForEverSaysSo() {
        String body = new String(
                Template.STANDARD.body(signal("x", null, 1, 1), Long.MAX_VALUE, target(Template.STANDARD)),
                StandardCharsets.UTF_8);
        assertTrue(body.endsWith("\"valid_until_ms\":null}}"), body);
    }

    @Test
    void telegramEscapesForHtml() {
        assertEquals(
                "{\"chat_id\":\"-100200\",\"text\":\"<b>a&lt;b&gt;&amp;amp; *bold* _it_ ~s~ `c` | &gt; # @everyone"
                        + " &lt;!channel&gt; [x](https://evil.example) now \\\\</b>\\n"
                        + "ema_cross: entry short BTC/USD 1m at 831.01\\n"
                        + "closed 2013-11-26T07:17:00Z, confidence 0.6\",\"parse_mode\":\"HTML\","
                        + "\"link_preview_options\":{\"is_disabled\":true}}",
                body(Template.TELEGRAM, signal(HOSTILE, Side.SHORT, 831.01, 0.6)));
    }

    @Test
    void discordEscapesItsMarksAndMentionsNobody() {
        assertEquals(
                "{\"content\":\"**a\\\\<b\\\\>&amp; \\\\*bold\\\\* \\\\_it\\\\_ \\\\~s\\\\~ \\\\`c\\\\` \\\\| \\\\> \\\\# \\\\@everyone"
                        + " \\\\<\\\\!channel\\\\> \\\\[x\\\\]\\\\(https\\\\://evil.example\\\\) now \\\\\\\\**\\n"
                        + "ema\\\\_cross\\\\: entry long BTC/USD 1m at 0.00001234\\n"
                        + "closed 2013\\\\-11\\\\-26T07\\\\:17\\\\:00Z, confidence 1\","
                        + "\"allowed_mentions\":{\"parse\":[]}}",
                body(Template.DISCORD, signal(HOSTILE, Side.LONG, 0.00001234, 1)));
    }

    @Test
    void slackEscapesThreeCharactersAndFormatsNothing() {
        assertEquals(
                "{\"text\":\"a&lt;b&gt;&amp;amp; *bold* _it_ ~s~ `c` | &gt; # @everyone &lt;!channel&gt;"
                        + " [x](https://evil.example) now \\\\\\n"
                        + "ema_cross: alert BTC/USD 1m at 64000\\nclosed 2013-11-26T07:17:00Z\","
                        + "\"mrkdwn\":false,\"unfurl_links\":false,\"unfurl_media\":false}",
                body(Template.SLACK, signal(HOSTILE, null, 64_000, Double.NaN)));
    }

    @Test
    void aLongNameIsCutBetweenCharacters() throws Exception {
        String text = new ObjectMapper()
                .readTree(body(Template.SLACK, signal("😀".repeat(5000), null, 1, 1)))
                .path("text")
                .textValue();
        assertEquals("😀".repeat(200), text.lines().findFirst().orElseThrow());
    }

    @ParameterizedTest
    @EnumSource(Template.class)
    void theSameSignalGivesTheSameBytesAndATestIsOfTheSameShape(Template template) throws Exception {
        StoredSignal signal = signal(HOSTILE, Side.SHORT, 831.01, 0.6);
        Target target = target(template);
        assertArrayEquals(template.body(signal, UNTIL_MS, target), template.body(signal, UNTIL_MS, target));
        ObjectMapper mapper = new ObjectMapper();
        var fields = mapper.readTree(template.body(signal, UNTIL_MS, target)).properties().stream()
                .map(Map.Entry::getKey)
                .toList();
        String test = new String(template.test(target, UNTIL_MS), StandardCharsets.UTF_8);
        assertEquals(
                fields,
                mapper.readTree(test).properties().stream()
                        .map(Map.Entry::getKey)
                        .toList());
        assertTrue(!test.contains("secret"), test);
    }
}
