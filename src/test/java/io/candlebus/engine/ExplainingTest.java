package io.candlebus.engine;

import static io.candlebus.engine.Rig.cross;
import static io.candlebus.engine.Rig.now;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.api.Addresses;
import io.candlebus.api.CandleExplained;
import io.candlebus.api.Command;
import io.candlebus.api.Conditions;
import io.candlebus.api.Refused;
import io.candlebus.api.StoredSignal;
import io.candlebus.json.ConditionsJson;
import io.candlebus.market.Candle;
import io.candlebus.market.Symbol;
import io.candlebus.session.Explanation;
import io.candlebus.session.Fact.SignalFired;
import io.candlebus.session.Verdict;
import io.candlebus.strategy.Bare;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is recomputed is what the running session said. */
@Timeout(120)
class ExplainingTest {
    private static final long MINUTE = 60_000;
    private static final long NEWEST = Long.MAX_VALUE;

    @TempDir
    Path folder;

    private Rig rig;

    @BeforeEach
    void start() {
        rig = new Rig(folder.resolve("candlebus.db"));
        now(rig.engine.create(cross("cross", 3, 8)));
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private Conditions conditions(String id) {
        return now(rig.engine.conditions(id, null));
    }

    private CandleExplained explain(String id, long atMs) {
        return now(rig.engine.explain(id, null, atMs, 0));
    }

    private static List<Verdict> verdicts(List<Explanation> rules) {
        return rules.stream().map(Explanation::verdict).toList();
    }

    @Test
    void everyCandleIsExplainedAgainAsTheSessionExplainedItAlsoOverPausesAndPositions() {
        List<CandleExplained> live = new ArrayList<>();
        Set<Verdict> seen = EnumSet.noneOf(Verdict.class);
        for (int minute = Rig.PAST; minute < 400; minute++) {
            if (minute == 200) {
                now(rig.engine.command("cross", Command.PAUSE));
            }
            if (minute == 260) {
                now(rig.engine.command("cross", Command.RESUME));
            }
            rig.play(minute, minute + 1, "cross");
            live.add(conditions("cross").closed());
        }
        for (CandleExplained then : live) {
            CandleExplained again = explain("cross", then.candle().openTimeMs() + MINUTE);
            assertTrue(then.live() && !again.live());
            assertEquals(then.candle(), again.candle());
            assertEquals(then.candles(), again.candles());
            assertEquals(then.rules().toString(), again.rules().toString());
            seen.addAll(verdicts(again.rules()));
        }
        assertEquals(EnumSet.of(Verdict.FIRED, Verdict.FALSE, Verdict.PAUSED, Verdict.MASKED), seen);
    }

    @Test
    void aSignalIsExplainedByTheCandleThatFiredItAlsoAfterARestart() {
        rig.play(Rig.PAST, 400, "cross");
        List<StoredSignal> signals = rig.signals("cross");
        assertTrue(signals.size() > 10);
        assertFired(signals);
        rig.close();
        rig = new Rig(folder.resolve("candlebus.db"));
        Rig.eventually(
                399 * MINUTE,
                () -> rig.status("cross").lastCandle() == null
                        ? -1L
                        : rig.status("cross").lastCandle().openTimeMs());
        assertFired(signals);
    }

    @Test
    void whileNothingRunsEveryCandleIsHistory() {
        rig.play(Rig.PAST, 300, "cross");
        now(rig.engine.command("cross", Command.STOP));
        Set<Verdict> seen = EnumSet.noneOf(Verdict.class);
        for (StoredSignal signal : rig.signals("cross")) {
            seen.addAll(verdicts(explain("cross", signal.fired().closeTimeMs()).rules()));
        }
        assertEquals(EnumSet.of(Verdict.FALSE, Verdict.MASKED, Verdict.HISTORY), seen);
        assertFalse(conditions("cross").closed().live());
        assertEquals(299 * MINUTE, conditions("cross").closed().candle().openTimeMs());
        now(rig.engine.command("cross", Command.START));
        assertTrue(conditions("cross").closed().live());
    }

    private void assertFired(List<StoredSignal> signals) {
        for (StoredSignal signal : signals) {
            SignalFired fired = signal.fired();
            CandleExplained explained = explain("cross", fired.closeTimeMs());
            assertEquals(fired.openTimeMs(), explained.candle().openTimeMs());
            Explanation rule = explained.rules().stream()
                    .filter(r -> r.signal().equals(fired.signal()))
                    .findFirst()
                    .orElseThrow();
            assertEquals(Verdict.FIRED, rule.verdict());
            assertEquals(fired.why(), Bare.of(rule.condition()));
            assertEquals(fired.confidence(), rule.confidence());
        }
    }

    @Test
    void candlesFromBeforeTheSessionAreHistoryAndTheFirstOnesUnknown() {
        rig.play(Rig.PAST, 110, "cross");
        List<Verdict> before = new ArrayList<>();
        for (int minute = 0; minute < Rig.PAST; minute++) {
            before.addAll(verdicts(explain("cross", (minute + 1) * MINUTE).rules()));
        }
        assertEquals(Set.of(Verdict.UNKNOWN, Verdict.FALSE, Verdict.MASKED, Verdict.HISTORY), Set.copyOf(before));
        assertEquals(Verdict.UNKNOWN, before.get(0));
        Explanation first = explain("cross", MINUTE).rules().get(0);
        assertEquals(
                "\"crossover(ema_3, ema_8)\" is unknown: ema_3 is unknown (warming up: 1 of 3 candles),"
                        + " ema_8 is unknown (warming up: 1 of 8 candles)",
                first.reason());
    }

    @Test
    void aTimeInsideACandleMeansTheOneThatHadClosedAndNoTimeTheNewest() {
        rig.play(Rig.PAST, 120, "cross");
        assertEquals(109 * MINUTE, explain("cross", 110 * MINUTE).candle().openTimeMs());
        assertEquals(109 * MINUTE, explain("cross", 111 * MINUTE - 1).candle().openTimeMs());
        assertEquals(119 * MINUTE, explain("cross", NEWEST).candle().openTimeMs());
        assertEquals(119 * MINUTE, explain("cross", 1_000_000 * MINUTE).candle().openTimeMs());
    }

    @Test
    void whatIsNotThereIsSaidNotToBeThere() {
        Refused early = Rig.refused(Refused.Reason.NOT_FOUND, rig.engine.explain("cross", null, MINUTE - 1, 0));
        assertEquals(
                "no candle of BTC/USD 1m that is stored had closed by 1970-01-01T00:00:59.999Z;"
                        + " the first one closed at 1970-01-01T00:01:00Z",
                early.getMessage());
        Symbol eth = Symbol.parse("ETH/USD");
        Rig.refused(Refused.Reason.NOT_FOUND, rig.engine.explain("nobody", null, NEWEST, 0));
        Rig.refused(Refused.Reason.NOT_FOUND, rig.engine.explain("cross", eth, NEWEST, 0));
        Rig.refused(Refused.Reason.NOT_FOUND, rig.engine.explain("cross", null, NEWEST, 7));
        Rig.refused(Refused.Reason.NOT_FOUND, rig.engine.conditions("nobody", null));
        Rig.refused(Refused.Reason.NOT_FOUND, rig.engine.conditions("cross", eth));
    }

    @Test
    void anOlderRevisionExplainsWithItsOwnRules() {
        rig.play(Rig.PAST, 200, "cross");
        now(rig.engine.replace("cross", cross("cross", 5, 13)));
        rig.play(200, 300, "cross");
        CandleExplained old = now(rig.engine.explain("cross", null, 300 * MINUTE, 1));
        CandleExplained current = explain("cross", 300 * MINUTE);
        assertEquals(1, old.revision());
        assertEquals(2, current.revision());
        assertEquals("crossover(ema_3, ema_8)", old.rules().get(0).condition().text());
        assertEquals(
                "crossover(ema_5, ema_13)", current.rules().get(0).condition().text());
        assertEquals(old.candle(), current.candle());
    }

    @Test
    void aStandInForAMissingCandleIsExplainedToo() {
        rig.close();
        EngineOptions usual = EngineOptions.with(folder.resolve("gaps.db"));
        rig = new Rig(new EngineOptions(
                usual.store(),
                null,
                false,
                usual.symbol(),
                usual.timeframe(),
                usual.history(),
                usual.terms(),
                10,
                usual.jumpFactor(),
                usual.stepLimitMs(),
                usual.catalogue()));
        now(rig.engine.create(cross("cross", 3, 8)));
        rig.play(Rig.PAST, 110, "cross");
        rig.play(114, 115, "cross");
        for (int minute = 109; minute < 115; minute++) {
            Candle explained = explain("cross", (minute + 1) * MINUTE).candle();
            assertEquals(minute * MINUTE, explained.openTimeMs());
            assertEquals(minute > 109 && minute < 114, explained.volume() == 0);
        }
        rig.play(130, 131, "cross");
        assertEquals(
                114 * MINUTE, explain("cross", 120 * MINUTE).candle().openTimeMs(), "a hole that is too long is left");
    }

    @Test
    void theFormingCandleTellsWhatItsCloseWillSay() {
        Set<Verdict> foretold = EnumSet.noneOf(Verdict.class);
        for (int minute = Rig.PAST; minute < 160; minute++) {
            Candle forming = HandFeed.walk(minute, minute + 1).get(0);
            Rig.eventually(forming, () -> {
                rig.feed.forming(forming);
                return conditions("cross").forming();
            });
            Conditions before = conditions("cross");
            rig.play(minute, minute + 1, "cross");
            Conditions after = conditions("cross");
            assertEquals(null, after.forming());
            assertEquals(List.of(), after.ifClosed());
            assertEquals(verdicts(before.ifClosed()), verdicts(after.closed().rules()));
            for (int i = 0; i < 2; i++) {
                assertEquals(
                        before.ifClosed().get(i).condition(),
                        Bare.of(after.closed().rules().get(i).condition()));
            }
            foretold.addAll(verdicts(before.ifClosed()));
        }
        assertTrue(foretold.contains(Verdict.FIRED), foretold.toString());
    }

    @Test
    void whoWatchesGetsTheConditionsOncePerClosedCandleAndTheFormingTruthsInBetween() {
        List<JsonObject> messages = Collections.synchronizedList(new ArrayList<>());
        String address = Addresses.uiStrategy("cross");
        rig.vertx
                .eventBus()
                .<JsonObject>consumer(address, m -> messages.add(m.body().getJsonObject("data")));
        rig.runtime.watched().watch(address);
        rig.play(Rig.PAST, 120, "cross");
        Candle forming = HandFeed.walk(120, 121).get(0);
        Rig.eventually(true, () -> {
            rig.feed.forming(forming);
            JsonObject last = messages.isEmpty() ? null : messages.get(messages.size() - 1);
            return last != null && last.getJsonObject("forming") != null;
        });
        long closed = 0;
        for (JsonObject message : List.copyOf(messages)) {
            assertEquals(
                    message.getJsonArray("frames").isEmpty(),
                    message.getJsonObject("conditions") == null,
                    "conditions");
            assertEquals(
                    message.getJsonObject("forming") == null, message.getJsonArray("if_closed") == null, "if_closed");
            if (message.getJsonObject("conditions") != null) {
                closed = message.getJsonObject("conditions")
                        .getJsonObject("candle")
                        .getLong("close_time_ms");
            }
        }
        assertEquals(120 * MINUTE, closed);
        JsonObject asked = new JsonObject(ConditionsJson.of(conditions("cross")).toString());
        assertEquals(
                asked.getJsonArray("if_closed"),
                messages.get(messages.size() - 1).getJsonArray("if_closed"));
        JsonArray gaps = asked.getJsonArray("if_closed").getJsonObject(0).getJsonArray("gaps");
        assertEquals(2, gaps.size(), "of the group and of its one condition");
    }
}
