package io.candlebus.feed.fake;

import io.candlebus.feed.CandleCsv;
import io.candlebus.feed.venue.Venue;
import io.candlebus.feed.venue.Venues;
import io.candlebus.market.Candle;
import io.candlebus.market.Series;
import io.candlebus.market.Symbol;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** An exchange to try the engine on, by hand: docs/fake-exchange.md. Prints settings for the engine that find it. */
@Command(
        name = "fake-exchange",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Speaks as an exchange does, on a port of this machine, about candles from files.")
public final class FakeExchangeMain implements Callable<Integer> {
    private static final Path DEMO = Path.of("src/main/resources/demo/btcusd-1m-bitstamp-2013-11.csv");
    /** Every fourth carries a sign of life, which some venues owe each second or so. */
    private static final int TICK_LIMIT = 750;

    private static final long SCRIPT_MS = 20;
    private static final int HISTORY_LIMIT = 1_000;

    @Spec
    private CommandSpec spec;

    @Option(names = "--venue", required = true, description = "binance, binance-usdm, bybit, okx, kraken or coinbase")
    private String venueName;

    @Option(
            names = "--candles",
            paramLabel = "SYMBOL=F.csv",
            description = "what is traded; may be repeated; a week of BTC/USDT, or BTC/USD, by default")
    private Map<String, Path> candles = new LinkedHashMap<>();

    @Option(
            names = "--past",
            defaultValue = "0.75",
            description = "share of the files' time that is past (${DEFAULT-VALUE})")
    private double past;

    @Option(names = "--speed", defaultValue = "1", description = "market time over wall time (${DEFAULT-VALUE})")
    private double speed;

    @Option(
            names = "--tick",
            defaultValue = "250",
            paramLabel = "MS",
            description = "wall time between two updates of a candle (${DEFAULT-VALUE})")
    private int tickMs;

    @Option(names = "--faults", paramLabel = "F", description = "what goes wrong, and when; nothing by default")
    private Path faults;

    @Option(
            names = "--keep-holes",
            description = "a candle that is missing in a file is not told at all, as when an exchange stands still")
    private boolean keepHoles;

    @Option(names = "--port", defaultValue = "0", description = "0 for any that is free (${DEFAULT-VALUE})")
    private int port;

    private final Vertx vertx = Vertx.vertx();
    private boolean isOpen;

    /** Serves until the process is ended. */
    public static void main(String[] args) throws Exception {
        FakeExchangeMain exchange = new FakeExchangeMain();
        int status = new CommandLine(exchange).execute(args);
        if (!exchange.isOpen) {
            System.exit(status);
        }
        new CountDownLatch(1).await();
    }

    @Override
    public Integer call() throws Exception {
        begin(spec.commandLine().getOut());
        isOpen = true;
        return 0;
    }

    void close() {
        vertx.close();
    }

    private void begin(PrintWriter out) throws Exception {
        Venue venue = Venues.find(venueName)
                .orElseThrow(() -> bad("--venue: there is no " + venueName + "; there are "
                        + Venues.ALL.stream().map(Venue::name).collect(Collectors.joining(" "))));
        check(past > 0 && past < 1, "--past: must be above 0 and below 1");
        check(speed > 0 && speed <= 1_000, "--speed: must be above 0, and 1000 at most");
        check(tickMs >= 1 && tickMs <= TICK_LIMIT, "--tick: must be from 1 to " + TICK_LIMIT);
        check(port >= 0 && port <= 65_535, "--port: must be from 0 to 65535");
        FaultScript script = script();
        FakeData data = data(venue);
        long nowMs = System.currentTimeMillis();
        Map<Series, List<Candle>> traded = traded(data, nowMs);
        FakeMarket market = new FakeMarket(traded, nowMs, speed);
        FakeExchange exchange = new FakeExchange(vertx, venueName, market, tickMs, Map.of());
        int at = exchange.listen(port).toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        settings(out, data, at, nowMs);
        traded.forEach((series, all) -> tell(out, series, all, nowMs));
        out.flush();
        vertx.setPeriodic(SCRIPT_MS, t -> script.due(market.nowMs() - nowMs).forEach(exchange::bring));
        Map<Fault, Integer> told = new EnumMap<>(Fault.class);
        vertx.setPeriodic(
                SCRIPT_MS,
                t -> exchange.happened().forEach((fault, times) -> {
                    if (!times.equals(told.put(fault, times))) {
                        out.println(
                                "# " + Instant.now().truncatedTo(ChronoUnit.MILLIS) + " " + FaultScript.word(fault));
                        out.flush();
                    }
                }));
    }

    private FaultScript script() throws IOException {
        try {
            return faults == null ? FaultScript.parse("", "") : FaultScript.read(faults);
        } catch (FaultScript.Wrong wrong) {
            throw bad(wrong.getMessage());
        } catch (NoSuchFileException none) {
            throw bad("--faults: there is no " + faults);
        }
    }

    private FakeData data(Venue venue) {
        if (candles.isEmpty()) {
            boolean dollars = !venue.closes().flagged();
            candles.put(dollars ? "BTC/USD" : "BTC/USDT", DEMO);
        }
        FakeData data = new FakeData(venue, keepHoles);
        candles.forEach((symbol, file) -> {
            try {
                data.add(Symbol.parse(symbol), file);
            } catch (CandleCsv.Fault | IllegalArgumentException wrong) {
                throw bad("--candles: " + wrong.getMessage());
            }
        });
        return data;
    }

    private Map<Series, List<Candle>> traded(FakeData data, long nowMs) {
        try {
            return data.traded(past, nowMs);
        } catch (IllegalArgumentException wrong) {
            throw bad("--candles: " + wrong.getMessage());
        }
    }

    private void check(boolean right, String otherwise) {
        if (!right) {
            throw bad(otherwise);
        }
    }

    private ParameterException bad(String what) {
        return new ParameterException(spec.commandLine(), what);
    }

    /** What the engine needs to find it; its own store, since every start is another market. */
    private void settings(PrintWriter out, FakeData data, int at, long nowMs) {
        String first = data.symbols().iterator().next().toString();
        out.printf(
                """
                # Settings for candlebus serve --config; each start is a market of its own, and needs a store of its own.
                feed:
                  kind: %s
                  symbols: [%s]
                  timeframes: [%s]
                  history: %d
                  endpoints:
                    live: "ws://127.0.0.1:%d/stream"
                    rest: "http://127.0.0.1:%d"
                store:
                  url: "sqlite:data/fake-%s-%d.db"
                strategies:
                  folder: conf/live
                  default_symbol: %s
                  default_timeframe: %s
                """,
                venueName,
                data.symbols().stream().map(Symbol::toString).collect(Collectors.joining(", ")),
                data.timeframe(),
                HISTORY_LIMIT,
                at,
                at,
                venueName,
                nowMs / 1_000,
                first,
                data.timeframe());
    }

    private static void tell(PrintWriter out, Series series, List<Candle> candles, long nowMs) {
        long before = candles.stream().filter(c -> c.openTimeMs() <= nowMs).count();
        long endMs = series.timeframe().closeOf(candles.get(candles.size() - 1).openTimeMs());
        out.printf(
                "# %s %s: %d candles are past or under way, %d to come, until %s%n",
                series.symbol(), series.timeframe(), before, candles.size() - before, Instant.ofEpochMilli(endMs));
    }
}
