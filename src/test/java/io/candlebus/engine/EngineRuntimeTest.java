package io.candlebus.engine;

import static io.candlebus.engine.Rig.cross;
import static io.candlebus.engine.Rig.now;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.api.StoredSignal;
import io.candlebus.api.StrategyStatus;
import io.candlebus.feed.BadRows;
import io.candlebus.feed.ReplayFeed;
import io.candlebus.feed.ReplayOptions;
import io.candlebus.session.State;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EngineRuntimeTest {
    @TempDir
    Path folder;

    private Path store() {
        return folder.resolve("candlebus.db");
    }

    @Test
    void aStrategyWarmsUpFromHistoryAndFiresOnLiveCandles() {
        try (Rig rig = new Rig(store())) {
            now(rig.engine.create(cross("cross", 3, 8)));
            assertEquals(State.RUNNING, rig.state("cross"));
            assertEquals(List.of(), rig.signals("cross"), "history fires nothing");
            rig.play(Rig.PAST, 400, "cross");
            List<StoredSignal> signals = rig.signals("cross");
            assertTrue(signals.size() > 10, () -> signals.size() + " signals");
            assertEquals(
                    IntStream.rangeClosed(1, signals.size()).boxed().toList(),
                    signals.stream().map(s -> (int) s.sequence()).toList());
            assertTrue(signals.stream().allMatch(s -> s.fired().openTimeMs() >= Rig.PAST * 60_000L));
            StrategyStatus status = rig.status("cross");
            assertEquals(400, status.candles());
            assertEquals(signals.size(), status.signals());
            assertEquals(signals.get(signals.size() - 1), status.lastSignal());
        }
    }

    @Test
    void whatCannotStartLetsGoOfTheStore() {
        Vertx vertx = Vertx.vertx();
        ReplayFeed nowhere =
                ReplayFeed.of(folder.resolve("nowhere").toString(), new ReplayOptions(0, false, 0, BadRows.REFUSE));
        assertThrows(Exception.class, () -> now(EngineRuntime.start(vertx, EngineOptions.with(store()), nowhere)));
        now(vertx.close());
        new Rig(store()).close();
    }
}
