package io.candlebus.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.api.Delivery;
import io.candlebus.api.Page;
import io.candlebus.api.StoredSignal;
import io.candlebus.store.SqliteStore;
import io.candlebus.webhook.Target;
import io.candlebus.webhook.TargetUrl;
import io.candlebus.webhook.Template;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetServer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A receiver that takes connections and never answers, beside one that does. */
class DeadReceiverTest {
    private static final String BUSY = """
            {"id": "%s", "signals": [
              {"id": "tick", "type": "alert", "logic": "AND", "conditions": [
                {"indicator": "ema_3", "operator": ">", "value": 0}]}]}
            """;

    @TempDir
    Path folder;

    private static Target target(String name, int port) {
        TargetUrl url = TargetUrl.parse("http://127.0.0.1:" + port + "/");
        return new Target(name, url, Template.STANDARD, List.of(), null, List.of(), true, true);
    }

    /** It would take hours if anything waited for it: each of the messages is given up after five seconds. */
    @Test
    void itKeepsNeitherCandlesNorSignalsNorOtherReceivers() {
        Vertx others = Vertx.vertx();
        NetServer hole = others.createNetServer()
                .connectHandler(socket -> {})
                .listen(0, "127.0.0.1")
                .await();
        NetServer well = others.createNetServer()
                .connectHandler(socket -> socket.handler(any -> socket.end(Buffer.buffer("HTTP/1.1 204 Fine\r\n\r\n"))))
                .listen(0, "127.0.0.1")
                .await();
        List<Target> targets = List.of(target("dead", hole.actualPort()), target("well", well.actualPort()));
        HandFeed feed = new HandFeed(Rig.PAST);
        Vertx vertx = Vertx.vertx();
        EngineRuntime runtime = Rig.now(EngineRuntime.start(
                vertx, EngineOptions.with(folder.resolve("test.db")), feed, SqliteStore::open, targets));
        for (String id : List.of("one", "two")) {
            Rig.now(runtime.engine().create(BUSY.formatted(id)));
        }
        int candles = 300;
        feed.give(HandFeed.walk(Rig.PAST, Rig.PAST + candles));
        Rig.eventually(
                2 * candles,
                () -> IntStream.of(fired(runtime, "one"), fired(runtime, "two")).sum());
        Rig.eventually(
                2L * candles,
                () -> Rig.now(runtime.webhooks().targets()).get(1).counts().getOrDefault(Delivery.State.SENT, 0L));
        assertTrue(Rig.now(runtime.webhooks().targets()).get(0).counts().get(Delivery.State.PENDING) > candles);
        assertEquals(0, runtime.determinismAlarms());
        Rig.now(runtime.close());
        Rig.now(vertx.close());
        Rig.now(others.close());
    }

    private static int fired(EngineRuntime runtime, String id) {
        return Rig.now(runtime.engine().signals(id, StoredSignal.Status.FIRED, Page.newest(1000)))
                .size();
    }
}
