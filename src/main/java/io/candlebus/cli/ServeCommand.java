package io.candlebus.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.candlebus.config.BadConfig;
import io.candlebus.config.Config;
import io.candlebus.feed.CandleCsv;
import io.candlebus.feed.FeedRefused;
import io.candlebus.store.StoreInUse;
import io.candlebus.store.StoreRefused;
import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.net.BindException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the engine and the page until the process is told to end. */
@Command(name = "serve", description = "Runs the engine and the page.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    /** How long an orderly end may take. */
    private static final int CLOSING_S = 10;

    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

    @Spec
    private CommandSpec spec;

    @Mixin
    private ConfigOption configOption;

    @Option(names = "--port", paramLabel = "N", description = "port to listen on; 0 takes a free one")
    private String port;

    @Option(
            names = "--feed",
            paramLabel = "SOURCE",
            description = "demo, a folder of candle CSV files, or a venue: binance, bybit, kraken, ...")
    private String feed;

    @Option(
            names = "--symbols",
            paramLabel = "A,B",
            description =
                    "what is taken from the venue, as BTC/USDT,ETH/USDT; the first is that of documents that name none")
    private String symbols;

    @Option(names = "--timeframes", paramLabel = "T,U", description = "of each symbol, as 1m,1h; likewise")
    private String timeframes;

    @Option(names = "--speed", paramLabel = "X", description = "candle time over wall time; 0 as fast as it goes")
    private String speed;

    @Option(names = "--set", paramLabel = "k=v", description = "any other setting, as store.url=sqlite:/tmp/x.db")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--json", description = "say where it listens as one JSON object")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        Vertx vertx = Server.vertx();
        vertx.exceptionHandler(ServeCommand::unhandled);
        Thread.setDefaultUncaughtExceptionHandler((thread, cause) -> unhandled(cause));
        Server server;
        Config config;
        try {
            config = configOption.read(vertx, commandLine()).await();
            server = Server.start(vertx, config).await();
        } catch (Exception cause) {
            // Any exception: a future's failure is thrown as it is, checked or not.
            vertx.close().await();
            throw explained(cause);
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, ended), "shutdown"));
        say(server.url(config), spec.commandLine().getOut());
        ended.await();
        return Exit.OK;
    }

    /** Without memory nothing can be trusted, not even an orderly end; a kill is a normal end, and this is one. */
    private static void unhandled(Throwable cause) {
        if (cause instanceof OutOfMemoryError) {
            Runtime.getRuntime().halt(Exit.INTERNAL);
        }
        LOG.error("unhandled", cause);
    }

    private Map<String, String> commandLine() {
        Map<String, String> given = new LinkedHashMap<>(settings);
        put(given, "server.port", port);
        if (feed != null) {
            boolean isVenue = Feeds.isVenue(feed);
            given.put("feed.kind", isVenue ? feed : "replay");
            put(given, "feed.source", isVenue ? null : feed);
        }
        put(given, "feed.symbols", symbols);
        put(given, "feed.timeframes", timeframes);
        putFirst(given, "strategies.default_symbol", symbols);
        putFirst(given, "strategies.default_timeframe", timeframes);
        put(given, "feed.speed", speed);
        return given;
    }

    private static void put(Map<String, String> given, String path, String value) {
        if (value != null) {
            given.put(path, value);
        }
    }

    /** The first of a list, unless something else is asked for. */
    private static void putFirst(Map<String, String> given, String path, String list) {
        if (list != null) {
            given.putIfAbsent(path, list.strip().split("[,\\s]+")[0]);
        }
    }

    private void say(String url, PrintWriter out) {
        out.println(
                json
                        ? JsonNodeFactory.instance.objectNode().put("url", url).toString()
                        : "Candlebus is running: " + url + "   (Ctrl-C ends it)");
        out.flush();
    }

    /** The world's refusals in words; anything else is a bug, and thrown on. */
    private static Exception explained(Exception thrown) {
        Throwable cause = thrown;
        while (cause != null) {
            if (cause instanceof BadConfig || cause instanceof FeedRefused || cause instanceof CandleCsv.Fault) {
                return new Stopped(Exit.CONFIG, cause.getMessage());
            }
            if (cause instanceof StoreRefused) {
                return new Stopped(cause instanceof StoreInUse ? Exit.STORE_IN_USE : Exit.CONFIG, cause.getMessage());
            }
            if (cause instanceof BindException) {
                return new Stopped(
                        Exit.CONFIG,
                        "server.port: cannot listen: " + cause.getMessage()
                                + "; choose another with --port, or 0 for a free one");
            }
            cause = cause.getCause();
        }
        return thrown;
    }

    private static void end(Server server, CountDownLatch ended) {
        try {
            // Vert.x is not closed: it would tell so on threads that it has closed, to nobody. The process ends it.
            server.close().toCompletionStage().toCompletableFuture().get(CLOSING_S, TimeUnit.SECONDS);
        } catch (Exception late) {
            // Everything stored is safe already: a kill is a normal end.
            System.err.println("candlebus: ended without waiting any longer: " + late);
        }
        ended.countDown();
    }
}
