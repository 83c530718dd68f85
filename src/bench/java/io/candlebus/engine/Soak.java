package io.candlebus.engine;

import io.candlebus.feed.BadRows;
import io.candlebus.feed.ReplayFeed;
import io.candlebus.feed.ReplayOptions;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * Replays the bundled week round and round, as fast as the strategies follow, and prints the heap after a collection at
 * every so many candles: it has to stay flat. Arguments: candles (10000000), strategies (100), candles per line (1000000).
 */
public final class Soak {
    private Soak() {}

    public static void main(String[] args) throws Exception {
        long candles = args.length > 0 ? Long.parseLong(args[0]) : 10_000_000;
        int strategies = args.length > 1 ? Integer.parseInt(args[1]) : 100;
        long step = args.length > 2 ? Long.parseLong(args[2]) : 1_000_000;
        Path store = Files.createTempDirectory("candlebus-soak").resolve("soak.db");
        Vertx vertx = Vertx.vertx();
        ReplayFeed feed = ReplayFeed.of("demo", new ReplayOptions(0, true, 2_000, BadRows.REFUSE));
        EngineRuntime runtime = Rig.now(EngineRuntime.start(vertx, EngineOptions.with(store), feed));
        // Rarely true, so that the disk does not set the pace.
        Crowd.join(runtime.engine(), strategies, ", {\"indicator\": \"rsi_14\", \"operator\": \"lt\", \"value\": 8}");
        long startedNs = System.nanoTime();
        for (long mark = step; mark <= candles; mark += step) {
            while (Rig.now(runtime.engine().strategy("s0000", null)).candles() < mark) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            System.gc();
            Runtime memory = Runtime.getRuntime();
            System.out.printf(
                    "%,12d candles  %6.1f s  heap %6.1f MB  store %6.1f MB  alarms %d%n",
                    mark,
                    (System.nanoTime() - startedNs) / 1e9,
                    (memory.totalMemory() - memory.freeMemory()) / 1e6,
                    Files.size(store) / 1e6,
                    runtime.determinismAlarms());
        }
        Rig.now(runtime.close());
        Rig.now(vertx.close());
    }
}
