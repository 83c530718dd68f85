package io.candlebus.engine;

import static io.candlebus.engine.Rig.cross;
import static io.candlebus.engine.Rig.now;
import static io.candlebus.engine.Rig.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.api.Addresses;
import io.candlebus.api.Command;
import io.candlebus.api.Refused;
import io.candlebus.api.Refused.Reason;
import io.candlebus.api.StrategyStatus;
import io.candlebus.session.State;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CommandsTest {
    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void start() {
        rig = new Rig(folder.resolve("candlebus.db"));
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private State command(String id, Command command) {
        return now(rig.engine.command(id, command)).state();
    }

    @Test
    void eachCommandLeadsToItsStateAndIsRefusedThere() {
        now(rig.engine.create(cross("cross", 3, 8)));
        refused(Reason.CONFLICT, rig.engine.command("cross", Command.START));
        refused(Reason.CONFLICT, rig.engine.command("cross", Command.RESUME));
        assertEquals(State.PAUSED, command("cross", Command.PAUSE));
        refused(Reason.CONFLICT, rig.engine.command("cross", Command.PAUSE));
        refused(Reason.CONFLICT, rig.engine.command("cross", Command.START));
        assertEquals(State.RUNNING, command("cross", Command.RESUME));
        assertEquals(State.STOPPED, command("cross", Command.STOP));
        refused(Reason.CONFLICT, rig.engine.command("cross", Command.STOP));
        refused(Reason.CONFLICT, rig.engine.command("cross", Command.PAUSE));
        refused(Reason.CONFLICT, rig.engine.command("cross", Command.RESUME));
        assertEquals(State.RUNNING, command("cross", Command.START));
        refused(Reason.NOT_FOUND, rig.engine.command("nobody", Command.START));
    }

    @Test
    void aPausedStrategyGoesOnComputingAndFiresNothing() {
        now(rig.engine.create(cross("cross", 3, 8)));
        command("cross", Command.PAUSE);
        rig.play(Rig.PAST, 300, "cross");
        assertEquals(List.of(), rig.signals("cross"));
        command("cross", Command.RESUME);
        rig.play(300, 400, "cross");
        assertFalse(rig.signals("cross").isEmpty());
    }

    @Test
    void whatWasToldBeforeAStopIsForgottenAtTheNextStart() {
        now(rig.engine.create(cross("cross", 3, 8)));
        command("cross", Command.PAUSE);
        command("cross", Command.STOP);
        assertEquals(State.RUNNING, command("cross", Command.START));
        rig.close();
        rig = new Rig(folder.resolve("candlebus.db"));
        assertEquals(State.RUNNING, rig.state("cross"));
    }

    @Test
    void anIdCanBeTakenOnlyOnce() {
        now(rig.engine.create(cross("cross", 3, 8)));
        String message = refused(Reason.CONFLICT, rig.engine.create(cross("cross", 5, 9)))
                .getMessage();
        assertTrue(message.contains("cross") && message.contains("rest"), message);
        assertEquals(1, now(rig.engine.revision("cross", 0)).number());
    }

    @Test
    void aNewRevisionReplacesTheRunningOneAndOldOnesStayReadable() {
        String first = cross("cross", 3, 8);
        String second = cross("cross", 5, 13);
        now(rig.engine.create(first));
        assertEquals(2, now(rig.engine.replace("cross", second)).revision().number());
        StrategyStatus status = rig.status("cross");
        assertEquals(2, status.revision());
        assertEquals(State.RUNNING, status.state());
        assertEquals(first, now(rig.engine.revision("cross", 1)).document());
        assertEquals(second, now(rig.engine.revision("cross", 0)).document());
        refused(Reason.NOT_FOUND, rig.engine.revision("cross", 3));
        rig.play(Rig.PAST, 300, "cross");
        assertTrue(
                rig.signals("cross").stream().allMatch(s -> s.fired().session().revision() == 2));
    }

    @Test
    void aPausedStrategyStaysPausedWhenItIsReplaced() {
        now(rig.engine.create(cross("cross", 3, 8)));
        command("cross", Command.PAUSE);
        now(rig.engine.replace("cross", cross("cross", 5, 13)));
        assertEquals(State.PAUSED, rig.state("cross"));
        rig.play(Rig.PAST, 300, "cross");
        assertEquals(List.of(), rig.signals("cross"));
    }

    @Test
    void aBadDocumentChangesNothing() {
        now(rig.engine.create(cross("cross", 3, 8)));
        Refused bad = refused(Reason.INVALID, rig.engine.replace("cross", "{\"id\": \"cross\", \"signals\": 7}"));
        assertFalse(bad.problems().isEmpty());
        refused(Reason.INVALID, rig.engine.replace("cross", "not JSON"));
        refused(Reason.INVALID, rig.engine.replace("cross", cross("another", 3, 8)));
        refused(Reason.NOT_FOUND, rig.engine.replace("nobody", cross("nobody", 3, 8)));
        refused(Reason.INVALID, rig.engine.create("{}"));
        assertEquals(1, rig.status("cross").revision());
        assertEquals(State.RUNNING, rig.state("cross"));
        rig.play(Rig.PAST, 200, "cross");
    }

    @Test
    void aStrategyOnWhatTheFeedDoesNotHaveFailsAndSaysSo() {
        now(rig.engine.create(cross("cross", 3, 8).replace("BTC/USD", "ETH/USD")));
        StrategyStatus status = rig.status("cross");
        assertEquals(State.FAILED, status.state());
        assertTrue(status.failure().contains("ETH/USD"), status.failure());
        refused(Reason.CONFLICT, rig.engine.command("cross", Command.START));
        now(rig.engine.replace("cross", cross("cross", 3, 8)));
        assertEquals(State.RUNNING, rig.state("cross"));
    }

    @Test
    void aDeletedStrategyIsGoneAndItsIdFreeAndItsRevisionsGoOn() {
        now(rig.engine.create(cross("cross", 3, 8)));
        now(rig.engine.delete("cross"));
        refused(Reason.NOT_FOUND, rig.engine.delete("cross"));
        assertEquals(List.of(), now(rig.engine.strategies()));
        assertEquals(2, now(rig.engine.create(cross("cross", 3, 9))).number());
        assertEquals(State.RUNNING, rig.state("cross"));
    }

    @Test
    void commandsOnTheBusAreAnsweredAsThoseOverRest() {
        now(rig.engine.create(cross("cross", 3, 8)));
        JsonObject pause = new JsonObject().put("command", "pause").put("strategyId", "cross");
        JsonObject done = now(rig.vertx.eventBus().<JsonObject>request(Addresses.CONTROL, pause))
                .body();
        assertEquals(true, done.getBoolean("success"));
        assertEquals("paused", done.getString("status"));
        JsonObject again = now(rig.vertx.eventBus().<JsonObject>request(Addresses.CONTROL, pause))
                .body();
        assertEquals(false, again.getBoolean("success"));
        assertTrue(again.getString("error").contains("paused"), again.encode());
        JsonObject nonsense = now(rig.vertx.eventBus().<JsonObject>request(Addresses.CONTROL, "?"))
                .body();
        assertEquals(false, nonsense.getBoolean("success"));
    }
}
