package io.candlebus.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.api.CandleExplained;
import io.candlebus.api.Engine;
import io.candlebus.api.Page;
import io.candlebus.api.StoredSignal;
import io.candlebus.feed.BadRows;
import io.candlebus.feed.ReplayFeed;
import io.candlebus.feed.ReplayOptions;
import io.candlebus.session.Explanation;
import io.candlebus.session.Fact.SignalFired;
import io.candlebus.session.Verdict;
import io.candlebus.strategy.Bare;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The strategies that come with the project, on two days of real candles: every signal of theirs explains itself again. */
@Timeout(120)
class ExplainedExamplesTest {
    private static final Path DEMO = Path.of("src/main/resources/demo/btcusd-1m-bitstamp-2013-11.csv");
    private static final int ROWS = 3_600;
    private static final int HISTORY = 1_200;

    @TempDir
    Path folder;

    @Test
    void everyStoredSignalIsExplainedAsItWasStored() throws IOException {
        Path source = Files.createDirectories(folder.resolve("candles"));
        List<String> rows = Files.readAllLines(DEMO);
        Files.write(source.resolve("BTC-USD-1m.csv"), rows.subList(0, ROWS + 1));
        Vertx vertx = Vertx.vertx();
        EngineOptions options =
                EngineOptions.with(folder.resolve("candlebus.db")).folder(Path.of("strategies"));
        ReplayFeed feed = ReplayFeed.of(source.toString(), new ReplayOptions(0, false, HISTORY, BadRows.REFUSE));
        EngineRuntime runtime = Rig.now(EngineRuntime.start(vertx, options, feed));
        try {
            Engine engine = runtime.engine();
            Rig.eventually("ended", () -> Rig.now(engine.feed()).state());
            long newestMs = Rig.now(engine.feed()).series().get(0).last().openTimeMs();
            Rig.eventually(
                    true,
                    () -> Rig.now(engine.strategies()).stream()
                            .filter(s -> s.series().timeframe().longestMs() == 60_000)
                            .allMatch(s ->
                                    s.lastCandle() != null && s.lastCandle().openTimeMs() == newestMs));
            Rig.now(runtime.flushed());
            for (String id : List.of("ema_cross", "macd_momentum", "enhanced_rsi_ema_strategy", "bollinger_breakout")) {
                List<StoredSignal> signals = Rig.now(engine.signals(id, StoredSignal.Status.FIRED, Page.newest(1000)));
                assertTrue(signals.size() > 5, id + " fired " + signals.size());
                signals.forEach(signal -> assertExplained(engine, id, signal.fired()));
            }
        } finally {
            Rig.now(runtime.close());
            Rig.now(vertx.close());
        }
    }

    private static void assertExplained(Engine engine, String id, SignalFired fired) {
        CandleExplained explained = Rig.now(engine.explain(id, null, fired.closeTimeMs(), 0));
        Explanation rule = explained.rules().stream()
                .filter(r -> r.signal().equals(fired.signal()))
                .findFirst()
                .orElseThrow();
        assertEquals(Verdict.FIRED, rule.verdict(), fired.toString());
        assertEquals(fired.why(), Bare.of(rule.condition()));
    }
}
