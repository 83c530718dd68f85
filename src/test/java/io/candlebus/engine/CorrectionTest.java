package io.candlebus.engine;

import static io.candlebus.engine.Rig.cross;
import static io.candlebus.engine.Rig.eventually;
import static io.candlebus.engine.Rig.now;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.api.Addresses;
import io.candlebus.api.Parity;
import io.candlebus.api.StoredSignal;
import io.candlebus.market.Candle;
import io.candlebus.market.FinalCandle;
import io.candlebus.session.Fact.SignalFired;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A venue takes back what it said: who has acted on it stands by it, who begins later does not hear of it. */
@Timeout(120)
class CorrectionTest {
    private static final int END = 400;

    @TempDir
    Path folder;

    private static List<SignalFired> fired(Rig rig, String id) {
        return rig.signals(id).stream().map(StoredSignal::fired).toList();
    }

    /** Of every seventh candle that was live, otherwise than it was; and of two from before. */
    private static List<Candle> corrections() {
        List<Candle> corrections = new ArrayList<>();
        for (Candle c : HandFeed.walk(Rig.PAST - 14, END)) {
            if (c.openTimeMs() / 60_000 % 7 == 0) {
                corrections.add(new Candle(
                        c.openTimeMs(), c.open(), c.high() * 1.5, c.low() / 1.5, c.close() * 1.3, c.volume() + 1));
            }
        }
        return corrections.subList(Math.max(0, corrections.size() - 30), corrections.size());
    }

    private static void correct(Rig rig, int expected) {
        rig.feed.give(corrections());
        eventually(expected, () ->
                (int) now(rig.engine.feed()).series().get(0).oddities().corrections());
        eventually(
                2,
                () -> now(rig.engine.candles(HandFeed.BTC, (END - 8) * 60_000L, END * 60_000L, 8)).stream()
                        .mapToInt(FinalCandle::revision)
                        .max()
                        .orElse(0));
        now(rig.runtime.flushed());
    }

    @Test
    void aSessionStandsByWhatItSawAndARestartMakesTheSameOfIt() {
        Path store = folder.resolve("corrected.db");
        List<SignalFired> before;
        try (Rig rig = new Rig(store)) {
            now(rig.engine.create(cross("cross", 3, 8)));
            rig.play(Rig.PAST, END, "cross");
            before = fired(rig, "cross");
            assertTrue(before.size() > 5);
            correct(rig, corrections().size());
            assertEquals(before, fired(rig, "cross"), "a correction moves nobody");
            assertEquals(
                    Parity.Status.IN_PARITY,
                    now(rig.engine.parity("cross", null)).status());
        }
        try (Rig rig = new Rig(store)) {
            rig.play(END, END + 50, "cross");
            assertEquals(before, fired(rig, "cross").subList(0, before.size()));
            assertEquals(0, rig.runtime.determinismAlarms());
            assertEquals(
                    Parity.Status.IN_PARITY,
                    now(rig.engine.parity("cross", null)).status());
        }
        List<SignalFired> whole;
        try (Rig rig = new Rig(folder.resolve("never-corrected.db"))) {
            now(rig.engine.create(cross("cross", 3, 8)));
            rig.play(Rig.PAST, END + 50, "cross");
            whole = fired(rig, "cross");
        }
        try (Rig rig = new Rig(store)) {
            assertEquals(whole, fired(rig, "cross"), "the same as where nothing was ever corrected");
        }
    }

    @Test
    void whoBeginsLaterWarmsUpOnTheCorrectedHistory() {
        try (Rig rig = new Rig(folder.resolve("later.db"))) {
            now(rig.engine.create(cross("first", 3, 8)));
            rig.play(Rig.PAST, END, "first");
            correct(rig, corrections().size());
            now(rig.engine.create(cross("later", 3, 8)));
            rig.play(END, END + 1, "first", "later");
            double first = ema(rig, "first");
            assertNotEquals(first, ema(rig, "later"), 1e-3);
            assertEquals(corrected(), ema(rig, "later"), 1e-9);
        }
        try (Rig rig = new Rig(folder.resolve("later.db"))) {
            rig.play(END + 1, END + 2, "first", "later");
            assertEquals(
                    Parity.Status.IN_PARITY,
                    now(rig.engine.parity("later", null)).status());
            assertEquals(
                    Parity.Status.IN_PARITY,
                    now(rig.engine.parity("first", null)).status());
            assertEquals(0, rig.runtime.determinismAlarms());
        }
    }

    @Test
    void whoWatchesTheSeriesIsToldOfEveryCorrection() {
        try (Rig rig = new Rig(folder.resolve("told.db"))) {
            String address = Addresses.uiCandles(HandFeed.BTC);
            List<JsonObject> told = new CopyOnWriteArrayList<>();
            rig.vertx.eventBus().<JsonObject>consumer(address, m -> {
                if (m.body().getString("type").equals("correction")) {
                    told.add(m.body().getJsonObject("data"));
                }
            });
            rig.runtime.watched().watch(address);
            now(rig.engine.create(cross("cross", 3, 8)));
            rig.play(Rig.PAST, END, "cross");
            correct(rig, corrections().size());
            eventually(corrections().size(), told::size);
            JsonObject last = told.get(told.size() - 1);
            Candle expected = corrections().get(corrections().size() - 1);
            assertEquals(expected.openTimeMs(), last.getLong("open_time_ms"));
            assertEquals(expected.close(), last.getDouble("close"));
            assertEquals(2, last.getInteger("revision"));
            assertEquals("replay", last.getString("provenance"));
            assertEquals("BTC/USD 1m", last.getString("symbol") + " " + last.getString("timeframe"));
        }
    }

    /** The slow average of a strategy at the last candle of the walk before {@code END + 1}. */
    private static double ema(Rig rig, String id) {
        var frames = now(rig.engine.frames(id, null, 0, Long.MAX_VALUE, 1));
        return frames.columns()[1][0];
    }

    /** By hand: alpha 2/9, seeded with the mean of the first eight, over the corrected candles. */
    private static double corrected() {
        List<Candle> candles = new ArrayList<>(HandFeed.walk(0, END + 1));
        corrections().forEach(c -> candles.set((int) (c.openTimeMs() / 60_000), c));
        double ema = candles.subList(0, 8).stream()
                .mapToDouble(Candle::close)
                .average()
                .orElseThrow();
        for (Candle candle : candles.subList(8, candles.size())) {
            ema += 2.0 / 9 * (candle.close() - ema);
        }
        return ema;
    }
}
