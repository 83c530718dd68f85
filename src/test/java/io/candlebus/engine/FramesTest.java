package io.candlebus.engine;

import static io.candlebus.engine.Rig.cross;
import static io.candlebus.engine.Rig.now;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.api.Addresses;
import io.candlebus.api.Command;
import io.candlebus.api.Frames;
import io.candlebus.api.Refused;
import io.candlebus.api.StoredSignal;
import io.candlebus.market.Candle;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FramesTest {
    private static final int END = 900;

    @TempDir
    Path folder;

    private Rig rig;
    private final List<JsonObject> messages = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void start() {
        rig = new Rig(folder.resolve("candlebus.db"));
        now(rig.engine.create(cross("cross", 3, 8)));
    }

    @AfterEach
    void close() {
        rig.close();
    }

    private void watch(String address) {
        rig.vertx.eventBus().<JsonObject>consumer(address, m -> messages.add(m.body()));
        rig.runtime.watched().watch(address);
    }

    private List<JsonObject> messages() {
        synchronized (messages) {
            return List.copyOf(messages);
        }
    }

    private void assertNumberedWithoutHoles() {
        List<JsonObject> all = messages();
        long first = all.get(0).getLong("seq");
        assertEquals(
                LongStream.range(first, first + all.size()).boxed().toList(),
                all.stream().map(m -> m.getLong("seq")).toList());
    }

    private Frames frames(int limit) {
        return now(rig.engine.frames("cross", null, Long.MIN_VALUE, Long.MAX_VALUE, limit));
    }

    private Map<Long, JsonObject> watchedFrames() {
        Map<Long, JsonObject> byTime = new TreeMap<>();
        for (JsonObject message : messages()) {
            for (Object frame : message.getJsonObject("data").getJsonArray("frames")) {
                byTime.put(((JsonObject) frame).getLong("open_time_ms"), (JsonObject) frame);
            }
        }
        return byTime;
    }

    @Test
    void whatIsWatchedHasEveryCandleOnceAndEqualsTheChartToTheBit() {
        watch(Addresses.uiStrategy("cross"));
        // More than the session remembers must not close between two looks, however busy the machine is.
        for (int minute = Rig.PAST; minute < END; minute += 40) {
            int end = Math.min(END, minute + 40);
            rig.play(minute, end, "cross");
            Rig.eventually(
                    (end - 1) * 60_000L,
                    () -> watchedFrames().keySet().stream().max(Long::compare).orElse(-1L));
        }
        assertNumberedWithoutHoles();
        Map<Long, JsonObject> live = watchedFrames();
        assertEquals(LongStream.range(0, END).map(i -> i * 60_000).boxed().toList(), List.copyOf(live.keySet()));
        Frames frames = frames(20_000);
        assertEquals(END, frames.candles().size());
        for (int i = 0; i < END; i++) {
            Candle candle = frames.candles().get(i);
            JsonObject frame = live.get(candle.openTimeMs());
            assertEquals(candle.close(), frame.getDouble("close"));
            JsonArray values = frame.getJsonArray("values");
            for (int p = 0; p < frames.plots().size(); p++) {
                double computed = frames.columns()[p][i];
                Double shown = values.getDouble(p);
                assertEquals(computed, shown == null ? Double.NaN : shown);
            }
        }
        assertEquals(messages().get(messages().size() - 1).getLong("seq"), frames.seq());
    }

    @Test
    void aChartHoldsTheNewestFramesOfItsRange() {
        rig.play(Rig.PAST, END, "cross");
        Frames all = frames(20_000);
        Frames some = now(rig.engine.frames("cross", null, 200 * 60_000, 500 * 60_000, 100));
        assertEquals(
                LongStream.range(400, 500).boxed().toList(),
                some.candles().stream().map(c -> c.openTimeMs() / 60_000).toList());
        for (int p = 0; p < some.plots().size(); p++) {
            assertArrayEquals(Arrays.copyOfRange(all.columns()[p], 400, 500), some.columns()[p]);
        }
        Rig.refused(Refused.Reason.NOT_FOUND, rig.engine.frames("nobody", null, Long.MIN_VALUE, Long.MAX_VALUE, 10));
    }

    @Test
    void aStoppedStrategyStillHasAChart() {
        now(rig.engine.command("cross", Command.STOP));
        Frames frames = frames(50);
        assertEquals(50, frames.candles().size());
        assertTrue(frames.columns()[0][49] > 0);
    }

    @Test
    void theFormingCandleIsShownWithWhatThePlotsWouldBe() {
        watch(Addresses.uiStrategy("cross"));
        rig.play(Rig.PAST, 120, "cross");
        Candle forming = HandFeed.walk(120, 121).get(0);
        Rig.eventually(true, () -> {
            rig.feed.forming(forming);
            return messages().stream()
                    .reduce((a, b) -> b)
                    .map(last -> last.getJsonObject("data").getJsonObject("forming") != null)
                    .orElse(false);
        });
        JsonArray peeked = messages()
                .get(messages().size() - 1)
                .getJsonObject("data")
                .getJsonObject("forming")
                .getJsonArray("values");
        rig.play(120, 121, "cross");
        Frames frames = frames(1);
        for (int p = 0; p < frames.plots().size(); p++) {
            assertEquals(frames.columns()[p][0], peeked.getDouble(p));
        }
    }

    @Test
    void everyClosedCandleOfASeriesIsShownInOrder() {
        watch(Addresses.uiCandles(HandFeed.BTC));
        Rig.eventually(1, () -> messages().size());
        for (int minute = Rig.PAST; minute < 300; minute += 20) {
            int end = Math.min(300, minute + 20);
            rig.play(minute, end, "cross");
            Rig.eventually(end - Rig.PAST + 1, () -> messages().size());
        }
        assertNumberedWithoutHoles();
        assertEquals(
                LongStream.range(99, 300).map(i -> i * 60_000).boxed().toList(),
                messages().stream()
                        .map(m -> m.getJsonObject("data").getLong("open_time_ms"))
                        .toList());
    }

    @Test
    void moreThanCanBeSentIsLeftOutAndLeavesAHoleInTheNumbers() {
        watch(Addresses.uiCandles(HandFeed.BTC));
        Rig.eventually(1, () -> messages().size());
        rig.play(Rig.PAST, END, "cross");
        Rig.eventually(
                (END - 1) * 60_000L,
                () -> messages()
                        .get(messages().size() - 1)
                        .getJsonObject("data")
                        .getLong("open_time_ms"));
        List<JsonObject> all = messages();
        for (int i = 1; i < all.size(); i++) {
            long step = all.get(i).getLong("seq") - all.get(i - 1).getLong("seq");
            long minutes = (openMs(all.get(i)) - openMs(all.get(i - 1))) / 60_000;
            assertTrue(step >= 1 && minutes >= 1, all.get(i).encode());
            assertEquals(minutes > 1, step > 1, all.get(i).encode());
        }
    }

    private static long openMs(JsonObject message) {
        return message.getJsonObject("data").getLong("open_time_ms");
    }

    @Test
    void everyStoredSignalIsShownOnceAlsoWhenNobodyWatchedBefore() {
        rig.play(Rig.PAST, 200, "cross");
        long before = rig.signals("cross").size();
        watch(Addresses.uiSignals("cross"));
        // What is stored may be told a little later, so that who has just begun to watch may see the last ones, too.
        Supplier<List<JsonObject>> told =
                () -> messages().stream().filter(m -> m.getLong("seq") > before).toList();
        for (int minute = 200; minute < END; minute += 40) {
            rig.play(minute, Math.min(END, minute + 40), "cross");
            int expected = (int) (rig.signals("cross").size() - before);
            Rig.eventually(expected, () -> told.get().size());
        }
        List<StoredSignal> stored = rig.signals("cross");
        List<StoredSignal> after = stored.subList((int) before, stored.size());
        assertNumberedWithoutHoles();
        assertEquals(before + 1, told.get().get(0).getLong("seq"));
        assertEquals(
                after.stream().map(StoredSignal::sequence).toList(),
                told.get().stream()
                        .map(m -> m.getJsonObject("data").getLong("sequence"))
                        .toList());
    }

    @Test
    void theListAndTheFeedAreShownToThoseWhoWatch() {
        watch(Addresses.UI_STRATEGIES);
        watch(Addresses.UI_FEED);
        Rig.eventually(
                List.of("feed", "strategies"),
                () -> messages().stream()
                        .map(m -> m.getString("type"))
                        .distinct()
                        .sorted()
                        .toList());
        rig.runtime.watched().watch("ui.strategy.nobody");
        rig.runtime.watched().watch("ui.nonsense");
        now(rig.engine.command("cross", Command.PAUSE));
        Rig.eventually(
                "paused",
                () -> messages().stream()
                        .filter(m -> m.getString("type").equals("strategies"))
                        .reduce((a, b) -> b)
                        .map(m -> m.getJsonObject("data")
                                .getJsonArray("strategies")
                                .getJsonObject(0)
                                .getString("state"))
                        .orElse(""));
    }
}
