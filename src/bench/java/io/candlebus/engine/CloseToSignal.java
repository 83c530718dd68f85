package io.candlebus.engine;

import io.candlebus.api.Addresses;
import io.candlebus.indicator.Catalogue;
import io.candlebus.indicator.Family;
import io.candlebus.indicator.Indicator;
import io.candlebus.indicator.IndicatorType;
import io.candlebus.indicator.Indicators;
import io.candlebus.indicator.Output;
import io.candlebus.indicator.Param;
import io.candlebus.market.Candle;
import io.candlebus.store.SqliteStore;
import io.candlebus.store.Store;
import io.vertx.core.json.JsonObject;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * How long from a candle's close, handed to the feed, until the last signal that follows from it is on the disk, and until it
 * is published on the bus: the whole engine, one candle at a time. Every strategy has an alert on every {@code every}th
 * candle; its other rules fire when they fire. What is measured is an engine that has run for two days: of the 3,000 candles
 * before, each is handed over when the one before is on the disk. Arguments: strategies (1000), every (100), candles measured (1000).
 */
public final class CloseToSignal {
    private static final int WARM = 3_000;
    /** Between two candles, so that the bus tells all of the next one's signals. */
    private static final long PAUSE_MS = 120;

    private final AtomicInteger due = new AtomicInteger();
    private final AtomicInteger dueOnBus = new AtomicInteger();
    private final LinkedBlockingQueue<Long> stored = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Long> published = new LinkedBlockingQueue<>();
    private final List<long[]> commits = new ArrayList<>();
    private final LongAdder others = new LongAdder();

    public static void main(String[] args) throws Exception {
        int strategies = args.length > 0 ? Integer.parseInt(args[0]) : 1_000;
        int every = args.length > 1 ? Integer.parseInt(args[1]) : 100;
        int measured = args.length > 2 ? Integer.parseInt(args[2]) : 1_000;
        new CloseToSignal().measure(strategies, every, measured);
    }

    /** One when the candle is the strategy's turn. */
    private static final class Turn implements Indicator {
        private final int phase;
        private final int every;

        private Turn(int phase, int every) {
            this.phase = phase;
            this.every = every;
        }

        @Override
        public void update(Candle candle, double x, double[] out, int at) {
            out[at] = (candle.openTimeMs() / 60_000 + phase) % every == 0 ? 1 : 0;
        }
    }

    private void measure(int strategies, int every, int measured) throws Exception {
        Param.OfInt phase = Param.period(1);
        List<IndicatorType> types = new ArrayList<>(Indicators.ALL.types());
        types.add(IndicatorType.named("turn")
                .title("Turn")
                .family(Family.STATISTIC)
                .params(phase)
                .outputs(Output.price("turn"))
                .create(a -> new Turn(a.get(phase), every)));
        Path file = Files.createTempDirectory("candlebus-bench").resolve("bench.db");
        try (Rig rig = new Rig(EngineOptions.with(file).catalogue(new Catalogue(types)), this::timed)) {
            rig.vertx.eventBus().<JsonObject>consumer(Addresses.UI_SIGNALS, m -> heard(m.body()));
            for (int i = 0; i < strategies; i++) {
                Rig.now(rig.engine.create(document(i, every)));
            }
            List<Candle> candles = HandFeed.walk(Rig.PAST, Rig.PAST + WARM + measured);
            long[] toDiskNs = new long[measured];
            long[] toBusNs = new long[measured];
            for (int i = 0; i < candles.size(); i++) {
                int firing = firing(strategies, every, candles.get(i));
                due.set(firing);
                dueOnBus.set(Math.min(firing, FanOutVerticle.SIGNALS_LIMIT));
                long closedNs = System.nanoTime();
                rig.feed.give(List.of(candles.get(i)));
                long diskNs = stored.poll(30, TimeUnit.SECONDS) - closedNs;
                if (i >= WARM) {
                    toDiskNs[i - WARM] = diskNs;
                    toBusNs[i - WARM] = published.poll(30, TimeUnit.SECONDS) - closedNs;
                    TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
                } else if (i == WARM - 1) {
                    forget();
                }
            }
            System.out.printf("%d strategies, one in %d fires on each of %d candles%n", strategies, every, measured);
            report("last signal on the disk", toDiskNs);
            report("last signal on the bus", toBusNs);
            reportCommits();
        }
    }

    /** What happened up to now, and what the bus still tells of it. */
    private void forget() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(10 * PAUSE_MS);
        published.clear();
        synchronized (commits) {
            commits.clear();
        }
    }

    private static int firing(int strategies, int every, Candle candle) {
        int firing = 0;
        for (int i = 0; i < strategies; i++) {
            firing += (candle.openTimeMs() / 60_000 + 1 + i % every) % every == 0 ? 1 : 0;
        }
        return firing;
    }

    private static String document(int number, int every) {
        int fast = 3 + number % 17;
        int slow = fast + 5 + number % 31;
        return """
                {"id": "s%04d", "symbol": "BTC/USD", "timeframe": "1m", "signals": [
                  {"id": "long", "type": "entry", "side": "long", "when": "crossover(ema(%d), ema(%d)) and rsi(%d) < 20"},
                  {"id": "out", "type": "exit", "side": "long", "when": "macd(12, 26, 9).macd < -5000"},
                  {"id": "turn", "type": "alert", "edge": false, "when": "turn(%d) > 0"}]}
                """.formatted(number, fast, slow, 7 + number % 23, 1 + number % every);
    }

    /** The real store, and when its commits were done. */
    private Store timed(Path path) {
        SqliteStore sqlite = SqliteStore.open(path);
        return (Store) Proxy.newProxyInstance(
                Store.class.getClassLoader(), new Class<?>[] {Store.class}, (proxy, method, arguments) -> {
                    long beganNs = System.nanoTime();
                    Object result;
                    try {
                        result = method.invoke(sqlite, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    if (result instanceof Store.Written written) {
                        long doneNs = System.nanoTime();
                        synchronized (commits) {
                            commits.add(new long[] {((List<?>) arguments[0]).size(), doneNs - beganNs});
                        }
                        written.signals().forEach(s -> count(s.fired().signal(), due, stored, doneNs));
                    }
                    return result;
                });
    }

    private void heard(JsonObject message) {
        count(message.getJsonObject("data").getString("signal"), dueOnBus, published, System.nanoTime());
    }

    private void count(String signal, AtomicInteger left, LinkedBlockingQueue<Long> last, long atNs) {
        if (!signal.equals("turn")) {
            others.increment();
        } else if (left.decrementAndGet() == 0) {
            last.offer(atNs);
        }
    }

    private static void report(String what, long[] tookNs) {
        Arrays.sort(tookNs);
        System.out.printf(
                Locale.ROOT,
                "%-24s p50 %7.2f  p90 %7.2f  p99 %7.2f  most %7.2f ms%n",
                what,
                at(tookNs, 0.5),
                at(tookNs, 0.9),
                at(tookNs, 0.99),
                at(tookNs, 1));
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] / 1e6;
    }

    private void reportCommits() {
        int[] bounds = {1, 8, 64, 256, Integer.MAX_VALUE};
        int over = 0;
        for (int bound : bounds) {
            int from = over;
            long[] tookNs = commits.stream()
                    .filter(c -> c[0] > from && c[0] <= bound)
                    .mapToLong(c -> c[1])
                    .toArray();
            if (tookNs.length > 0) {
                report(
                        tookNs.length + " commits of " + (from + 1)
                                + (bound == Integer.MAX_VALUE ? " or more" : " to " + bound),
                        tookNs);
            }
            over = bound;
        }
    }
}
