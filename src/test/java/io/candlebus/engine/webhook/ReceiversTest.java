package io.candlebus.engine.webhook;

import static io.candlebus.engine.webhook.Stage.eventually;
import static io.candlebus.engine.webhook.Stage.now;
import static io.candlebus.engine.webhook.Stage.target;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.api.Delivery;
import io.candlebus.webhook.Reach;
import io.candlebus.webhook.Target;
import io.candlebus.webhook.TargetUrl;
import io.candlebus.webhook.Template;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.PfxOptions;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receivers that are slow, broken, hostile, or not what they seem. */
class ReceiversTest {
    private static final String PASSWORD = "changeit";

    private final Vertx vertx = Vertx.vertx();
    private final List<InetAddress> asked = new CopyOnWriteArrayList<>();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        now(vertx.close());
    }

    private Stage stage(Target target) {
        return new Stage(vertx, folder.resolve("test.db"), List.of(target));
    }

    /** With a name that is at these addresses, one after the other. */
    private Stage stage(Target target, HttpClientOptions options, String... addresses) {
        return new Stage(
                vertx,
                folder.resolve("test.db"),
                List.of(target),
                name -> {
                    InetAddress next = Reach.literal(addresses[Math.min(asked.size(), addresses.length - 1)]);
                    asked.add(next);
                    return List.of(next);
                },
                options);
    }

    private static Delivery.Attempt attempted(Stage stage) {
        eventually(1, () -> stage.store.outbox().attempts(1).size());
        return stage.store.outbox().attempts(1).get(0);
    }

    /** CVE-2026-15075 and its like: what is secret goes to nobody but the target. */
    @Test
    void aRedirectIsNotFollowed() {
        Receiver elsewhere = new Receiver(vertx);
        Receiver receiver = new Receiver(vertx);
        for (int status : List.of(301, 302, 303, 307, 308)) {
            receiver.does(heard -> response -> response.setStatusCode(status)
                    .putHeader("Location", elsewhere.url())
                    .end());
            try (Stage stage =
                    new Stage(vertx, folder.resolve(status + ".db"), List.of(target("bot", receiver.url())))) {
                stage.fire("a", 1);
                assertEquals("answered " + status, attempted(stage).error());
            }
        }
        assertEquals(List.of(), elsewhere.heard);
    }

    @Test
    void aBlackHoleIsGivenUpAndTriedAgain() {
        NetServer hole = vertx.createNetServer()
                .connectHandler(socket -> {})
                .listen(0, "127.0.0.1")
                .await();
        try (Stage stage = stage(target("bot", "http://127.0.0.1:" + hole.actualPort() + "/"))) {
            stage.fire("a", 1);
            eventually(true, () -> stage.timing.isDueIn(Poster.TIMEOUT_MS));
            stage.timing.pass(Poster.TIMEOUT_MS);
            Delivery.Attempt attempt = attempted(stage);
            assertEquals("no answer within 5000 ms", attempt.error());
            assertEquals(null, attempt.status());
            assertEquals(Poster.TIMEOUT_MS, attempt.tookMs());
            eventually(true, () -> stage.timing.isDueIn(5_000));
        }
    }

    @Test
    void anAnswerThatDoesNotEndIsCutOffInTime() {
        Receiver receiver = new Receiver(vertx);
        AtomicBoolean gone = new AtomicBoolean();
        receiver.does(heard -> response -> {
            response.exceptionHandler(e -> gone.set(true)).closeHandler(v -> gone.set(true));
            response.setChunked(true).setStatusCode(200).write("a");
        });
        try (Stage stage = stage(target("bot", receiver.url()))) {
            stage.fire("a", 1);
            eventually(1, () -> receiver.heard.size());
            eventually(true, () -> stage.timing.isDueIn(Poster.TIMEOUT_MS));
            stage.timing.pass(Poster.TIMEOUT_MS);
            assertEquals("no answer within 5000 ms", attempted(stage).error());
            eventually(true, gone::get);
        }
    }

    @Test
    void aHugeAnswerIsReadNoFurtherThanItsStatusNeeds() {
        Receiver receiver = new Receiver(vertx);
        AtomicBoolean gone = new AtomicBoolean();
        receiver.does(heard -> response -> {
            response.exceptionHandler(e -> gone.set(true)).closeHandler(v -> gone.set(true));
            flood(response.setChunked(true).setStatusCode(200), gone);
        });
        try (Stage stage = stage(target("bot", receiver.url()))) {
            stage.fire("a", 1);
            eventually(List.of(Delivery.State.SENT), () -> stage.states("bot"));
            eventually(true, gone::get);
        }
    }

    private void flood(HttpServerResponse response, AtomicBoolean gone) {
        if (!gone.get()) {
            response.write(Buffer.buffer(new byte[8192])).onSuccess(v -> flood(response, gone));
        }
    }

    @Test
    void nobodyThereIsAFailureLikeAnother() throws Exception {
        int port;
        try (ServerSocket taken = new ServerSocket(0)) {
            port = taken.getLocalPort();
        }
        try (Stage stage = stage(target("bot", "http://127.0.0.1:" + port + "/"))) {
            stage.fire("a", 1);
            assertTrue(
                    attempted(stage).error().startsWith("does not listen: "),
                    attempted(stage).error());
            eventually(true, () -> stage.timing.isDueIn(5_000));
        }
    }

    @Test
    void aConnectionThatBreaksIsAFailureLikeAnother() {
        NetServer rude = vertx.createNetServer()
                .connectHandler(socket -> socket.handler(any -> socket.close()))
                .listen(0, "127.0.0.1")
                .await();
        try (Stage stage = stage(target("bot", "http://127.0.0.1:" + rude.actualPort() + "/"))) {
            stage.fire("a", 1);
            assertTrue(
                    attempted(stage).error().startsWith("the connection broke: "),
                    attempted(stage).error());
        }
    }

    @Test
    void aNameThatNobodyKnowsIsAFailureLikeAnother() {
        try (Stage stage = stage(target("bot", "https://nowhere.example/"))) {
            stage.fire("a", 1);
            assertEquals("its name is not known", attempted(stage).error());
        }
    }

    @Test
    void aTargetThatIsNotOpenedReachesNoAddressOfOurs() {
        Receiver receiver = new Receiver(vertx);
        Target shut = new Target(
                "bot",
                TargetUrl.parse("https://hook.example:" + receiver.port() + "/"),
                Template.STANDARD,
                List.of(),
                null,
                List.of(),
                false,
                true);
        try (Stage stage = stage(shut, new HttpClientOptions(), "127.0.0.1")) {
            stage.fire("a", 1);
            assertEquals(
                    "not sent: hook.example is at 127.0.0.1, an address of this machine",
                    attempted(stage).error());
        }
        assertEquals(List.of(), receiver.heard);
    }

    @Test
    void anAddressThatIsOpenToNobodyIsRefusedEvenWhenItIsWrittenOut() {
        Target metadata = target("bot", "http://169.254.169.254/latest/meta-data/");
        try (Stage stage = stage(metadata)) {
            stage.fire("a", 1);
            assertEquals(
                    "not sent: 169.254.169.254 is at 169.254.169.254, a link-local address",
                    attempted(stage).error());
        }
    }

    @Test
    void withoutTlsNothingLeavesThisMachine() {
        try (Stage stage = stage(target("bot", "http://192.168.1.1/"))) {
            stage.fire("a", 1);
            assertEquals(
                    "not sent: 192.168.1.1 is at 192.168.1.1, not this machine, so https:// is needed",
                    attempted(stage).error());
        }
    }

    /** A name that gives a good address to the first question and a bad one to the second. */
    @Test
    void theAddressThatWasLookedAtIsTheOneThatIsConnectedTo() {
        Receiver receiver = new Receiver(vertx);
        Target named = target("bot", "http://hook.example:" + receiver.port() + "/hook");
        try (Stage stage = stage(named, new HttpClientOptions(), "127.0.0.1", "169.254.169.254", "127.0.0.1")) {
            stage.fire("a", 1);
            eventually(List.of(Delivery.State.SENT), () -> stage.states("bot"));
            assertEquals(1, asked.size());
            assertEquals(
                    "hook.example:" + receiver.port(),
                    receiver.heard.get(0).headers().get("Host"));
            stage.fire("a", 2);
            eventually(1, () -> stage.store.outbox().attempts(2).size());
            assertEquals(
                    "not sent: hook.example is at 169.254.169.254, a link-local address",
                    stage.store.outbox().attempts(2).get(0).error());
            assertEquals(2, asked.size());
            stage.timing.pass(5_000);
            eventually(List.of(Delivery.State.SENT, Delivery.State.SENT), () -> stage.states("bot"));
            assertEquals(List.of("a-1", "a-2"), receiver.ids());
        }
    }

    @Test
    void theReceiversCertificateMustNameItThoughAnAddressIsConnectedTo() throws Exception {
        Path store = certificate("hook.example");
        PfxOptions pfx = new PfxOptions().setPath(store.toString()).setPassword(PASSWORD);
        Receiver receiver =
                new Receiver(vertx, new HttpServerOptions().setSsl(true).setKeyCertOptions(pfx));
        for (String host : List.of("hook.example", "other.example")) {
            Target named = target("bot", "https://" + host + ":" + receiver.port() + "/");
            Path file = folder.resolve(host + ".db");
            HttpClientOptions trusting = new HttpClientOptions().setTrustOptions(pfx);
            try (Stage stage =
                    new Stage(vertx, file, List.of(named), name -> List.of(Reach.literal("127.0.0.1")), trusting)) {
                stage.fire(host.substring(0, 4), 1);
                Delivery.Attempt attempt = attempted(stage);
                if (host.equals("hook.example")) {
                    assertEquals(204, attempt.status());
                } else {
                    assertTrue(attempt.error().startsWith("no trust: "), attempt.error());
                }
            }
        }
        assertEquals(List.of("hook-1"), receiver.ids());
    }

    private Path certificate(String name) throws Exception {
        Path file = folder.resolve("key.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "x",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:" + name,
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.txt").toFile())
                .start();
        assertTrue(keytool.waitFor(60, TimeUnit.SECONDS), "keytool does not end");
        assertEquals(0, keytool.exitValue(), Files.readString(folder.resolve("keytool.txt")));
        return file;
    }
}
