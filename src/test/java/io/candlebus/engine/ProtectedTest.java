package io.candlebus.engine;

import static io.candlebus.engine.Rig.now;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.api.Addresses;
import io.candlebus.api.Command;
import io.candlebus.api.Page;
import io.candlebus.api.Parity;
import io.candlebus.api.Performed;
import io.candlebus.api.Refused;
import io.candlebus.api.StoredSignal;
import io.candlebus.api.StrategyStatus;
import io.candlebus.backtest.Performance;
import io.candlebus.backtest.metric.Metrics;
import io.candlebus.market.Candle;
import io.candlebus.portfolio.PaperTerms;
import io.candlebus.portfolio.Trade;
import io.candlebus.session.Fact;
import io.candlebus.session.SessionKey;
import io.candlebus.session.State;
import io.candlebus.session.StrategySession;
import io.candlebus.strategy.CompiledStrategy;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Stops, targets and protections of strategies that run: what is shown of them, and what a restart makes of them. */
@Timeout(120)
class ProtectedTest {
    private static final int END = 600;
    private static final long MINUTE = 60_000;

    @TempDir
    Path folder;

    private static String document(String id, String risk, String... protections) {
        return """
                {"id": "%s", "symbol": "BTC/USD", "timeframe": "1m",
                 "signals": [
                  {"id": "long", "type": "entry", "side": "long", "when": "crossover(ema(3), ema(8))"},
                  {"id": "out", "type": "exit", "side": "long", "when": "crossunder(ema(3), ema(8))"}],
                 "risk": {%s}, "protections": [%s]}
                """.formatted(id, risk, String.join(", ", protections));
    }

    private static String pausing(String id) {
        return document(id, "", "{\"type\": \"max_drawdown\", \"percent\": 3, \"action\": \"pause\"}");
    }

    /** Plays until the strategy has paused itself; the number of the next candle. */
    private static int playUntilPaused(Rig rig, int from, String id) {
        int next = from;
        while (rig.state(id) != State.PAUSED && next < END) {
            rig.play(next, next + 10, id);
            next += 10;
        }
        assertEquals(State.PAUSED, rig.state(id));
        return next;
    }

    private Path crashCopy(Path store, String name) throws Exception {
        Path copy = folder.resolve(name);
        try (Connection reading = DriverManager.getConnection("jdbc:sqlite:" + store);
                Statement statement = reading.createStatement()) {
            statement.execute("VACUUM INTO '" + copy + "'");
        }
        return copy;
    }

    @Test
    void aStrategyThatPausesItselfSaysWhyAndStaysPausedUntilItIsResumed() throws Exception {
        Path store = folder.resolve("paused.db");
        Path crashed;
        int paused;
        try (Rig rig = new Rig(store)) {
            now(rig.engine.create(pausing("deep")));
            paused = playUntilPaused(rig, Rig.PAST, "deep");
            assertEquals(
                    "the account's drawdown is too deep", rig.status("deep").pausedBecause());
            Rig.refused(Refused.Reason.CONFLICT, rig.engine.command("deep", Command.PAUSE));
            rig.play(paused, paused + 40, "deep");
            crashed = crashCopy(store, "crashed.db");
        }
        for (Path file : List.of(store, crashed)) {
            try (Rig rig = new Rig(file)) {
                assertEquals(State.PAUSED, rig.state("deep"), file.toString());
                assertEquals(
                        "the account's drawdown is too deep", rig.status("deep").pausedBecause());
                rig.play(0, paused + 60, "deep");
                long pausedMs = paused * MINUTE;
                assertTrue(rig.signals("deep").stream().allMatch(s -> s.fired().openTimeMs() < pausedMs));
                now(rig.engine.command("deep", Command.RESUME));
                assertEquals(State.RUNNING, rig.state("deep"));
                assertNull(rig.status("deep").pausedBecause());
            }
            try (Rig rig = new Rig(file)) {
                assertEquals(State.RUNNING, rig.state("deep"), "resumed before the restart");
                rig.play(0, paused + 61, "deep");
                assertEquals(0, rig.runtime.determinismAlarms());
                assertEquals(
                        Parity.Status.IN_PARITY, ParityTest.parity(rig, "deep").status());
            }
        }
        assertEquals(Traders.stored(store, "deep"), Traders.stored(crashed, "deep"));
    }

    @Test
    void whatPausedItselfIsTakenOverPaused() {
        try (Rig rig = new Rig(folder.resolve("revised.db"))) {
            now(rig.engine.create(pausing("deep")));
            int next = playUntilPaused(rig, Rig.PAST, "deep");
            now(rig.engine.replace("deep", pausing("deep").replace("ema(8)", "ema(9)")));
            assertEquals(State.PAUSED, rig.state("deep"));
            rig.play(next, next + 50, "deep");
            assertTrue(rig.signals("deep").stream()
                    .noneMatch(s -> s.fired().session().revision() == 2));
        }
    }

    @Test
    void blockedSignalsAreListedWithTheirReasonAndSentToNobody() {
        Path store = folder.resolve("blocked.db");
        long blocked;
        try (Rig rig = new Rig(store)) {
            List<String> sent = new CopyOnWriteArrayList<>();
            rig.vertx
                    .eventBus()
                    .<JsonObject>consumer(
                            Addresses.UI_SIGNALS,
                            message -> sent.add(
                                    message.body().getJsonObject("data").getString("id")));
            now(rig.engine.create(document("busy", "", "{\"type\": \"cooldown\", \"minutes\": 45}")));
            for (int next = Rig.PAST; next < END; next += 20) {
                rig.play(next, next + 20, "busy");
            }
            List<StoredSignal> all = now(rig.engine.signals("busy", null, Page.newest(1000)));
            List<StoredSignal> kept = now(rig.engine.signals("busy", StoredSignal.Status.BLOCKED, Page.newest(1000)));
            List<String> fired =
                    rig.signals("busy").stream().map(s -> s.fired().id()).toList();
            blocked = kept.size();
            assertTrue(blocked > 5 && fired.size() > 5, blocked + " blocked, " + fired.size() + " fired");
            assertEquals(all.size(), blocked + fired.size());
            for (StoredSignal signal : kept) {
                assertEquals("cooldown", signal.block().protection());
                assertTrue(signal.block().untilMs() > signal.fired().closeTimeMs());
                assertTrue(signal.block().untilMs() <= signal.fired().closeTimeMs() + 45 * MINUTE);
            }
            StrategyStatus status = rig.status("busy");
            assertEquals(blocked, status.blocked());
            assertEquals(fired.size(), status.signals());
            Rig.eventually(fired, () -> List.copyOf(sent));
        }
        try (Rig rig = new Rig(store)) {
            assertEquals(blocked, rig.status("busy").blocked());
        }
    }

    @Test
    void aPositionShowsItsStopsAndTarget() {
        String risk = "\"stop_loss\": {\"type\": \"percent\", \"value\": 4}, "
                + "\"take_profit\": {\"type\": \"percent\", \"value\": 9}, "
                + "\"trailing_stop\": {\"type\": \"percent\", \"value\": 2}";
        Path store = folder.resolve("stops.db");
        int next = Rig.PAST;
        StrategyStatus.Holding before;
        try (Rig rig = new Rig(store)) {
            now(rig.engine.create(document("held", risk)));
            double trailing = Double.NaN;
            boolean followed = false;
            while (!followed && next < END) {
                rig.play(next, ++next, "held");
                StrategyStatus.Holding held = rig.status("held").position();
                if (held != null) {
                    assertEquals(held.entryPrice() * 0.96, held.stop(), 1e-9 * held.stop());
                    assertEquals(held.entryPrice() * 1.09, held.target(), 1e-9 * held.target());
                    followed = held.trailingStop() > trailing;
                    assertFalse(held.trailingStop() < trailing);
                }
                trailing = held == null ? Double.NaN : held.trailingStop();
            }
            assertTrue(followed);
            before = rig.status("held").position();
        }
        try (Rig rig = new Rig(store)) {
            assertEquals(before, rig.status("held").position());
        }
    }

    /** The figures of the same fold over a plain loop. */
    private static Performed figures(String document, int end) {
        CompiledStrategy strategy = Traders.compiled(document);
        SessionKey key = new SessionKey(strategy.spec().id(), 1, HandFeed.BTC);
        StrategySession session = new StrategySession(key, strategy, PaperTerms.STANDARD);
        Performance performance = new Performance(PaperTerms.STANDARD);
        List<Candle> candles = HandFeed.walk(0, end);
        for (int i = 0; i < candles.size(); i++) {
            if (i < Rig.PAST) {
                session.warmUp(candles.get(i));
            } else {
                session.process(candles.get(i), performance::accept);
                performance.candle(candles.get(i), session);
            }
        }
        return new Performed(
                key,
                performance.results(),
                performance.curve().drawdownPercent(performance.curve().size() - 1),
                Metrics.of(performance.results()),
                performance.funnel(session),
                performance.shadows());
    }

    @Test
    void theFiguresAreThoseOfALoopAlsoAfterACrashAndHistoryCountsForNothing() throws Exception {
        String document = document("busy", "", "{\"type\": \"cooldown\", \"minutes\": 12}");
        Path store = folder.resolve("figures.db");
        try (Rig rig = new Rig(store)) {
            now(rig.engine.create(document));
            assertEquals(0, now(rig.engine.performance("busy", null)).results().candles());
            rig.play(Rig.PAST, 400, "busy");
            assertSame(figures(document, 400), now(rig.engine.performance("busy", null)));
            store = crashCopy(store, "figures-crashed.db");
        }
        try (Rig rig = new Rig(store)) {
            assertSame(figures(document, 400), now(rig.engine.performance("busy", null)));
            rig.play(400, END, "busy");
            Performed shown = now(rig.engine.performance("busy", null));
            assertSame(figures(document, END), shown);
            assertTrue(shown.shadows().get(0).blocked() > 0);
            List<Trade> trades = now(rig.engine.trades("busy", Page.newest(1000))).stream()
                    .sorted((a, b) -> Long.compare(a.sequence(), b.sequence()))
                    .map(stored -> stored.trade())
                    .toList();
            assertEquals(shown.results().trades(), trades);
            assertEquals(trades, trades(document, END));
            double[] equity = now(rig.engine.equity("busy", null)).equity();
            assertEquals(END - Rig.PAST, equity.length);
            assertEquals(shown.results().equity(), equity[equity.length - 1]);
        }
    }

    private static List<Trade> trades(String document, int end) {
        return Traders.loop(document, HandFeed.walk(0, end), Rig.PAST).stream()
                .filter(Fact.PositionClosed.class::isInstance)
                .map(fact -> ((Fact.PositionClosed) fact).trade())
                .toList();
    }

    private static void assertSame(Performed expected, Performed actual) {
        assertEquals(expected.metrics(), actual.metrics());
        assertEquals(expected.funnel(), actual.funnel());
        assertEquals(expected.shadows(), actual.shadows());
        assertEquals(expected.drawdownPercent(), actual.drawdownPercent());
        assertEquals(expected.results().candles(), actual.results().candles());
        assertEquals(expected.results().fromMs(), actual.results().fromMs());
    }
}
