package io.candlebus.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.candlebus.webhook.Secret;
import io.candlebus.webhook.Target;
import io.candlebus.webhook.TargetUrl;
import io.candlebus.webhook.Template;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookReaderTest {
    private static final String SECRET = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private final Vertx vertx = Vertx.vertx();
    private final List<String> problems = new ArrayList<>();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        vertx.close().await();
    }

    private List<Target> read(JsonObject... webhooks) {
        Map<String, String> environment =
                Map.of("THE_SECRET", SECRET, "THE_URL", "https://t.example/bot1:x/sendMessage");
        return new WebhookReader(environment::get, problems::add).read(new JsonArray(List.of(webhooks)));
    }

    private static JsonObject bot() {
        return new JsonObject()
                .put("name", "bot")
                .put("url", "https://bot.example/hook")
                .put("secrets", SECRET);
    }

    @Test
    void aFileIsReadWhole() throws IOException {
        Path file = Files.writeString(folder.resolve("c.yaml"), """
                webhooks:
                  - name: bot
                    url: http://127.0.0.1:9009/hook
                    secrets: ["%s", "%s"]
                    strategies: [ema_cross, other]
                    private_networks: true
                    late: drop
                  - {name: phone, url: "https://t.example/bot1:x/sendMessage", template: telegram, chat: -100123}
                """.formatted(SECRET, SECRET));
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"), "no POSIX permissions here");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        Config config = ConfigReader.read(vertx, file.toString(), Map.of()).await();
        Secret secret = new Secret(SECRET);
        assertEquals(
                List.of(
                        new Target(
                                "bot",
                                TargetUrl.parse("http://127.0.0.1:9009/hook"),
                                Template.STANDARD,
                                List.of(secret, secret),
                                null,
                                List.of("ema_cross", "other"),
                                true,
                                false),
                        new Target(
                                "phone",
                                TargetUrl.parse("https://t.example/bot1:x/sendMessage"),
                                Template.TELEGRAM,
                                List.of(),
                                "-100123",
                                List.of(),
                                false,
                                true)),
                config.webhooks());
        assertFalse(config.toString().contains(SECRET), config.toString());
        assertFalse(config.toString().contains("bot1:x"), config.toString());

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        BadConfig open = assertThrows(
                BadConfig.class,
                () -> ConfigReader.read(vertx, file.toString(), Map.of()).await());
        assertTrue(open.getMessage().contains("everybody on this machine may read it"), open.getMessage());
        assertFalse(open.getMessage().contains(SECRET), open.getMessage());
    }

    @Test
    void secretsAndUrlsMayStandInTheEnvironment() {
        List<Target> targets = read(
                bot().put("secrets", "env:THE_SECRET"),
                new JsonObject()
                        .put("name", "phone")
                        .put("url", "env:THE_URL")
                        .put("template", "telegram")
                        .put("chat", "@me"));
        assertEquals(List.of(), problems);
        assertEquals(List.of(new Secret(SECRET)), targets.get(0).secrets());
        assertEquals("https://t.example/***", targets.get(1).url().toString());
        read(bot().put("secrets", "env:NO_SUCH"));
        assertEquals(
                List.of("webhooks[0].secrets is to be read from the environment variable NO_SUCH, which is not set"),
                problems);
    }

    /** Refused when it is written down; what a name comes to is looked at when something is sent. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://169.254.169.254/",
                "https://169.254.169.254/",
                "https://[::1]/",
                "http://[::1]/",
                "http://0x7f000001/",
                "http://127.1/",
                "https://127.0.0.1/",
                "https://localhost/",
                "https://x.localhost/",
                "https://10.0.0.1/",
                "https://192.168.0.1/",
                "https://172.16.0.1/",
                "https://100.64.0.1/",
                "https://[fd00::1]/",
                "https://[fe80::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://0.0.0.0/",
                "https://224.0.0.1/",
                "http://bot.example/",
                "file:///etc/passwd",
                "gopher://bot.example/",
                "https://u:p@bot.example/"
            })
    void anAddressThatIsNotPublicIsRefusedWhenItIsWrittenDown(String url) {
        assertEquals(List.of(), read(bot().put("url", url)));
        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.get(0).startsWith("webhooks[0].url "), problems.get(0));
    }

    @ParameterizedTest
    @CsvSource({
        "https://127.0.0.1/, true",
        "http://localhost:9009/, true",
        "http://[::1]:9009/, true",
        "https://10.0.0.1/, true",
        "https://169.254.169.254/, false",
        "http://10.0.0.1/, false",
        "https://0.0.0.0/, false"
    })
    void privateNetworksAreOpenedByTheTarget(String url, boolean taken) {
        assertEquals(
                taken,
                !read(bot().put("url", url).put("private_networks", true)).isEmpty(),
                problems.toString());
    }

    @Test
    void everyMistakeIsToldWithItsPlaceAndNoSecret() {
        String weak = "whsec_aHVudGVyMg==";
        read(
                bot().put("name", "Bot")
                        .put("url", "https://hunter2@b.example/")
                        .put("secrets", weak),
                bot().put("templat", "slack"),
                bot().put("template", "teams").put("late", "maybe").put("private_networks", "yes"),
                bot().put("chat", "1").put("strategies", new JsonArray()),
                new JsonObject().put("name", "p").put("template", "telegram"),
                bot().put("secrets", new JsonArray()).put("strategies", "../x"),
                bot(),
                bot());
        List<String> places = List.of(
                "webhooks[0].name must",
                "webhooks[0].url must not hold a user",
                "webhooks[0].secrets must be \"whsec_\"",
                "webhooks[1] has no member \"templat\"; did you mean \"template\"?",
                "webhooks[2].template must be one of standard, telegram, discord, slack",
                "webhooks[2].private_networks must",
                "webhooks[2].late must be one of send, drop",
                "webhooks[3].chat is for",
                "webhooks[3].strategies must name one",
                "webhooks[4].url is missing",
                "webhooks[4].chat must",
                "webhooks[5].secrets must hold one",
                "webhooks[5].strategies must be ids",
                "webhooks[7].name is another's name, too");
        String told = String.join("\n", problems);
        assertEquals(places.size(), problems.size(), told);
        places.forEach(place -> assertTrue(told.contains(place), () -> place + " is not in\n" + told));
        assertFalse(told.contains("hunter2") || told.contains(weak), told);
    }

    @Test
    void aListThatIsNoneOrTooLongIsRefused() {
        new WebhookReader(name -> null, problems::add).read("https://bot.example/");
        new WebhookReader(name -> null, problems::add)
                .read(new JsonArray(Collections.nCopies(Target.LIMIT + 1, bot())));
        new WebhookReader(name -> null, problems::add).read(new JsonArray().add("https://bot.example/"));
        assertEquals(
                List.of(
                        "webhooks must be a list",
                        "webhooks must be at most 16",
                        "webhooks[0] must have members, as name and url"),
                problems);
    }
}
