package io.candlebus.cli;

import io.candlebus.config.Config;
import io.candlebus.engine.EngineOptions;
import io.candlebus.engine.EngineRuntime;
import io.candlebus.indicator.Indicators;
import io.candlebus.json.Surroundings;
import io.candlebus.portfolio.FillAt;
import io.candlebus.portfolio.Instrument;
import io.candlebus.portfolio.Intrabar;
import io.candlebus.portfolio.PaperTerms;
import io.candlebus.store.StoreUrl;
import io.candlebus.web.Served;
import io.candlebus.web.SocketLimits;
import io.candlebus.web.WebOptions;
import io.candlebus.web.WebVerticle;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import io.vertx.micrometer.VertxPrometheusOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The engine and the page in one process, as configured. */
public final class Server {
    private static final Path WEBROOT = Path.of("webroot");

    private final EngineRuntime engine;
    private final WebVerticle web;

    private Server(EngineRuntime engine, WebVerticle web) {
        this.engine = engine;
        this.web = web;
    }

    /** A Vert.x that measures itself, for {@code /metrics}. */
    public static Vertx vertx() {
        MicrometerMetricsOptions metrics = new MicrometerMetricsOptions()
                .setPrometheusOptions(new VertxPrometheusOptions().setEnabled(true))
                .setJvmMetricsEnabled(true)
                .setEnabled(true);
        return Vertx.builder()
                .with(new VertxOptions().setMetricsOptions(metrics))
                .withMetrics(new MicrometerMetricsFactory())
                .build();
    }

    /** Ready when candles flow and the port answers. Once per Vert.x. */
    public static Future<Server> start(Vertx vertx, Config config) {
        return strategies(vertx, Path.of(config.strategies().folder()))
                .compose(folder -> EngineRuntime.start(
                        vertx,
                        options(config, folder),
                        Feeds.of(config.feed()),
                        file -> storeUrl(config).open(),
                        config.webhooks()))
                .compose(engine -> {
                    WebVerticle web = new WebVerticle(web(config), served(config, engine));
                    return vertx.deployVerticle(web)
                            .map(id -> new Server(engine, web))
                            .recover(cause -> engine.close().transform(closed -> Future.failedFuture(cause)));
                });
    }

    /** Where the page is. */
    public String url(Config config) {
        return "http://" + config.server().host() + ":" + web.port() + "/";
    }

    public int port() {
        return web.port();
    }

    /** Stops the feed, finishes what is under way, and closes the store. */
    public Future<Void> close() {
        return engine.close();
    }

    static StoreUrl storeUrl(Config config) {
        return new StoreUrl(config.store().url());
    }

    private static EngineOptions options(Config config, Path folder) {
        Config.Feed feed = config.feed();
        Config.Paper paper = config.paper();
        return new EngineOptions(
                storeUrl(config).file(),
                folder,
                config.strategies().watch(),
                config.strategies().defaultSymbol(),
                config.strategies().defaultTimeframe(),
                Feeds.history(config),
                new PaperTerms(
                        paper.cash(),
                        paper.feeBps(),
                        paper.slippageBps(),
                        FillAt.valueOf(paper.fill().name()),
                        Intrabar.valueOf(paper.intrabar().name()),
                        new Instrument(paper.tick(), paper.lot())),
                feed.gapFill() == Config.GapFill.FLAT ? feed.gapFillMax() : 0,
                feed.jumpFactor(),
                config.session().stepLimitMs(),
                Indicators.ALL);
    }

    private static Served served(Config config, EngineRuntime engine) {
        return new Served(
                engine.engine(),
                engine.jobs(),
                engine.webhooks(),
                engine.watched(),
                engine::storeFailure,
                new Surroundings(
                        Indicators.ALL,
                        config.strategies().defaultSymbol(),
                        config.strategies().defaultTimeframe(),
                        Feeds.history(config)));
    }

    private static WebOptions web(Config config) {
        Config.Server server = config.server();
        return new WebOptions(
                server.host(),
                server.port(),
                Files.isDirectory(WEBROOT) ? WEBROOT : null,
                List.of(),
                SocketLimits.STANDARD);
    }

    /** The folder beside the process, or else the examples inside the jar, unpacked. */
    private static Future<Path> strategies(Vertx vertx, Path folder) {
        if (Files.isDirectory(folder)) {
            return Future.succeededFuture(folder);
        }
        return vertx.fileSystem()
                .readDir(folder.toString(), ".*\\.json")
                .map(files -> Path.of(files.get(0)).getParent())
                .recover(cause -> Future.failedFuture(
                        new Stopped(Exit.CONFIG, "strategies.folder: there is no folder \"" + folder + "\"")));
    }
}
