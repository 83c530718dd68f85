package io.candlebus.engine;

import com.sun.management.OperatingSystemMXBean;
import io.candlebus.api.Addresses;
import io.candlebus.api.FeedHealth;
import io.candlebus.feed.fake.FakeExchange;
import io.candlebus.feed.fake.FakeMarket;
import io.candlebus.feed.live.LiveFeed;
import io.candlebus.feed.live.LiveOptions;
import io.candlebus.feed.venue.CandleUpdate;
import io.candlebus.feed.venue.Conversation;
import io.candlebus.feed.venue.Heard;
import io.candlebus.feed.venue.Venue;
import io.candlebus.feed.venue.Venues;
import io.candlebus.market.FinalCandle;
import io.candlebus.market.Provenance;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.candlebus.market.Timeframe;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * What 50 symbols in several timeframes cost over one connection, in real time: processor time, memory, and how long from the
 * frame that says that a candle is over until the candle is on the bus. The whole engine with SQLite, and one strategy on
 * each series; the exchange, in Binance's dialect, is a process of its own. Arguments: timeframes (1m,5m,15m), seconds
 * measured (300), milliseconds between two updates of a candle (1000).
 */
public final class FrameToBus {
    private static final int SYMBOLS = 50;
    private static final int PAST = 300;
    private static final int WARM_S = 45;

    private final Map<String, Long> heardNs = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Long> tookNs = new ConcurrentLinkedQueue<>();
    private final LongAdder frames = new LongAdder();

    public static void main(String[] args) throws Exception {
        String timeframes = args.length > 0 ? args[0] : "1m,5m,15m";
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 300;
        long everyMs = args.length > 2 ? Long.parseLong(args[2]) : 1_000;
        if (args.length > 3) {
            exchange(series(timeframes), seconds, everyMs);
            return;
        }
        Process exchange = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FrameToBus.class.getName(),
                        timeframes,
                        String.valueOf(seconds),
                        String.valueOf(everyMs),
                        "exchange")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            int port = Integer.parseInt(
                    exchange.inputReader(StandardCharsets.UTF_8).readLine().strip());
            new FrameToBus().measure(series(timeframes), port, seconds);
        } finally {
            exchange.destroy();
        }
        System.exit(0);
    }

    private static List<Series> series(String timeframes) {
        List<Series> all = new ArrayList<>();
        for (int i = 0; i < SYMBOLS; i++) {
            for (String timeframe : timeframes.split(",")) {
                all.add(new Series(new Symbol("C" + i, "USDT"), Timeframe.parse(timeframe)));
            }
        }
        return all;
    }

    /** Tells its port, and goes on until it is ended. */
    private static void exchange(List<Series> all, int seconds, long everyMs) {
        SplittableRandom random = new SplittableRandom(7);
        long nowMs = System.currentTimeMillis();
        Map<Series, List<io.candlebus.market.Candle>> traded = new LinkedHashMap<>();
        for (Series series : all) {
            long lengthS = series.timeframe().longestMs() / 1_000;
            int after = (int) ((seconds + 600) / lengthS) + 2;
            traded.put(series, MadeUpMarket.walk(series, nowMs, PAST + 10, after, true, random));
        }
        FakeExchange exchange =
                new FakeExchange(Vertx.vertx(), "binance", new FakeMarket(traded, nowMs, 1), everyMs, Map.of());
        exchange.listen(0).onSuccess(System.out::println);
    }

    private void measure(List<Series> all, int port, int seconds) throws Exception {
        Path folder = Files.createTempDirectory("candlebus-bench");
        Path documents = Files.createDirectories(folder.resolve("documents"));
        for (int i = 0; i < all.size(); i++) {
            Files.writeString(documents.resolve("s" + i + ".json"), document(i, all.get(i)));
        }
        Venue.Endpoints endpoints =
                new Venue.Endpoints("ws://127.0.0.1:" + port + "/stream", "http://127.0.0.1:" + port);
        Vertx vertx = Vertx.vertx();
        for (Series series : all) {
            vertx.eventBus().<FinalCandle>consumer(Addresses.candles(series), m -> published(m.body()));
        }
        LiveFeed feed = new LiveFeed(timed(Venues.named("binance")), new LiveOptions(endpoints, all, PAST));
        EngineRuntime runtime = Rig.now(EngineRuntime.start(
                vertx, EngineOptions.with(folder.resolve("bench.db")).folder(documents), feed));
        while (!health(runtime).state().equals("live")) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
        TimeUnit.SECONDS.sleep(WARM_S);
        tookNs.clear();
        frames.reset();
        long beganNs = System.nanoTime();
        long processorNs = processorNs();
        TimeUnit.SECONDS.sleep(seconds);
        double wallNs = System.nanoTime() - beganNs;
        double share = (processorNs() - processorNs) / wallNs;
        System.out.printf(
                Locale.ROOT,
                "%d series over %d connection, %.0f frames a second, %d strategies, %d s: %.1f %% of one core, load average %.1f%n",
                all.size(),
                health(runtime).venue().connections().wanted(),
                frames.sum() / wallNs * 1e9,
                Rig.now(runtime.engine().strategies()).size(),
                seconds,
                100 * share,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        long residentKb = residentKb();
        System.gc();
        System.out.printf(
                Locale.ROOT,
                "heap after a collection %.1f MB, resident %.0f MB before it%n",
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6,
                residentKb / 1e3);
        report();
        System.out.println(health(runtime).venue());
        Rig.now(runtime.close());
    }

    private static FeedHealth health(EngineRuntime runtime) {
        return Rig.now(runtime.engine().feed());
    }

    private static String document(int number, Series series) {
        int fast = 3 + number % 17;
        return """
                {"id": "s%d", "symbol": "%s", "timeframe": "%s", "signals": [
                  {"id": "in", "type": "entry", "side": "long", "when": "crossover(ema(%d), ema(%d)) and rsi(14) < 70"},
                  {"id": "out", "type": "exit", "side": "long", "when": "crossunder(ema(%d), ema(%d))"}],
                 "risk": {"stop_loss": {"type": "percent", "value": 1}, "take_profit": {"type": "percent", "value": 2}}}
                """.formatted(number, series.symbol(), series.timeframe(), fast, fast + 9, fast, fast + 9);
    }

    /** The real venue, whose conversations note when a frame came that ends a candle. */
    private Venue timed(Venue venue) {
        return (Venue) Proxy.newProxyInstance(
                Venue.class.getClassLoader(), new Class<?>[] {Venue.class}, (proxy, method, arguments) -> {
                    Object result;
                    try {
                        result = method.invoke(venue, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    return result instanceof Conversation talk ? timed(talk) : result;
                });
    }

    private Conversation timed(Conversation talk) {
        return new Conversation() {
            @Override
            public List<String> opening() {
                return talk.opening();
            }

            @Override
            public void hear(String frame, Heard heard) {
                long cameNs = System.nanoTime();
                frames.increment();
                talk.hear(frame, (Heard) Proxy.newProxyInstance(
                        Heard.class.getClassLoader(), new Class<?>[] {Heard.class}, (proxy, method, arguments) -> {
                            if (arguments[0] instanceof CandleUpdate update
                                    && update.flag() == CandleUpdate.Flag.CLOSED) {
                                heardNs.put(key(update.series(), update.candle().openTimeMs()), cameNs);
                            }
                            return method.invoke(heard, arguments);
                        }));
            }
        };
    }

    private static String key(Series series, long openMs) {
        return series + " " + openMs;
    }

    private void published(FinalCandle candle) {
        long nowNs = System.nanoTime();
        Long cameNs = heardNs.remove(key(candle.series(), candle.candle().openTimeMs()));
        if (cameNs != null && candle.provenance() == Provenance.FLAG) {
            tookNs.add(nowNs - cameNs);
        }
    }

    private void report() {
        long[] sorted = tookNs.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "frame received -> candle final on the bus, %d candles: p50 %.2f  p90 %.2f  p99 %.2f  most %.2f ms%n",
                sorted.length,
                at(sorted, 0.5),
                at(sorted, 0.9),
                at(sorted, 0.99),
                at(sorted, 1));
    }

    private static double at(long[] sorted, double share) {
        return sorted[(int) Math.max(0, Math.ceil(share * sorted.length) - 1)] / 1e6;
    }

    private static long processorNs() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long residentKb() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
