package io.candlebus.engine;

import static io.candlebus.engine.Rig.now;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.candlebus.api.FeedHealth;
import io.candlebus.feed.BadRows;
import io.candlebus.feed.ReplayFeed;
import io.candlebus.feed.ReplayOptions;
import io.candlebus.market.Candle;
import io.candlebus.session.Fact.SignalFired;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Candles that come twice, late, in disorder, otherwise than before, or are none: through the whole engine. Prints its seeds. */
@Timeout(60)
class HostileCandlesTest {
    private static final int END = 1_500;
    /** A file's small numbers would be seconds. */
    private static final long IN_2024_MS = 1_704_067_200_000L;

    private static final String CROSS = Rig.cross("cross", 3, 8);

    private final long seed = Long.getLong("candlebus.seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);

    @TempDir
    Path folder;

    /** So many of each kind were mixed in. */
    private int doubled;

    private int contradicted;
    private int late;
    private int misaligned;

    /** The walk, in which every candle comes in its turn, and much besides. */
    private List<Candle> hostile(List<Candle> walk) {
        List<Candle> all = new ArrayList<>();
        for (int i = 0; i < walk.size(); i++) {
            all.add(walk.get(i));
            Candle earlier = walk.get(Math.max(0, i - random.nextInt(200)));
            switch (random.nextInt(12)) {
                case 0 -> doubled += add(all, earlier);
                case 1 -> contradicted += add(all, moved(earlier, 0, 1.01));
                case 2 -> misaligned += add(all, moved(earlier, 1 + random.nextInt(59_999), 1));
                case 3 -> late += add(all, moved(walk.get(0), -60_000L * (Rig.PAST + 1 + random.nextInt(9)), 1));
                default -> {}
            }
        }
        return all;
    }

    private static int add(List<Candle> all, Candle candle) {
        all.add(candle);
        return 1;
    }

    private static Candle moved(Candle candle, long ms, double factor) {
        return new Candle(
                candle.openTimeMs() + ms,
                candle.open() * factor,
                candle.high() * factor,
                candle.low() * factor,
                candle.close() * factor,
                candle.volume());
    }

    @Test
    void whatIsNotNewIsCountedByReasonAndMovesNobody() throws Exception {
        System.out.println("HostileCandlesTest: seed " + seed + " (-Dcandlebus.seed=" + seed + ")");
        Path store = folder.resolve("hostile.db");
        List<Candle> walk = HandFeed.walk(0, END);
        try (Rig rig = new Rig(store)) {
            now(rig.engine.create(CROSS));
            rig.feed.give(hostile(walk.subList(Rig.PAST, END)));
            Rig.eventually((END - 1) * 60_000L, () -> lastOpenMs(rig));
            now(rig.runtime.flushed());
            assertEquals(expected(walk), signals(rig), () -> "seed " + seed);
            FeedHealth.Oddities oddities =
                    now(rig.engine.feed()).series().get(0).oddities();
            assertTrue(doubled > 0 && contradicted > 0 && misaligned > 0 && late > 0);
            assertEquals(new FeedHealth.Oddities(doubled, contradicted, late + misaligned, 0, 0), oddities);
            assertEquals(0, rig.runtime.determinismAlarms());
        }
        assertEquals(rows(walk), Stored.candles(store));
    }

    /** In a file: numbers that are none, below zero, without end, turned round; words; too few, too many. */
    @Test
    void whatIsNoCandleIsCountedAndTheRestGoesOn() throws Exception {
        System.out.println("HostileCandlesTest: seed " + seed + " (-Dcandlebus.seed=" + seed + ")");
        List<Candle> walk =
                HandFeed.walk(0, END).stream().map(c -> moved(c, IN_2024_MS, 1)).toList();
        StringBuilder csv = new StringBuilder("time,open,high,low,close,volume\n");
        int nonsense = 0;
        String[] rows = {
            "%d,NaN,2,1,1,1", "%d,1,2,-1,1,1", "%d,1,Infinity,1,1,1", "%d,1,1e400,1,1,1", "%d,1,1,2,1,1",
                    "%d,0,0,0,0,1",
            "%d,1,2,1,3,1", "%d,1,2,1,1,-1", "%d,what,2,1,1,1", "%d,1,2", "x%d,1,2,1,1,1", "%d,1,2,1,1,1,1,1,1"
        };
        for (Candle c : walk) {
            if (random.nextInt(5) == 0) {
                csv.append(rows[random.nextInt(rows.length - 1)].formatted(c.openTimeMs()))
                        .append('\n');
                nonsense++;
            }
            csv.append(c.openTimeMs()).append(',').append(c.open()).append(',').append(c.high());
            csv.append(',')
                    .append(c.low())
                    .append(',')
                    .append(c.close())
                    .append(',')
                    .append(c.volume());
            csv.append('\n');
        }
        Path source = Files.createDirectories(folder.resolve("candles"));
        Files.writeString(source.resolve("BTC-USD-1m.csv"), csv);
        Path store = folder.resolve("nonsense.db");
        Path documents = Files.createDirectories(folder.resolve("documents"));
        Files.writeString(documents.resolve("cross.json"), CROSS);
        Vertx vertx = Vertx.vertx();
        ReplayFeed feed = ReplayFeed.of(source.toString(), new ReplayOptions(0, false, Rig.PAST, BadRows.SKIP));
        EngineRuntime runtime =
                now(EngineRuntime.start(vertx, EngineOptions.with(store).folder(documents), feed));
        try {
            Rig.eventually("ended", () -> now(runtime.engine().feed()).state());
            assertEquals(nonsense, now(runtime.engine().feed()).rejectedRows());
            Rig.eventually(
                    IN_2024_MS + (END - 1) * 60_000L,
                    () -> now(runtime.engine().strategy("cross", null))
                            .lastCandle()
                            .openTimeMs());
            now(runtime.flushed());
        } finally {
            now(runtime.close());
            now(vertx.close());
        }
        assertEquals(rows(walk), Stored.candles(store));
        assertEquals(
                expected(walk).stream().map(s -> s.id()).toList(),
                Stored.strings(store, "SELECT id FROM signal ORDER BY sequence"));
    }

    private static long lastOpenMs(Rig rig) {
        Candle last = rig.status("cross").lastCandle();
        return last == null ? -1 : last.openTimeMs();
    }

    private static List<SignalFired> expected(List<Candle> walk) {
        return new Offline(CROSS)
                .fires(1, HandFeed.BTC, walk, walk.get(Rig.PAST).openTimeMs(), Long.MAX_VALUE);
    }

    private static List<SignalFired> signals(Rig rig) {
        return rig.signals("cross").stream().map(s -> s.fired()).toList();
    }

    private static List<String> rows(List<Candle> candles) {
        return candles.stream().map(Stored::row).toList();
    }
}
