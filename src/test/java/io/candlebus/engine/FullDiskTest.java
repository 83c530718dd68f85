package io.candlebus.engine;

import static io.candlebus.engine.Rig.cross;
import static io.candlebus.engine.Rig.now;
import static io.candlebus.engine.Rig.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.api.Command;
import io.candlebus.api.KillSwitch;
import io.candlebus.api.Refused;
import io.candlebus.api.Refused.Reason;
import io.candlebus.api.StoredSignal;
import io.candlebus.api.Webhooks;
import io.candlebus.indicator.Catalogue;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Indicators;
import io.candlebus.session.State;
import io.candlebus.store.SqliteStore;
import io.candlebus.store.Store;
import io.candlebus.store.StoreFailure;
import io.candlebus.strategy.Problem;
import io.candlebus.webhook.Target;
import io.candlebus.webhook.TargetUrl;
import io.candlebus.webhook.Template;
import io.vertx.core.Vertx;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FullDiskTest {
    @TempDir
    Path folder;

    private volatile boolean full;
    private Rig rig;

    /** The real store, on a disk that can be full. */
    private Store store(Path path) {
        SqliteStore sqlite = SqliteStore.open(path);
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    if (full && method.getName().equals("write")) {
                        throw StoreFailure.of("cannot write", new IllegalStateException("database or disk is full"));
                    }
                    try {
                        return method.invoke(sqlite, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    @BeforeEach
    void start() {
        List<IndicatorType> types = new ArrayList<>(Indicators.ALL.types());
        types.add(Misbehaving.at("thrower", Rig.PAST, () -> {
            throw new IllegalStateException("no such luck");
        }));
        rig = new Rig(EngineOptions.with(folder.resolve("candlebus.db")).catalogue(new Catalogue(types)), this::store);
        now(rig.engine.create(cross("cross", 3, 8)));
    }

    @AfterEach
    void close() {
        full = false;
        rig.close();
    }

    /** Fills the disk, and waits until a candle could not be stored. */
    private void fill() {
        full = true;
        rig.feed.give(HandFeed.walk(Rig.PAST, Rig.PAST + 1));
        Rig.eventually(true, () -> rig.runtime.storeFailure() != null);
    }

    private void empty() {
        full = false;
        now(rig.runtime.flushed());
    }

    @Test
    void nothingIsChangedWhileNothingCanBeStored() {
        fill();
        for (Command command : Command.values()) {
            Refused refused = refused(Reason.UNAVAILABLE, rig.engine.command("cross", command));
            assertTrue(refused.getMessage().contains("disk is full"), refused.getMessage());
        }
        refused(Reason.UNAVAILABLE, rig.engine.replace("cross", cross("cross", 5, 13)));
        refused(Reason.UNAVAILABLE, rig.engine.create(cross("other", 3, 8)));
        refused(Reason.UNAVAILABLE, rig.engine.delete("cross"));
        empty();
        assertEquals(State.RUNNING, rig.state("cross"));
        assertEquals(1, rig.status("cross").revision());
        assertEquals(1, now(rig.engine.strategies()).size());
    }

    @Test
    void aCommandThatMeetsAFullDiskIsAnsweredAndActsOnceItIsStored() {
        full = true;
        Refused refused = refused(Reason.UNAVAILABLE, rig.engine.command("cross", Command.PAUSE));
        assertTrue(refused.getMessage().contains("disk is full"), refused.getMessage());
        assertTrue(refused.getMessage().contains("may still happen"), refused.getMessage());
        assertEquals(State.RUNNING, rig.state("cross"));
        empty();
        Rig.eventually(State.PAUSED, () -> rig.state("cross"));
        assertEquals(
                State.STOPPED, now(rig.engine.command("cross", Command.STOP)).state());
    }

    @Test
    void aStopThatMeetsAFullDiskIsAnsweredAndStopsOnceItIsStored() {
        full = true;
        refused(Reason.UNAVAILABLE, rig.engine.command("cross", Command.STOP));
        assertEquals(State.RUNNING, rig.state("cross"));
        empty();
        Rig.eventually(State.STOPPED, () -> rig.state("cross"));
    }

    @Test
    void aDocumentThatMeetsAFullDiskIsAnsweredAndRunsOnceItIsStored() {
        full = true;
        refused(Reason.UNAVAILABLE, rig.engine.replace("cross", cross("cross", 5, 13)));
        assertEquals(1, rig.status("cross").revision());
        empty();
        Rig.eventually(2, () -> rig.status("cross").revision());
    }

    /** While the revision waits to be stored a candle comes that the old one gets over and the new one does not. */
    @Test
    void aRevisionThatFailsBetweenItsWarmUpAndItsTurnLeavesTheOldOneRunningAndSaysWhy() {
        full = true;
        refused(Reason.UNAVAILABLE, rig.engine.replace("cross", Misbehaving.using("cross", "thrower")));
        rig.feed.give(HandFeed.walk(Rig.PAST, Rig.PAST + 50));
        Rig.eventually(
                (Rig.PAST + 49) * 60_000L,
                () -> rig.status("cross").lastCandle().openTimeMs());
        empty();
        Rig.eventually(List.of("revision-not-running"), () -> complaints());
        assertEquals(1, rig.status("cross").revision());
        assertEquals(2, now(rig.engine.revision("cross", 0)).number());
        rig.play(Rig.PAST + 50, 300, "cross");
        assertEquals(
                new Offline(cross("cross", 3, 8))
                        .fires(1, HandFeed.BTC, HandFeed.walk(0, 300), Rig.PAST * 60_000L, Long.MAX_VALUE),
                rig.signals("cross").stream().map(StoredSignal::fired).toList());
        refused(Reason.CONFLICT, rig.engine.replace("cross", Misbehaving.using("cross", "thrower")));
        assertEquals(
                3,
                now(rig.engine.replace("cross", cross("cross", 5, 13)))
                        .revision()
                        .number());
        assertEquals(3, rig.status("cross").revision());
        assertEquals(List.of(), complaints());
    }

    private List<String> complaints() {
        return now(rig.engine.revisions("cross", Integer.MAX_VALUE, 1)).complaints().stream()
                .map(Problem::code)
                .toList();
    }

    /** Its answer is given up by then. */
    @Test
    void webhooksGoOnWhenTheLiftingOfTheKillSwitchIsStoredAtLast() {
        Target bot = new Target(
                "bot",
                TargetUrl.parse("http://127.0.0.1:9/"),
                Template.STANDARD,
                List.of(),
                null,
                List.of(),
                true,
                true);
        EngineOptions options = EngineOptions.with(folder.resolve("told.db"));
        Vertx vertx = Vertx.vertx();
        EngineRuntime runtime =
                now(EngineRuntime.start(vertx, options, new HandFeed(Rig.PAST), this::store, List.of(bot)));
        KillSwitch killSwitch = runtime.engine().killSwitch();
        now(killSwitch.kill("wrong prices"));
        assertEquals(Webhooks.State.KILLED, webhook(runtime));
        full = true;
        Refused refused = refused(Reason.UNAVAILABLE, killSwitch.unkill("right again"));
        assertTrue(refused.getMessage().contains("as soon as it is stored"), refused.getMessage());
        assertEquals(Webhooks.State.KILLED, webhook(runtime));
        full = false;
        Rig.eventually(Webhooks.State.READY, () -> webhook(runtime));
        assertFalse(now(killSwitch.standing()).killed());
        now(runtime.close());
        now(vertx.close());
    }

    private static Webhooks.State webhook(EngineRuntime runtime) {
        return now(runtime.webhooks().targets()).get(0).state();
    }
}
