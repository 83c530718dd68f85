package io.candlebus.feed.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.vertx.core.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Sockets that nobody closes and nothing comes of, at every venue. */
class BlackHoleTest extends OnSockets {
    private static Rig rig(String name) throws Exception {
        return new Rig(vertx, name).trades(600, 77).passing().begin();
    }

    @TestFactory
    Stream<DynamicTest> aConnectionThatIsTakenAndNeverSpeaksIsGivenUpUntilOneDoes() {
        return Rig.everywhere(name -> {
            Rig rig = rig(name);
            rig.connect();
            rig.passage.blackHole();
            Future<Void> opening = rig.stage.begin(rig.feed);
            LiveStage.await(() -> rig.losses() >= 3);
            assertEquals("connecting", rig.health().phase());
            assertFalse(rig.health().reason().isEmpty());
            assertFalse(opening.isComplete());
            rig.passage.heal();
            LiveStage.get(opening);
            rig.stage.play();
            rig.awaitCandles(3);
            rig.assertWhole();
            rig.end();
        });
    }

    @TestFactory
    Stream<DynamicTest> aConnectionThatFallsSilentHalfOpenIsStaleAndThenReplaced() {
        return Rig.everywhere(name -> {
            Rig rig = rig(name);
            rig.live();
            rig.awaitCandles(2);
            long before = rig.losses();
            rig.passage.blackHole();
            LiveStage.await(() -> rig.health().phase().equals("stale"));
            LiveStage.await(() -> rig.losses() >= before + 3);
            assertEquals("stale", rig.health().phase());
            rig.passage.heal();
            LiveStage.await(() -> rig.health().phase().equals("live"));
            rig.awaitCandles(3);
            rig.assertWhole();
            rig.end();
        });
    }
}
