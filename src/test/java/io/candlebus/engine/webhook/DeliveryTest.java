package io.candlebus.engine.webhook;

import static io.candlebus.engine.webhook.Stage.eventually;
import static io.candlebus.engine.webhook.Stage.now;
import static io.candlebus.engine.webhook.Stage.target;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.api.Delivery;
import io.candlebus.api.Refused;
import io.candlebus.api.Webhooks;
import io.candlebus.store.Entry;
import io.candlebus.webhook.Retry;
import io.candlebus.webhook.Target;
import io.candlebus.webhook.Template;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a receiver hears, when, and what becomes of what it does not take. */
class DeliveryTest {
    private static final Delivery.State PENDING = Delivery.State.PENDING;
    private static final Delivery.State SENT = Delivery.State.SENT;
    private static final Delivery.State DEAD = Delivery.State.DEAD;

    private final Vertx vertx = Vertx.vertx();
    private final Receiver receiver = new Receiver(vertx);

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        now(vertx.close());
    }

    private Stage stage(Target... targets) {
        return new Stage(vertx, folder.resolve("test.db"), List.of(targets));
    }

    private Target bot() {
        return target("bot", receiver.url());
    }

    @Test
    void aSignalArrivesAsItIsStoredAndSigned() throws Exception {
        try (Stage stage = stage(bot())) {
            stage.fire("a", 7);
            eventually(List.of(SENT), () -> stage.states("bot"));
            Receiver.Heard heard = receiver.heard.get(0);
            assertEquals("a-7", heard.id());
            assertEquals("/hook?t=1", heard.path());
            assertEquals("application/json", heard.headers().get("Content-Type"));
            assertEquals("127.0.0.1:" + receiver.port(), heard.headers().get("Host"));
            JsonObject body = heard.body().toJsonObject();
            assertEquals("signal.fired", body.getString("type"));
            assertEquals("a-7", body.getJsonObject("data").getString("id"));
            String seconds = heard.headers().get("webhook-timestamp");
            assertEquals(Long.toString(stage.timing.nowMs() / 1000), seconds);
            byte[] content = ("a-7." + seconds + "." + heard.body()).getBytes(StandardCharsets.UTF_8);
            assertEquals(
                    "v1," + hmac(Stage.SECRET, content) + " v1," + hmac(Stage.OTHER_SECRET, content),
                    heard.headers().get("webhook-signature"));
            Delivery.Attempt attempt = stage.store.outbox().attempts(1).get(0);
            assertEquals(204, attempt.status());
            assertEquals(null, attempt.error());
            assertEquals(attempt, stage.shown("bot").last());
            assertEquals(Map.of(SENT, 1L), stage.shown("bot").counts());
        }
    }

    /** HMAC as RFC 2104 has it, from the hash alone. */
    private static String hmac(String secret, byte[] content) throws Exception {
        byte[] key = Arrays.copyOf(Base64.getDecoder().decode(secret.substring(6)), 64);
        byte[] inner = sha256(xor(key, 0x36), content);
        return Base64.getEncoder().encodeToString(sha256(xor(key, 0x5c), inner));
    }

    private static byte[] xor(byte[] key, int with) {
        byte[] mixed = new byte[key.length];
        for (int i = 0; i < key.length; i++) {
            mixed[i] = (byte) (key[i] ^ with);
        }
        return mixed;
    }

    private static byte[] sha256(byte[] head, byte[] tail) throws Exception {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(head);
        all.write(tail);
        return MessageDigest.getInstance("SHA-256").digest(all.toByteArray());
    }

    @Test
    void eachStrategysSignalsArriveInOrderAndOnce() {
        try (Stage stage = stage(bot())) {
            for (long minute = 0; minute < 40; minute++) {
                stage.fire("a", minute);
                stage.fire("b", minute);
            }
            eventually(Collections.nCopies(80, SENT), () -> stage.states("bot"));
            for (String strategy : List.of("a", "b")) {
                List<String> expected = IntStream.range(0, 40)
                        .mapToObj(minute -> strategy + "-" + minute)
                        .toList();
                assertEquals(
                        expected,
                        receiver.ids().stream()
                                .filter(id -> id.startsWith(strategy))
                                .toList());
            }
        }
    }

    @Test
    void whatFailsIsTriedAgainAfterLongerAndLongerWaitsAndThenIsDead() {
        try (Stage stage = stage(bot())) {
            receiver.answers(500);
            stage.fire("a", 1, 2);
            for (int attempt = 1; attempt < Retry.ATTEMPTS; attempt++) {
                long wait = Retry.WAITS_MS.get(attempt - 1);
                int heard = attempt;
                eventually(heard, () -> stage.store.outbox().attempts(1).size());
                assertEquals(heard, receiver.heard.size());
                eventually(true, () -> stage.timing.isDueIn(wait));
                stage.timing.pass(wait - 1);
                assertEquals(heard, stage.store.outbox().attempts(1).size());
                assertEquals(PENDING, stage.state("bot", 1));
                stage.timing.pass(1);
            }
            eventually(DEAD, () -> stage.state("bot", 1));
            assertEquals(Retry.ATTEMPTS, stage.store.outbox().attempts(1).size());
            eventually(
                    List.of("a-2"),
                    () -> receiver.ids().stream().skip(Retry.ATTEMPTS).toList());
            assertEquals(
                    Collections.nCopies(Retry.ATTEMPTS, "a-1"), receiver.ids().subList(0, Retry.ATTEMPTS));
            Delivery dead = stage.store.outbox().delivery("bot", 1).orElseThrow();
            assertEquals("answered 500", dead.error());
            assertEquals(500, dead.status());
        }
    }

    @Test
    void waitsVaryByChance() {
        try (Stage stage = stage(bot())) {
            receiver.answers(503);
            stage.timing.chance(0);
            stage.fire("a", 1);
            eventually(true, () -> stage.timing.isDueIn(4_000));
            stage.timing.chance(0.999999);
            stage.timing.pass(4_000);
            eventually(true, () -> stage.timing.isDueIn(36_000));
        }
    }

    @Test
    void aFailingStrategyKeepsOnlyItsOwnSignalsToThatTarget() {
        Receiver other = new Receiver(vertx);
        receiver.does(heard -> response ->
                response.setStatusCode(heard.id().startsWith("a") ? 500 : 200).end());
        try (Stage stage = stage(bot(), target("phone", other.url()))) {
            stage.fire("a", 1, 2);
            stage.fire("b", 1, 2);
            eventually(List.of(SENT, SENT, SENT, SENT), () -> stage.states("phone"));
            eventually(List.of(PENDING, PENDING, SENT, SENT), () -> stage.states("bot"));
            assertFalse(receiver.ids().contains("a-2"));
            receiver.answers(200);
            stage.timing.pass(5_000);
            eventually(List.of(SENT, SENT, SENT, SENT), () -> stage.states("bot"));
        }
    }

    @Test
    void aReceiverThatAsksUsToWaitIsLeftInPeaceForThatLong() {
        receiver.does(heard -> response ->
                response.setStatusCode(429).putHeader("Retry-After", "90").end());
        try (Stage stage = stage(bot())) {
            stage.fire("a", 1);
            eventually(Webhooks.State.HELD, () -> stage.shown("bot").state());
            receiver.answers(200);
            stage.fire("b", 1);
            stage.timing.pass(89_999);
            assertEquals(Webhooks.State.HELD, stage.shown("bot").state());
            assertEquals(List.of("a-1"), receiver.ids());
            stage.timing.pass(1);
            eventually(List.of(SENT, SENT), () -> stage.states("bot"));
        }
    }

    @Test
    void aReceiverThatIsGoneIsNotToldUntilItIsEnabled() {
        receiver.answers(410);
        try (Stage stage = stage(bot())) {
            stage.fire("a", 1);
            eventually(Webhooks.State.DISABLED, () -> stage.shown("bot").state());
            receiver.answers(200);
            stage.fire("b", 1);
            stage.timing.pass(Retry.LONGEST_MS);
            assertEquals(List.of(PENDING, PENDING), stage.states("bot"));
            assertEquals(Webhooks.State.READY, now(stage.webhooks.enable("bot")).state());
            eventually(List.of(SENT, SENT), () -> stage.states("bot"));
            assertEquals("a-1", receiver.ids().get(0));
            assertEquals(3, receiver.heard.size());
        }
    }

    @Test
    void whatWasOnItsWayWhenTheEngineEndedIsToldAfterTheRestart() {
        receiver.answers(500);
        try (Stage stage = stage(bot())) {
            stage.fire("a", 1, 2);
            eventually(1, () -> receiver.heard.size());
            eventually(1, () -> stage.store.outbox().attempts(1).size());
        }
        receiver.answers(200);
        try (Stage stage = stage(bot())) {
            stage.timing.pass(10_000);
            eventually(List.of(SENT, SENT), () -> stage.states("bot"));
            assertEquals(List.of("a-1", "a-1", "a-2"), receiver.ids());
        }
    }

    @Test
    void whatWaitsForATargetThatIsGoneIsDeadAndCanBeReplayedWhenItIsBack() {
        receiver.answers(500);
        try (Stage stage = stage(bot())) {
            stage.fire("a", 1);
            eventually(1, () -> stage.store.outbox().attempts(1).size());
        }
        try (Stage stage = stage()) {
            assertEquals(DEAD, stage.state("bot", 1));
            stage.fire("a", 2);
            assertEquals(List.of(DEAD), stage.states("bot"));
        }
        receiver.answers(200);
        try (Stage stage = stage(bot())) {
            assertEquals(1, now(stage.webhooks.replayDead("bot")));
            eventually(List.of(SENT), () -> stage.states("bot"));
        }
    }

    @Test
    void oneThatWasSentIsToldAnewWithTheSameIdAndBody() {
        try (Stage stage = stage(bot())) {
            stage.fire("a", 1, 2);
            eventually(List.of(SENT, SENT), () -> stage.states("bot"));
            now(stage.webhooks.replay("bot", 1));
            eventually(3, () -> receiver.heard.size());
            assertEquals("a-1", receiver.heard.get(2).id());
            assertEquals(receiver.heard.get(0).body(), receiver.heard.get(2).body());
            eventually(SENT, () -> stage.state("bot", 1));
            refused(Refused.Reason.NOT_FOUND, stage.webhooks.replay("bot", 9));
            refused(Refused.Reason.NOT_FOUND, stage.webhooks.replay("nobody", 1));
            receiver.answers(500);
            stage.fire("b", 1);
            eventually(1, () -> stage.store.outbox().attempts(3).size());
            refused(Refused.Reason.CONFLICT, stage.webhooks.replay("bot", 3));
        }
    }

    private static void refused(Refused.Reason reason, Future<?> future) {
        assertEquals(reason, assertThrows(Refused.class, () -> now(future)).reason());
    }

    @Test
    void aTargetThatWantsNoLateSignalsIsNotToldOfThem() {
        Target strict = new Target("bot", bot().url(), Template.STANDARD, List.of(), null, List.of(), true, false);
        receiver.answers(500);
        try (Stage stage = stage(strict)) {
            stage.fireUntil(stage.timing.nowMs() + 10_000, "a", 1, 2);
            stage.fireUntil(stage.timing.nowMs() + 100_000, "a", 3);
            eventually(1, () -> stage.store.outbox().attempts(1).size());
            receiver.answers(200);
            stage.timing.pass(20_000);
            eventually(List.of(Delivery.State.MISSED, Delivery.State.MISSED, SENT), () -> stage.states("bot"));
            assertEquals(List.of("a-1", "a-3"), receiver.ids());
            assertEquals(null, receiver.heard.get(0).headers().get("webhook-signature"));
        }
    }

    @Test
    void aTargetIsToldOfItsStrategiesAlone() {
        Target picky = new Target("bot", bot().url(), Template.SLACK, List.of(), null, List.of("b"), true, true);
        try (Stage stage = stage(picky)) {
            stage.fire("a", 1);
            stage.fire("b", 1);
            eventually(List.of(SENT), () -> stage.states("bot"));
            assertEquals(List.of("b-1"), receiver.ids());
            assertTrue(receiver.heard.get(0).body().toJsonObject().containsKey("text"));
        }
    }

    @Test
    void aTestIsNoSignalAndIsNotTriedAgain() {
        try (Stage stage = stage(bot())) {
            assertEquals(204, now(stage.webhooks.test("bot")).status());
            assertEquals("test", receiver.heard.get(0).body().toJsonObject().getString("type"));
            receiver.answers(401);
            assertEquals("answered 401", now(stage.webhooks.test("bot")).error());
            assertEquals(Map.of(), stage.store.outbox().counts());
            assertEquals(2, receiver.heard.size());
        }
    }

    /** Nothing leaves from the moment at which it is halted; what was of use for ever is told when it is lifted. */
    @Test
    void underTheKillSwitchNothingLeavesAndWhatBecameUselessNeverDoes() {
        receiver.does(heard -> response -> {});
        try (Stage stage = stage(bot())) {
            stage.fireUntil(stage.timing.nowMs() + 10_000, "a", 1, 2);
            stage.fireUntil(stage.timing.nowMs() + 1_000_000, "b", 1);
            eventually(2, () -> receiver.heard.size());
            assertFalse(now(stage.webhooks.halt()));
            assertTrue(now(stage.webhooks.halt()));
            now(Future.fromCompletionStage(
                    stage.writer.commit(new Entry.KillSwitched(true, "x", stage.timing.nowMs()))));
            receiver.answers(200);
            stage.timing.pass(60_000);
            refused(Refused.Reason.CONFLICT, stage.webhooks.replay("bot", 1));
            refused(Refused.Reason.CONFLICT, stage.webhooks.replayDead("bot"));
            refused(Refused.Reason.CONFLICT, stage.webhooks.test("bot"));
            assertEquals(
                    Webhooks.State.KILLED, now(stage.webhooks.enable("bot")).state());
            assertEquals(List.of(PENDING, PENDING, PENDING), stage.states("bot"));
            assertEquals(2, receiver.heard.size());
            assertEquals(0, stage.store.outbox().attempts(1).size());
            now(Future.fromCompletionStage(
                    stage.writer.commit(new Entry.KillSwitched(false, "y", stage.timing.nowMs()))));
            now(stage.webhooks.resume());
            eventually(List.of(Delivery.State.KILLED, Delivery.State.KILLED, SENT), () -> stage.states("bot"));
            assertEquals(
                    List.of("b-1"), receiver.ids().subList(2, receiver.ids().size()));
        }
    }

    @Test
    void aStoreThatIsKilledStartsHalted() {
        receiver.answers(500);
        try (Stage stage = stage(bot())) {
            stage.fire("a", 1);
            eventually(1, () -> stage.store.outbox().attempts(1).size());
            now(Future.fromCompletionStage(
                    stage.writer.commit(new Entry.KillSwitched(true, "x", stage.timing.nowMs()))));
        }
        try (Stage stage = stage(bot())) {
            assertEquals(Webhooks.State.KILLED, stage.shown("bot").state());
            stage.timing.pass(60_000);
            assertEquals(List.of(PENDING), stage.states("bot"));
            assertEquals(1, receiver.heard.size());
        }
    }
}
