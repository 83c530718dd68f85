package io.candlebus.engine;

import io.candlebus.indicator.Catalogue;
import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Indicators;
import io.candlebus.indicator.Output;
import io.candlebus.market.Candle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long from a candle's publication until the last of many strategies has evaluated it: the whole engine with a store
 * on the disk, one candle at a time. Arguments: strategies (1000), candles measured (3000).
 */
public final class PublishToLast {
    private static final int WARM = 500;
    private static final long PAUSE_MS = 5;

    private static final AtomicInteger LEFT = new AtomicInteger(Integer.MAX_VALUE);
    private static final LinkedBlockingQueue<Long> LAST = new LinkedBlockingQueue<>();

    private PublishToLast() {}

    /** Tells when the last strategy computes it. */
    private static final class Stamp implements Indicator {
        @Override
        public void update(Candle candle, double x, double[] out, int at) {
            out[at] = 1;
            if (LEFT.decrementAndGet() == 0) {
                LAST.offer(System.nanoTime());
            }
        }
    }

    public static void main(String[] args) throws Exception {
        int strategies = args.length > 0 ? Integer.parseInt(args[0]) : 1_000;
        int measured = args.length > 1 ? Integer.parseInt(args[1]) : 3_000;
        List<IndicatorType> types = new ArrayList<>(Indicators.ALL.types());
        types.add(IndicatorType.named("stamp")
                .title("Stamp")
                .family(Family.STATISTIC)
                .outputs(Output.price("stamp"))
                .create(a -> new Stamp()));
        try (Rig rig = new Rig(EngineOptions.with(folder().resolve("bench.db")).catalogue(new Catalogue(types)))) {
            Crowd.join(rig.engine, strategies, ", {\"indicator\": \"stamp\", \"operator\": \"gt\", \"value\": 0}");
            long[] tookNs = new long[measured];
            List<Candle> candles = HandFeed.walk(Rig.PAST, Rig.PAST + WARM + measured);
            for (int i = 0; i < candles.size(); i++) {
                LEFT.set(strategies);
                long publishedNs = System.nanoTime();
                rig.feed.give(List.of(candles.get(i)));
                Long lastNs = LAST.poll(30, TimeUnit.SECONDS);
                if (i >= WARM) {
                    tookNs[i - WARM] = lastNs - publishedNs;
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
            }
            report(strategies, tookNs);
        }
    }

    private static Path folder() throws IOException {
        return Files.createTempDirectory("candlebus-bench");
    }

    private static void report(int strategies, long[] tookNs) {
        Arrays.sort(tookNs);
        System.out.printf("published -> last of %d strategies, %d candles%n", strategies, tookNs.length);
        for (double share : new double[] {0.5, 0.9, 0.99, 0.999, 1}) {
            int at = (int) Math.min(tookNs.length - 1, Math.ceil(share * tookNs.length) - 1);
            System.out.printf("p%-6s %8.3f ms%n", 100 * share, tookNs[at] / 1e6);
        }
        for (double ms = 0.0625; ms <= 64; ms *= 2) {
            double upper = ms;
            long within = Arrays.stream(tookNs)
                    .filter(ns -> ns / 1e6 > upper / 2 && ns / 1e6 <= upper)
                    .count();
            System.out.printf("<= %8.4f ms %6d%n", upper, within);
        }
    }
}
