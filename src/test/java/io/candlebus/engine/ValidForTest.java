package io.candlebus.engine;

import static io.candlebus.engine.Rig.cross;
import static io.candlebus.engine.Rig.now;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.api.Addresses;
import io.candlebus.api.Page;
import io.candlebus.api.Parity;
import io.candlebus.api.StoredSignal;
import io.candlebus.api.StoredSignal.Status;
import io.candlebus.indicator.Indicators;
import io.candlebus.json.StrategyReader;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.Provenance;
import io.candlebus.session.Fact;
import io.candlebus.session.SessionKey;
import io.candlebus.session.State;
import io.candlebus.strategy.StrategySpec;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signals that are stored too late are not sent out. */
class ValidForTest {
    private static final int CUT = 300;
    private static final int END = 500;
    private static final long OUTAGE_MS = 150_000;
    private static final long MINUTE = 60_000;

    @TempDir
    Path folder;

    @Test
    void whatAnOutageDelayedForTooLongIsMissedAndTheRestIsSent() throws Exception {
        Path store = folder.resolve("outage.db");
        String patient = cross("patient", 3, 8).replaceFirst("\\{", "{\"valid_for\": \"10m\", ");
        List<StoredSignal> before;
        try (Rig rig = new Rig(store)) {
            now(rig.engine.create(cross("hasty", 3, 8)));
            now(rig.engine.create(patient));
            rig.play(Rig.PAST, END, "hasty", "patient");
            before = rig.signals("hasty");
            assertEquals(before.size(), rig.signals("patient").size());
        }
        forget(store);
        long early = before.stream()
                .filter(s -> s.fired().closeTimeMs() <= CUT * MINUTE)
                .count();
        assertTrue(early > 0 && early < before.size(), early + " of " + before.size());
        Queue<JsonObject> heard = new ConcurrentLinkedQueue<>();
        try (Rig rig = new Rig(store)) {
            rig.vertx.eventBus().<JsonObject>consumer(Addresses.UI_SIGNALS, m -> heard.add(m.body()));
            rig.play(END, END + 60, "hasty", "patient");
            List<StoredSignal> missed = signals(rig, "hasty", Status.MISSED);
            assertEquals(before.size() - early, missed.size());
            assertTrue(missed.stream()
                    .allMatch(s ->
                            s.fired().closeTimeMs() > CUT * MINUTE && s.fired().closeTimeMs() <= END * MINUTE));
            assertEquals(List.of(), signals(rig, "patient", Status.MISSED));
            assertEquals(
                    early + fresh(rig, "hasty"),
                    signals(rig, "hasty", Status.FIRED).size());
            assertEquals(
                    signals(rig, "hasty", Status.FIRED).size(),
                    rig.status("hasty").signals());
            assertTrue(fresh(rig, "hasty") > 0);
            assertEquals(Parity.Status.IN_PARITY, parity(rig, "hasty"));
            Rig.eventually(true, () -> heard.stream().anyMatch(m -> closeMs(m) > END * MINUTE));
            assertFalse(heard.stream()
                    .anyMatch(m -> m.getString("strategyId").equals("hasty") && closeMs(m) <= END * MINUTE));
        }
    }

    @Test
    void aLiveSourcesSignalsAgeFromTheCloseOfTheirCandles() throws Exception {
        HandFeed of1970 = new HandFeed(Rig.PAST).live();
        try (Rig rig = new Rig(EngineOptions.with(folder.resolve("live.db")), of1970)) {
            now(rig.engine.create(cross("cross", 3, 8)));
            rig.play(Rig.PAST, END, "cross");
            assertEquals(List.of(), rig.signals("cross"));
            assertFalse(signals(rig, "cross", Status.MISSED).isEmpty());
            assertEquals(0, rig.status("cross").signals());
        }
    }

    @Test
    void theAgeIsCountedFromTheCloseOrFromTheArrivalAndOneTimeframeIsTheDefault() {
        FinalCandle candle =
                new FinalCandle(HandFeed.BTC, HandFeed.walk(7, 8).get(0), Provenance.REPLAY, 1_000_000_000);
        SessionKey key = new SessionKey("cross", 1, HandFeed.BTC);
        Fact fact = new Fact.StateChanged(key, candle.closeTimeMs(), State.RUNNING, State.PAUSED, "");
        StrategySpec standard = spec(cross("cross", 3, 8));
        StrategySpec quick = spec(cross("cross", 3, 8).replaceFirst("\\{", "{\"valid_for\": \"5s\", "));
        assertEquals(9 * MINUTE, Freshness.LIVE.untilMs(candle, fact, standard));
        assertEquals(8 * MINUTE + 5_000, Freshness.LIVE.untilMs(candle, fact, quick));
        Freshness behind = Freshness.live(() -> 3_600_000);
        assertEquals(9 * MINUTE - 3_600_000, behind.untilMs(candle, fact, standard));
        assertEquals(1_000_000_000 + MINUTE, Freshness.RECORDED.untilMs(candle, fact, standard));
        assertEquals(1_000_005_000, Freshness.RECORDED.untilMs(candle, fact, quick));
    }

    private static StrategySpec spec(String document) {
        return StrategyReader.read(document, Indicators.ALL, HandFeed.BTC.symbol(), HandFeed.BTC.timeframe())
                .spec();
    }

    /** As if the engine had been killed at a candle, and the ones after it had come, and had been stored, long before now. */
    private static void forget(Path store) throws Exception {
        try (Connection writing = DriverManager.getConnection("jdbc:sqlite:" + store);
                Statement statement = writing.createStatement()) {
            statement.execute("DELETE FROM signal WHERE close_ms > " + CUT * MINUTE);
            statement.execute("DELETE FROM fact WHERE close_ms > " + CUT * MINUTE);
            statement.execute("UPDATE session SET seen_ms = " + (CUT - 1) * MINUTE);
            statement.execute("UPDATE candle SET received_ms = received_ms - " + OUTAGE_MS);
        }
    }

    private static long fresh(Rig rig, String id) {
        return signals(rig, id, Status.FIRED).stream()
                .filter(s -> s.fired().closeTimeMs() > END * MINUTE)
                .count();
    }

    private static long closeMs(JsonObject message) {
        return message.getJsonObject("data").getLong("close_time_ms");
    }

    private static Parity.Status parity(Rig rig, String id) {
        Parity.Status[] found = {Parity.Status.CHECKING};
        Rig.eventually(true, () -> {
            found[0] = now(rig.engine.parity(id, null)).status();
            return found[0] != Parity.Status.CHECKING;
        });
        return found[0];
    }

    private static List<StoredSignal> signals(Rig rig, String id, Status status) {
        return now(rig.engine.signals(id, status, Page.newest(1000)));
    }
}
